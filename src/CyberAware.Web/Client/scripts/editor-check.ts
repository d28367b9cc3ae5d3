// Has the text checked while it is typed: marks in the field, and the same as a list below it.
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { viewOf } from "./editor-code";
import { goToLine } from "./editor-lines";

const quiet = 600;
const later = 1500;
// The dictionaries need a moment for words they were never asked; that long they are asked again.
const most = 4;

interface Problem {
  file: string;
  key: string | null;
  line: number;
  severity: "error" | "fault" | "warning";
  place: string;
  text: string;
}

interface Answer {
  problems: Problem[];
  said: string;
  isComplete: boolean;
}

export function checkWhileTyping(form: HTMLFormElement): void {
  const areas = Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea[data-key]"));
  const said = form.querySelector<HTMLElement>(".editor-said");
  const url = form.dataset.check;
  if (areas.length === 0 || !said || !url) return;

  let timer = 0;
  let again = 0;
  let shown = "";
  let request: AbortController | undefined;
  for (const area of areas) area.addEventListener("input", () => wait(quiet));
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    request?.abort();
  });
  wait(0);

  function wait(time: number): void {
    clearTimeout(timer);
    again = time === later ? again + 1 : 0;
    timer = window.setTimeout(() => void check(), time);
  }

  async function check(): Promise<void> {
    request?.abort();
    request = new AbortController();
    const body = new URLSearchParams({ path: form.dataset.path ?? "" });
    body.set("__RequestVerificationToken", form.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")!.value);
    const texts = new Map(areas.map((area) => [area, area.value]));
    texts.forEach((text, area) => body.set(area.name, text));
    try {
      const response = await fetch(url!, { method: "POST", headers: { Accept: "application/json" }, body, signal: request.signal });
      if (!response.ok || response.redirected) return;

      const answer = (await response.json()) as Answer;
      // What was typed meanwhile is checked next; its lines may be others.
      if (areas.some((area) => area.value !== texts.get(area))) return;
      if (shown !== (shown = JSON.stringify(answer.problems))) show(answer);
      if (!answer.isComplete && again < most) wait(later);
    } catch {
      // Given up for a newer text, or without a connection: what is shown stays until the next one.
    }
  }

  function show(answer: Answer): void {
    said!.textContent = answer.said;
    for (const area of areas) {
      const own = answer.problems.filter((problem) => problem.key === area.dataset.key);
      mark(area, own);
      list(form.querySelector<HTMLElement>(`[data-found="${area.dataset.key}"]`), own, (problem) => entryOf(problem, area));
      const tab = form.querySelector<HTMLElement>(`.editor-tabs a[href="#site-text-${area.dataset.key}"]`);
      if (tab) tab.textContent = (tab.dataset.name ?? "") + (own.length > 0 ? ` (${own.length})` : "");
    }
    const keys = areas.map((area) => area.dataset.key);
    list(document.querySelector<HTMLElement>("[data-elsewhere]"), answer.problems.filter((problem) => !keys.includes(problem.key ?? "")), elsewhere);
  }
}

function mark(area: HTMLTextAreaElement, problems: Problem[]): void {
  const view = viewOf(area);
  if (!view) return;

  const { doc } = view.state;
  const marks = problems.map((problem): Diagnostic => {
    const line = doc.line(Math.min(problem.line, doc.lines));
    return {
      from: line.from + (line.text.length - line.text.trimStart().length),
      to: line.to,
      severity: problem.severity === "error" ? "error" : problem.severity === "fault" ? "warning" : "info",
      message: problem.text,
    };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

function list(place: HTMLElement | null, problems: Problem[], entry: (problem: Problem) => HTMLLIElement): void {
  if (!place) return;

  place.textContent = "";
  if (problems.length === 0) return;

  const heading = document.createElement(place.dataset.found ? "h3" : "h2");
  heading.textContent = (place.dataset.heading ?? "").replace("{0}", String(problems.length));
  const all = document.createElement("ol");
  all.className = "editor-problems";
  all.append(...problems.map(entry));
  place.append(heading, all);
}

function entryOf(problem: Problem, area: HTMLTextAreaElement): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `#${area.id}`;
  link.dataset.line = String(problem.line);
  link.textContent = problem.place;
  link.addEventListener("click", (event) => goToLine(link, event));
  const made = rowOf(problem, link, ` ${problem.text}`);
  const words = area.value.split("\n")[problem.line - 1]?.trim();
  if (words) {
    const quote = document.createElement("q");
    quote.className = "editor-line";
    quote.lang = area.lang;
    quote.textContent = words;
    made.append(quote);
  }
  return made;
}

function elsewhere(problem: Problem): HTMLLIElement {
  const file = document.createElement("code");
  file.textContent = problem.file;
  return rowOf(problem, file, ` ${problem.place}. ${problem.text}`);
}

function rowOf(problem: Problem, begin: HTMLElement, text: string): HTMLLIElement {
  const row = document.createElement("li");
  row.className = `is-${problem.severity}`;
  const words = document.createElement("span");
  words.textContent = text;
  row.append(begin, words);
  return row;
}
