import { entriesOf, isRecord, keep, readKept } from "./device-store";

/** Ticks of one list: how many items it had and which of them are done. */
export interface Ticks {
  all: number;
  done: number[];
}

/** All ticks by page path without its language, so that both languages share them. */
export type TicksByPage = Record<string, Ticks>;

const name = "checklists";

export function readTicks(): TicksByPage {
  return entriesOf(readKept(name), parseTicks);
}

function parseTicks(value: unknown): Ticks | undefined {
  if (!isRecord(value) || !Array.isArray(value.done)) return undefined;
  const all = Number(value.all);
  const done = new Set(value.done.filter((index): index is number => Number.isInteger(index) && index >= 0 && index < all));
  return done.size > 0 ? { all, done: [...done] } : undefined;
}

/** An address without its language: "/kk/guide/email" is "guide/email". */
export function pathOf(address: string): string {
  return address.split("/").slice(2).join("/");
}

export function fill(text: string | undefined, ...values: number[]): string {
  return (text ?? "").replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** Makes the page's checklist one that can be ticked; without a script it is a list to go through. */
export function tickChecklist(): void {
  const list = document.querySelector<HTMLUListElement>(".block-checklist ul");
  const tools = document.querySelector<HTMLTemplateElement>("template.checklist-tools")?.content.firstElementChild?.cloneNode(true);
  if (!list || !(tools instanceof HTMLElement)) return;

  const path = pathOf(location.pathname);
  const items = [...list.children];
  const boxes = items.map(tickable);
  const kept = readTicks()[path];
  // A list that has grown or shrunk since was another list.
  if (kept?.all === items.length) for (const index of kept.done) boxes[index]!.checked = true;

  const status = tools.querySelector<HTMLElement>("[role=status]")!;
  const erase = tools.querySelector("button")!;
  const show = (): void => {
    const done = boxes.filter((box) => box.checked).length;
    status.textContent = fill(status.dataset.text, done, boxes.length);
    erase.hidden = done === 0;
  };
  const store = (): void => {
    const ticks = readTicks();
    const done = boxes.flatMap((box, index) => (box.checked ? [index] : []));
    if (done.length > 0) ticks[path] = { all: boxes.length, done };
    else delete ticks[path];
    keep(name, Object.keys(ticks).length > 0 ? ticks : null);
    show();
  };
  list.addEventListener("change", store);
  erase.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    store();
    boxes[0]?.focus();
  });
  list.after(tools);
  show();
}

function tickable(item: Element, index: number): HTMLInputElement {
  const words = document.createElement("span");
  words.id = `site-tick-${index}`;
  words.append(...item.childNodes);
  const box = document.createElement("input");
  box.type = "checkbox";
  box.setAttribute("aria-labelledby", words.id);
  // A label may not hold the links that an item can have.
  words.addEventListener("click", (event) => {
    if (event.target instanceof Element && !event.target.closest("a")) box.click();
  });
  item.append(box, words);
  item.classList.add("is-tickable");
  return box;
}

/** Shows on the list of steps what is ticked on their pages. */
export function showProgress(): void {
  const progress = document.querySelector<HTMLElement>("[data-progress]");
  if (!progress) return;

  const ticks = readTicks();
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".path-title")];
  let finished = 0;
  for (const link of links) {
    const own = ticks[pathOf(link.pathname)];
    if (!own) continue;

    const done = own.done.length === own.all;
    if (done) finished++;
    const row = link.closest("li")!;
    row.classList.toggle("is-done", done);
    const words = document.createElement("span");
    words.className = "path-progress";
    words.textContent = fill(progress.dataset.step, own.done.length, own.all);
    link.after(words);
  }
  if (links.some((link) => ticks[pathOf(link.pathname)])) {
    progress.textContent = fill(progress.dataset.progress, finished, links.length);
    progress.hidden = false;
  }
}
