// A decision helper as its page "all" tells it. The rule is that of src/CyberAware.Core/Advisors/AdvisorPosition.cs.

export interface Option {
  id: string;
  next?: string;
  outcome?: string;
  verdict?: string;
  actions: string[];
  element: Element;
}

export interface Question {
  id: string;
  /** Most questions from this one to an end, itself counted. */
  left: number;
  options: Option[];
  element: Element;
}

export interface Answer {
  question: Question;
  option: Option;
}

export interface Result {
  outcome: HTMLElement;
  verdict: string;
  /** Ids of the actions, by time. */
  actions: string[];
}

export interface Position {
  answers: Answer[];
  question?: Question;
  result?: Result;
}

const verdicts = ["ordinary", "check", "act", "stop"];
const times = ["ten-minutes", "today", "week"];

const words = (list?: string): string[] => (list ? list.split(" ") : []);
const gravity = (verdict?: string): number => verdicts.indexOf(verdict ?? "");

export class Helper {
  readonly questions: Question[];

  constructor(readonly page: Document) {
    this.questions = [...page.querySelectorAll<HTMLElement>("[data-question]")].map((element) => ({
      id: element.dataset.question!,
      left: Number(element.dataset.left),
      options: [...element.querySelectorAll<HTMLElement>("[data-option]")].map(readOption),
      element,
    }));
  }

  /** Where the chosen options lead; undefined when one is none of its question's or the path ended before. */
  find(options: string[]): Position | undefined {
    const answers: Answer[] = [];
    let question: Question | undefined = this.questions[0];
    for (const id of options) {
      const option: Option | undefined = question?.options.find((candidate) => candidate.id === id);
      if (!question || !option) return undefined;
      answers.push({ question, option });
      question = this.questions.find((candidate) => candidate.id === option.next);
    }
    return question ? { answers, question } : { answers, result: this.resultOf(answers) };
  }

  action(id: string): HTMLElement {
    return this.page.getElementById(`action-${id}`)!;
  }

  private resultOf(answers: Answer[]): Result {
    let outcome: HTMLElement | undefined;
    for (const { option } of answers) {
      const candidate = option.outcome ? this.page.getElementById(option.outcome)! : undefined;
      // Of equally grave ones the last.
      if (candidate && gravity(candidate.dataset.verdict) >= gravity(outcome?.dataset.verdict)) outcome = candidate;
    }
    const asked = [outcome!.dataset.verdict, ...answers.map(({ option }) => option.verdict)];
    const ids = new Set([...answers.map(({ option }) => option.actions), words(outcome!.dataset.actions)].flat());
    const when = (id: string): number => times.indexOf(this.action(id).dataset.when!);
    // Sorting keeps the order of equals only in browsers that are newer than the oldest one here.
    return { outcome: outcome!, verdict: verdicts[Math.max(...asked.map(gravity))]!, actions: times.flatMap((_, time) => [...ids].filter((id) => when(id) === time)) };
  }
}

function readOption(element: HTMLElement): Option {
  const { option, next, outcome, verdict, actions } = element.dataset;
  return { id: option!, next, outcome, verdict, actions: words(actions), element };
}

/** The page "all", parsed by the browser itself: its words never become markup again. */
export function fetchHelper(address: string): Promise<Helper> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.status === 200 && request.responseXML ? resolve(new Helper(request.responseXML)) : reject(new Error(address)));
    request.onerror = () => reject(new Error(address));
    request.send();
  });
}
