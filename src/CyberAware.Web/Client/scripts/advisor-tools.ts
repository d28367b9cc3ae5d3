// What a result offers to readers with JavaScript: ticks, printing, copying, a copy for times without a connection.
import { withoutSoftHyphens } from "./copying";
import { entriesOf, keep, readKept } from "./device-store";

/** How long the worker may take to keep a page, in milliseconds. */
const patience = 10_000;

/** Ticked actions by helper; an action that another way through the helper asks for too stays ticked. */
const kept = "plans";

function readTicks(): Record<string, string[]> {
  return entriesOf(readKept(kept), (ids) => (Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : undefined));
}

export function offerTools(step: HTMLElement, helper: string): void {
  for (const tool of step.querySelectorAll<HTMLElement>("[data-tools]")) tool.hidden = false;
  offerTicks(step, helper);
  const status = step.querySelector<HTMLElement>("[data-part=status]");
  if (!status) return;

  const say = (words?: string): void => void (status.textContent = words ?? "");
  const copy = (...texts: (Element | null | undefined)[]): void => {
    const text = withoutSoftHyphens(texts.map((element) => element?.textContent ?? "").join("\n\n"));
    // Without a secure connection there is no clipboard.
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => say(status.dataset.copied),
      () => {
        step.querySelector<HTMLDetailsElement>(".advisor-message")!.open = true;
        say(status.dataset.failed);
      },
    );
  };
  const tools: Record<string, (button: Element) => void> = {
    print: () => print(),
    copy: () => copy(step.querySelector("[data-part=message]")),
    "copy-sentence": (button) => copy(button.previousElementSibling),
    "copy-sentences": () => copy(...step.querySelectorAll(".advisor-sentences blockquote")),
    send: () => void navigator.share({ title: document.title, text: withoutSoftHyphens(step.querySelector("[data-part=message]")!.textContent!) }).catch(() => undefined),
    save: () => void save().then((saved) => say(saved ? status.dataset.saved : status.dataset.unsaved)),
  };
  const missing: Record<string, boolean> = {
    send: !("share" in navigator),
    save: !document.documentElement.dataset.worker || !("serviceWorker" in navigator),
  };
  for (const button of step.querySelectorAll<HTMLElement>("[data-do]")) {
    button.hidden = missing[button.dataset.do!] ?? false;
    button.addEventListener("click", () => tools[button.dataset.do!]?.(button));
  }
}

function offerTicks(step: HTMLElement, helper: string): void {
  const done = new Set(readTicks()[helper]);
  for (const action of step.querySelectorAll<HTMLElement>(".advisor-action")) {
    const words = action.querySelector("h3")!;
    words.id = `${action.id}-words`;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("aria-labelledby", words.id);
    box.checked = done.has(action.id);
    action.classList.toggle("is-done", box.checked);
    box.addEventListener("change", () => {
      action.classList.toggle("is-done", box.checked);
      const ticks = readTicks();
      const ids = (ticks[helper] ?? []).filter((id) => id !== action.id);
      if (box.checked) ids.push(action.id);
      if (ids.length > 0) ticks[helper] = ids;
      else delete ticks[helper];
      keep(kept, Object.keys(ticks).length > 0 ? ticks : null);
    });
    action.append(box);
  }
}

/** Asks the service worker to keep this very page, and says whether it did; one that isn't there says nothing. */
function save(): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    setTimeout(resolve, patience, false);
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ save: location.pathname }, [port2]));
  });
}
