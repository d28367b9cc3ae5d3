// Draws a step out of what the page "all" holds: its templates give the markup, its texts the words.
import type { Answer, Helper, Option, Position, Question, Result } from "./advisor-model";
import { messageOf } from "./advisor-message";
import { fill } from "./checklist";

/** How many actions stand first, apart from the rest. */
const firstActions = 3;

export function draw(helper: Helper, position: Position, root: string): HTMLElement {
  const { answers, question, result } = position;
  const step = question ? drawQuestion(helper, answers, question, root) : drawResult(helper, answers, result!, root);
  step.dataset.url = addressOf(root, answers);
  return step;
}

export function addressOf(root: string, answers: Answer[]): string {
  return [root, ...answers.map(({ option }) => option.id)].join("/");
}

function drawQuestion(helper: Helper, answers: Answer[], question: Question, root: string): HTMLElement {
  if (answers.length === 0) return template(helper, "#site-first-question");

  const step = template(helper, "#site-question");
  const number = answers.length + 1;
  const progress = part(step, "progress")!;
  progress.textContent = question.left === 1 ? fill(progress.dataset.last, number) : fill(progress.dataset.of, number, number - 1 + question.left);
  put(part(step, "question")!, question.element.querySelector("h3")!.childNodes);
  const hint = question.element.querySelector(".advisor-hint");
  if (hint) put(part(step, "hint")!, hint.childNodes);
  else part(step, "hint")!.remove();
  repeat(part(step, "options")!, question.options, (item, option) => {
    const link = item.querySelector("a")!;
    link.href = `${addressOf(root, answers)}/${option.id}`;
    put(link.querySelector("span")!, wordsOf(option));
  });
  drawAnswers(step, answers, root);
  return step;
}

function drawResult(helper: Helper, answers: Answer[], result: Result, root: string): HTMLElement {
  const step = template(helper, "#site-result");
  const { outcome, verdict, actions } = result;
  part(step, "verdict")!.replaceWith(template(helper, `template[data-verdict=${verdict}]`));
  put(part(step, "title")!, outcome.querySelector("h2")!.childNodes);
  put(part(step, "lead")!, outcome.querySelector(".lead")!.childNodes);
  put(part(step, "first")!, actions.slice(0, firstActions).map((id) => helper.action(id)));
  for (const time of ["ten-minutes", "today", "week"]) {
    const rest = actions.slice(firstActions).map((id) => helper.action(id)).filter((action) => action.dataset.when === time);
    const section = part(step, time)!;
    if (rest.length > 0) put(section.querySelector("ul")!, rest);
    else section.remove();
  }
  explainOnce(step);

  const sentences = answers.flatMap(({ option }) => [...option.element.querySelectorAll("blockquote")]);
  const section = part(step, "sentences")!;
  if (sentences.length > 0) repeat(section.querySelector("ul")!, sentences, (item, sentence) => put(item.querySelector("blockquote")!, sentence.childNodes));
  else section.remove();

  put(part(step, "outcome")!, [...outcome.children].filter((child) => ["text", "letter", "sources"].includes((child as HTMLElement).dataset.part ?? "")));
  drawAnswers(step, answers, root);
  const plan = part(step, "plan")!;
  if (actions.some((id) => helper.action(id).dataset.when === "week")) {
    plan.querySelector("a")!.href = `${root}/plan.ics?a=${answers.map(({ option }) => option.id).join(".")}`;
  } else plan.remove();

  const address = part(step, "address") as HTMLAnchorElement;
  address.href = addressOf(root, answers);
  // The portal writes its public address, whatever name it was reached by.
  address.textContent = new URL(address.textContent!).origin + addressOf(root, answers);
  part(step, "message")!.textContent = messageOf(step);
  return step;
}

// One way to an explanation is enough, where the reader comes to it first.
function explainOnce(step: HTMLElement): void {
  const known = new Set<string>();
  for (const link of step.querySelectorAll<HTMLAnchorElement>(".advisor-ways a:not(.contact)")) {
    if (known.has(link.href)) {
      const ways = link.parentElement!;
      link.remove();
      if (ways.childElementCount === 0) ways.remove();
    } else known.add(link.href);
  }
}

function drawAnswers(step: HTMLElement, answers: Answer[], root: string): void {
  repeat(part(step, "given")!, answers, (item, { question, option }) => {
    const words = question.element.querySelector("h3")!;
    put(item.querySelector("span")!, words.childNodes);
    put(item.querySelector("strong")!, wordsOf(option));
    const change = item.querySelector("a")!;
    change.href = addressOf(root, answers.slice(0, answers.findIndex((answer) => answer.option === option)));
    change.lastElementChild!.textContent = `: ${words.textContent}`;
  });
}

const wordsOf = (option: Option): Iterable<Node> => option.element.querySelector("[data-words]")!.childNodes;

function part(step: HTMLElement, name: string): HTMLElement | null {
  return step.querySelector<HTMLElement>(`[data-part=${name}]`);
}

function template(helper: Helper, selector: string): HTMLElement {
  return document.importNode(helper.page.querySelector<HTMLTemplateElement>(selector)!.content.firstElementChild!, true) as HTMLElement;
}

/** Replaces what an element holds by copies of nodes of the other document. */
function put(element: Element, nodes: Iterable<Node>): void {
  element.textContent = "";
  for (const node of nodes) element.append(document.importNode(node, true));
}

/** Makes an item of a list for each value, after the pattern of the first one. */
function repeat<T>(list: Element, values: T[], set: (item: Element, value: T) => void): void {
  const pattern = list.firstElementChild!;
  list.textContent = "";
  for (const value of values) {
    const item = pattern.cloneNode(true) as Element;
    set(item, value);
    list.append(item);
  }
}
