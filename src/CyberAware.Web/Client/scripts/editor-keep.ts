// Keeps what is typed: at the portal after two seconds of quiet, and in this browser in case the portal can't be reached.
import { viewOf } from "./editor-code";
import { confirmLocal, eraseLocal, offerLocal, rememberLocal } from "./editor-local";

const quiet = 2000;
const patience = 15000;

interface Answer {
  versions: Record<string, string | null>;
  others: string;
  said: string;
}

/** Begins; gives what keeps at once. */
export function keepTyped(form: HTMLFormElement): () => void {
  const areas = Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea[data-key]"));
  const status = form.querySelector<HTMLElement>(".editor-status");
  const owner = form.dataset.owner ?? "";
  if (areas.length === 0 || !status) return () => undefined;

  if (form.dataset.saved) areas.forEach((area) => eraseLocal(owner, area.dataset.path!));
  offerLocal(form.querySelector<HTMLElement>(".editor-local")!, owner, areas, (area) => {
    (viewOf(area) ?? area).focus();
    wait(0);
  });

  const known = new Map(areas.map((area) => [area, area.value]));
  let timer = 0;
  let isSending = false;
  let isStopped = false;
  for (const area of areas) area.addEventListener("input", () => wait(quiet));
  let pressed: HTMLElement | undefined;
  let waits = false;
  for (const button of form.querySelectorAll<HTMLButtonElement>("button[type=submit]")) button.addEventListener("click", () => (pressed = button));
  form.addEventListener("submit", (event) => {
    isStopped = true;
    clearTimeout(timer);
    // What is still on its way would look like the text of another window.
    waits = isSending;
    if (waits) event.preventDefault();
  });

  return () => wait(0);

  function wait(time: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void keep(), time);
  }

  // One at a time: two on their way would each take the other for another window.
  async function keep(): Promise<void> {
    const typed = areas.filter((area) => area.value !== known.get(area));
    if (isSending || typed.length === 0) return;

    const texts = new Map(typed.map((area) => [area, area.value]));
    texts.forEach((text, area) => rememberLocal(owner, area.dataset.path!, text));
    if (isStopped) return;

    isSending = true;
    let next = quiet;
    try {
      const response = await fetch(form.dataset.keep!, { method: "POST", headers: { Accept: "application/json" }, body: fieldsOf(typed) });
      if (response.ok && !response.redirected) {
        take((await response.json()) as Answer, texts);
      } else {
        isStopped = response.status === 409;
        next = patience;
        say(isStopped ? "stale" : "failed");
      }
    } catch {
      next = patience;
      say("failed");
    } finally {
      isSending = false;
    }
    if (waits) {
      (pressed ?? form.querySelector<HTMLElement>("button[type=submit]"))?.click();
      return;
    }
    if (areas.some((area) => area.value !== known.get(area))) wait(next);
  }

  function take(answer: Answer, texts: Map<HTMLTextAreaElement, string>): void {
    texts.forEach((text, area) => {
      known.set(area, text);
      confirmLocal(owner, area.dataset.path!, text);
      field("kept-", area)!.value = answer.versions[area.dataset.key!] ?? "";
    });
    status!.textContent = answer.said;
    form.dispatchEvent(new Event("kept"));
    showOthers(answer.others);
  }

  // Who else has the text open: it informs and keeps nobody from writing.
  function showOthers(words: string): void {
    const line = document.querySelector<HTMLElement>("[data-presence]");
    if (!line || line.textContent === words) return;
    line.textContent = words;
    line.hidden = words.length === 0;
  }

  function say(what: "stale" | "failed"): void {
    const words = status!.dataset[what] ?? "";
    if (status!.textContent !== words) status!.textContent = words;
  }

  function fieldsOf(typed: HTMLTextAreaElement[]): URLSearchParams {
    const fields = new URLSearchParams();
    fields.set("__RequestVerificationToken", form.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")!.value);
    for (const area of typed) {
      fields.set(area.name, area.value);
      for (const name of ["version-", "kept-", "hash-", "merged-"]) fields.set(name + area.dataset.key!, field(name, area)?.value ?? "");
    }
    return fields;
  }

  function field(name: string, area: HTMLTextAreaElement): HTMLInputElement | null {
    return form.querySelector<HTMLInputElement>(`[name="${name}${area.dataset.key!}"]`);
  }
}
