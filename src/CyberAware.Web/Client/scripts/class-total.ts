import { misledBy, sum, verdictOf, type Hands } from "./class-counts";

const format = (pattern: string, ...numbers: number[]): string => pattern.replace(/\{(\d)\}/g, (_, place: string) => String(numbers[Number(place)]));

/** Draws a part of a whole into the bar inside an element. */
export function fillBar(element: Element, part: number, whole: number): void {
  const length = String(Math.max(1, whole));
  element.querySelector("svg")!.setAttribute("viewBox", `0 0 ${length} 1`);
  element.querySelector(".share-bar-track")!.setAttribute("width", length);
  element.querySelector(".share-bar-fill")!.setAttribute("width", String(part));
}

/** Sorts the rules into what the class knows and what is to be talked about again. */
export function fillTotal(total: HTMLElement, hands: Hands, rights: number[]): void {
  const min = Number(total.dataset.min);
  const pattern = total.dataset.rule ?? "";
  const rules = rulesOf(total);
  const topics = new Map<string, [right: number, hands: number]>();
  let known = 0;
  rules.forEach((rule, question) => {
    const counts = hands[question];
    rule.hidden = !counts;
    if (!counts) return;
    const [right, all] = [counts[rights[question]!]!, sum(counts)];
    const verdict = verdictOf(right, all, min);
    const misled = misledBy(counts, rights[question]!);
    if (verdict === "known") known++;
    if (verdict !== "few") {
      const [before, of] = topics.get(rule.dataset.ruleTopic!) ?? [0, 0];
      topics.set(rule.dataset.ruleTopic!, [before + right, of + all]);
    }

    total.querySelector(`[data-group=${verdict}]`)!.append(rule);
    const figure = rule.querySelector<HTMLElement>(".class-rule-figure")!;
    figure.hidden = all === 0;
    figure.textContent = format(pattern, right, all);
    for (const link of rule.querySelectorAll<HTMLElement>("[data-misled]")) link.hidden = verdict !== "again" || link.dataset.misled !== String(misled);
  });
  for (const group of total.querySelectorAll<HTMLElement>(".class-group")) group.hidden = !group.querySelector("li:not([hidden])");
  for (const topic of total.querySelectorAll<HTMLElement>("[data-topic]")) {
    const [right, all] = topics.get(topic.dataset.topic!) ?? [0, 0];
    topic.hidden = all === 0;
    topic.querySelector(".class-topic-words")!.textContent = format(pattern, right, all);
    fillBar(topic, right, all);
  }
  total.querySelector("[data-class-summary]")!.textContent = format(total.dataset.summary ?? "", known, hands.length);
  offerHandIn(total, Math.max(...hands.map(sum)));
}

const order = new WeakMap<HTMLElement, HTMLElement[]>();

/** The rules in the order of the questions, wherever they stand now. */
function rulesOf(total: HTMLElement): HTMLElement[] {
  const known = order.get(total) ?? [...total.querySelectorAll<HTMLElement>("[data-rule-topic]")];
  order.set(total, known);
  return known;
}

function offerHandIn(total: HTMLElement, size: number): void {
  const form = total.querySelector<HTMLFormElement>(".class-handin form")!;
  const isClass = size >= Number(total.dataset.min) && size <= Number(total.dataset.max);
  form.hidden = !isClass || form.dataset.done !== undefined;
  total.querySelector<HTMLElement>("[data-class-size]")!.hidden = isClass;
}

/** Sends the counts when the teacher presses the button, and never else. */
export function handIn(total: HTMLElement, fields: () => Record<string, string>): void {
  const form = total.querySelector<HTMLFormElement>(".class-handin form")!;
  const button = form.querySelector("button")!;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    void send(form.action, fields()).then((outcome) => {
      const status = total.querySelector<HTMLElement>(".class-outcome")!;
      status.textContent = status.dataset[outcome] ?? status.dataset.no!;
      button.disabled = false;
      if (outcome === "no") return;
      form.dataset.done = "";
      form.hidden = true;
    });
  });
}

/** Another run may be handed in again. */
export function resetHandIn(total: HTMLElement): void {
  delete total.querySelector<HTMLFormElement>(".class-handin form")!.dataset.done;
  total.querySelector(".class-outcome")!.textContent = "";
}

/** The portal answers with the address of the total, which says what became of the counts. */
async function send(url: string, fields: Record<string, string>): Promise<string> {
  try {
    const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields), cache: "no-store" });
    return (response.ok && new URL(response.url).searchParams.get("handed")) || "no";
  } catch {
    return "no";
  }
}
