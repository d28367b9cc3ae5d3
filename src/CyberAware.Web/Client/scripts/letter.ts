// Makes a letter on the reader's own device: nothing of it is sent. Without it the same form is answered by the portal.
import { check, clean, type Field, type Mistake } from "./letter-rules";
import { plainLetter, writeLetter, type Paragraph, type Values } from "./letter-writer";

const words = document.querySelector<HTMLTemplateElement>("#site-letter-words");
const template = document.querySelector<HTMLTemplateElement>("#site-letter-template");
const ready = document.querySelector<HTMLElement>("[data-letter-ready]");
const form = document.querySelector<HTMLFormElement>("form[data-letter]");
const errors = document.querySelector<HTMLElement>(".form-errors");

if (ready) offerPaper(ready);
if (errors && !errors.hidden) errors.focus();
if (ready && form && errors && words && template) openLetterForm(form, errors, ready, words.content, template.content);

/** Printing and copying, which need a script on the portal's answer too. */
function offerPaper(letter: HTMLElement): void {
  const text = letter.querySelector<HTMLTextAreaElement>("textarea")!;
  const status = letter.querySelector<HTMLElement>("[data-letter-status]")!;
  const printer = letter.querySelector<HTMLButtonElement>("[data-letter-print]")!;
  const copier = letter.querySelector<HTMLButtonElement>("[data-letter-copy]")!;
  printer.hidden = copier.hidden = false;
  printer.addEventListener("click", () => print());
  copier.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = copier.dataset.copied ?? "";
    } catch {
      text.select();
      status.textContent = copier.dataset.failed ?? "";
    }
  });
}

function openLetterForm(sheet: HTMLFormElement, summary: HTMLElement, letter: HTMLElement, said: DocumentFragment, blocks: DocumentFragment): void {
  const fields = [...sheet.querySelectorAll<HTMLElement>("[data-field]")];
  const title = document.title;
  const titleOf = (what: string): string => said.querySelector(`[data-title=${what}]`)!.textContent ?? "";
  const heading = letter.querySelector<HTMLElement>("h2")!;

  sheet.addEventListener("submit", (event) => {
    event.preventDefault();
    make();
  });
  letter.querySelector("[data-letter-change]")!.addEventListener("click", (event) => {
    event.preventDefault();
    showForm();
    history.pushState({ letter: false }, "");
  });
  // The one button whose form goes to the portal; submit() asks no listener.
  letter.querySelector<HTMLButtonElement>("[value=docx]")!.addEventListener("click", (event) => {
    event.preventDefault();
    download(event.currentTarget as HTMLButtonElement);
  });
  // Back from the letter leads to the form. A link within the page makes an entry without a state and changes nothing.
  addEventListener("popstate", () => {
    const isReady = (history.state as { letter?: boolean } | null)?.letter;
    if (isReady === true) make(false);
    if (isReady === false) showForm();
  });
  history.replaceState({ letter: false }, "");

  function make(isNew = true): void {
    const today = new Date();
    today.setHours(0, 0, 0, 0);
    const values: Values = new Map();
    const mistakes: [HTMLElement, Mistake][] = [];
    for (const element of fields) {
      const field = describe(element);
      const given = valuesOf(element, field);
      values.set(field.id, given);
      const mistake = check(field, given[0] ?? "", today);
      if (mistake) mistakes.push([element, mistake]);
    }

    showMistakes(mistakes);
    if (mistakes.length > 0) {
      document.title = titleOf("error");
      summary.focus();
      return;
    }

    show(writeLetter(blocks, values, formatDate, today));
    if (!isNew) return;
    history.replaceState({ letter: false }, "");
    history.pushState({ letter: true }, "");
  }

  function show(paragraphs: Paragraph[]): void {
    letter.querySelector("[data-letter-sheet]")!.replaceChildren(...paragraphs.map(({ part, text }) => {
      const paragraph = document.createElement("p");
      paragraph.dataset.part = part;
      paragraph.textContent = text;
      return paragraph;
    }));
    letter.querySelector("textarea")!.value = plainLetter(paragraphs);
    letter.querySelector("[data-letter-status]")!.textContent = "";
    letter.hidden = false;
    sheet.hidden = true;
    document.title = titleOf("ready");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  function showForm(): void {
    letter.hidden = true;
    letter.querySelector("[data-letter-sheet]")!.replaceChildren();
    letter.querySelector("textarea")!.value = "";
    sheet.hidden = false;
    document.title = title;
    sheet.querySelector<HTMLElement>("input, textarea")!.focus();
  }

  function showMistakes(mistakes: [HTMLElement, Mistake][]): void {
    summary.hidden = mistakes.length === 0;
    document.title = title;
    for (const element of fields) mark(element, undefined);
    summary.querySelector("ul")!.replaceChildren(...mistakes.map(([element, mistake]) => {
      const sentence = mark(element, mistake);
      const label = element.querySelector("label, legend")!.firstChild!.textContent!.trim();
      const link = document.createElement("a");
      link.href = `#${element.querySelector("input, textarea")!.id}`;
      link.textContent = `${label}. ${sentence}`;
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
  }

  /** Shows or takes away what is wrong beside a field, and returns it. */
  function mark(element: HTMLElement, mistake: Mistake | undefined): string {
    const line = element.querySelector<HTMLElement>(".form-error")!;
    const sentence = mistake
      ? (said.querySelector(`[data-error=${mistake.kind}]`)!.textContent ?? "").replace("{0}", element.dataset.max ?? "").replace("{1}", String(mistake.length))
      : "";
    line.querySelector("span")!.textContent = sentence;
    line.hidden = !mistake;
    const described = element.matches("fieldset") ? element : element.querySelector("input, textarea")!;
    const ids = (described.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== line.id);
    if (mistake) ids.push(line.id);
    if (ids.length > 0) described.setAttribute("aria-describedby", ids.join(" "));
    else described.removeAttribute("aria-describedby");
    if (!element.matches("fieldset")) {
      if (mistake) described.setAttribute("aria-invalid", "true");
      else described.removeAttribute("aria-invalid");
    }
    return sentence;
  }

  function describe(element: HTMLElement): Field {
    const { field = "", kind = "", format = "", max, required } = element.dataset;
    return { id: field, kind, format, max: Number(max ?? 0), required: required === "true" };
  }

  function valuesOf(element: HTMLElement, field: Field): string[] {
    if (field.kind === "choice" || field.kind === "checks") {
      return [...element.querySelectorAll<HTMLInputElement>("input:checked")].map((option) => option.value);
    }
    const value = clean(field, element.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea")!.value);
    return value ? [value] : [];
  }

  function download(button: HTMLButtonElement): void {
    const wanted = document.createElement("input");
    Object.assign(wanted, { type: "hidden", name: button.name, value: button.value });
    sheet.append(wanted);
    sheet.submit();
    wanted.remove();
  }

  function formatDate(day: Date): string {
    const pattern = said.querySelector(`[data-month="${day.getMonth() + 1}"]`)!.textContent ?? "";
    return pattern.replace("{day}", String(day.getDate())).replace("{year}", String(day.getFullYear()));
  }
}
