// Counts what is answered, and keeps answers in this browser until there is a result. Without it the form works as it is.
import { fill } from "./checklist";
import { asString, entriesOf, isRecord, keep, readKept } from "./device-store";

const name = "assessment";
const day = 24 * 60 * 60 * 1000;
const keptFor = 30 * day;

const form = document.querySelector<HTMLFormElement>(".assessment-form");
const parts = document.querySelector<HTMLTemplateElement>("#site-assessment-parts");
if (form && parts) openForm(form, parts.content);
document.querySelector<HTMLElement>(".form-errors")?.focus();

const result = document.querySelector<HTMLElement>(".assessment-result");
if (result) {
  keep(name, null);
  const print = result.querySelector<HTMLButtonElement>("[data-do=print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
}

function openForm(form: HTMLFormElement, parts: DocumentFragment): void {
  const fields = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const isFresh = form.dataset.fresh === "yes";
  // Answers that came from the portal are newer than any kept ones.
  if (isFresh) {
    const answers = readAnswers();
    for (const field of fields) if (answers[field.name] === field.value) field.checked = true;
  }

  const counters = [...form.querySelectorAll<HTMLElement>(".assessment-step")].map((step) => counterOf(step, parts));
  const progress = copyOf(parts, ".assessment-progress");
  const kept = copyOf(parts, ".assessment-kept");
  const submit = form.querySelector<HTMLElement>(".assessment-submit")!;
  submit.before(progress);
  submit.after(kept);

  const update = (): void => {
    const answered = fields.filter((field) => field.checked);
    for (const count of counters) count();
    progress.textContent = fill(progress.dataset.text, answered.length, form.querySelectorAll(".assessment-statement").length);
    kept.hidden = answered.length === 0;
  };
  const store = (): void => {
    const answers = Object.fromEntries(fields.filter((field) => field.checked).map((field) => [field.name, field.value]));
    keep(name, Object.keys(answers).length > 0 ? { changed: new Date().toISOString(), answers } : null);
    update();
  };

  kept.querySelector("button")!.addEventListener("click", () => {
    for (const field of fields) field.checked = false;
    store();
    fields[0]?.focus();
  });
  form.addEventListener("change", store);
  warnOffline(form, parts, submit);
  if (isFresh) update();
  else store();
}

/** Says at the form's head and beside its button that a result needs the portal, as long as there is no connection. */
function warnOffline(form: HTMLFormElement, parts: DocumentFragment, submit: HTMLElement): void {
  const notes = [form.firstElementChild!, submit].map((place) => {
    const note = copyOf(parts, ".assessment-offline");
    place.before(note);
    return note;
  });
  const show = (isOffline: boolean): void => notes.forEach((note) => void (note.hidden = !isOffline));
  const isCopy = document.querySelector("[data-stored-copy]:not([hidden])") !== null;
  show(isCopy || !navigator.onLine);
  addEventListener("offline", () => show(true));
  addEventListener("online", () => show(false));
  form.addEventListener("submit", (event) => {
    if (notes[1]!.hidden) return;
    event.preventDefault();
    // Only asking tells whether the portal is back; a form sent in vain would end on the browser's own page.
    fetch(form.action, { method: "HEAD", cache: "no-store" }).then(
      () => form.submit(),
      () => notes[1]!.focus(),
    );
  });
}

function counterOf(step: HTMLElement, parts: DocumentFragment): () => void {
  const count = copyOf(parts, ".assessment-count");
  step.querySelector("h2")!.after(count);
  const all = step.querySelectorAll(".assessment-statement").length;
  return () => {
    const answered = step.querySelectorAll("input:checked").length;
    count.textContent = fill(count.dataset.text, answered, all);
    count.classList.toggle("is-complete", answered === all);
  };
}

function copyOf(parts: DocumentFragment, selector: string): HTMLElement {
  return parts.querySelector<HTMLElement>(selector)!.cloneNode(true) as HTMLElement;
}

/** What this browser keeps of a form under way; nothing when it is of another shape, or old. */
function readAnswers(): Record<string, string> {
  const kept = readKept(name);
  if (!isRecord(kept)) return {};
  const age = Date.now() - Date.parse(asString(kept.changed) ?? "");
  if (age > -day && age < keptFor) return entriesOf(kept.answers, asString);
  keep(name, null);
  return {};
}
