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

  // On paper nothing can be unfolded.
  const answers = [...result.querySelectorAll<HTMLDetailsElement>(".quiz-answers details")];
  let closed: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    closed = answers.filter((answer) => !answer.open);
    for (const answer of closed) answer.open = true;
  });
  addEventListener("afterprint", () => {
    for (const answer of closed) answer.open = false;
  });
}
