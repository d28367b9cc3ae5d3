import { withoutSoftHyphens } from "./copying";
import { forget, markDone } from "./answers";

/** The result stands in the address, so the unfinished answers of this quiz are no longer needed. */
export function forgetAnswers(quiz?: string): void {
  if (!quiz) return;
  forget(quiz);
  markDone(quiz);
}

/** Printing and copying, which need a script. */
export function offerTools(result: HTMLElement): void {
  const tools = result.querySelector<HTMLElement>(".quiz-tools");
  const text = result.querySelector<HTMLTemplateElement>("#site-quiz-text")?.content.textContent ?? "";
  if (!tools) return;

  const status = tools.querySelector("[role=status]")!;
  tools.hidden = false;
  tools.querySelector("[data-do=print]")?.addEventListener("click", () => print());
  tools.querySelector("[data-do=copy]")?.addEventListener("click", () => {
    // Without a secure connection there is no clipboard.
    const copying = navigator.clipboard?.writeText(withoutSoftHyphens(text)) ?? Promise.reject();
    copying.then(
      () => (status.textContent = tools.dataset.copied ?? ""),
      () => (status.textContent = tools.dataset.failed ?? ""),
    );
  });
}

/** The quiz, not the answers, to the family: by the device's own sheet first, else as a link to be pasted. */
export function offerSending(result: HTMLElement): void {
  const ways = result.querySelector<HTMLElement>(".quiz-send-ways");
  const status = result.querySelector(".quiz-send [role=status]");
  if (!ways || !status) return;

  const { title = "", text = "", url = "" } = ways.dataset;
  const copy = ways.querySelector<HTMLElement>("[data-send=copy]")!;
  copy.hidden = false;
  copy.addEventListener("click", () => {
    const copying = navigator.clipboard?.writeText(withoutSoftHyphens(`${text} ${url}`)) ?? Promise.reject();
    copying.then(
      () => (status.textContent = ways.dataset.copied ?? ""),
      () => (status.textContent = ways.dataset.failed ?? ""),
    );
  });
  const sheet = ways.querySelector<HTMLElement>("[data-send=sheet]")!;
  if (!("share" in navigator)) return;
  sheet.hidden = false;
  sheet.addEventListener("click", () => void navigator.share({ title, text, url }).catch(() => undefined));
}
