import { done, forget, forgetOld, keepSitting, newId, readSitting, type Kept } from "./answers";

/** Shows a quiz's form one question at a time. */
export function openQuizForm(form: HTMLFormElement): void {
  const parts = document.querySelector<HTMLTemplateElement>("#site-quiz-parts");
  const steps = [...form.querySelectorAll<HTMLElement>(".quiz-question")];
  if (parts && steps.length > 0) new Sitting(form, steps, parts.content.cloneNode(true) as DocumentFragment).open();
}

class Sitting {
  private readonly top: HTMLElement;
  private readonly controls: HTMLElement;
  private readonly resumed: HTMLElement;
  private readonly status: HTMLElement;
  private readonly storage: string;
  private kept: Kept;
  private at = 0;
  // The furthest question on the screen so far: its answer can still be changed.
  private reached = 0;
  private byPointer = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly steps: HTMLElement[],
    parts: DocumentFragment,
  ) {
    const part = (selector: string): HTMLElement => parts.querySelector<HTMLElement>(selector)!;
    this.top = part(".quiz-top");
    this.controls = part(".quiz-controls");
    this.resumed = part(".quiz-resumed");
    this.status = part("[role=status]");
    this.storage = form.dataset.storage ?? "";
    const version = form.dataset.version ?? "";
    this.kept = (this.storage && readSitting(this.storage, version)) || { version, id: newId(), started: new Date().toISOString(), answers: {} };
  }

  open(): void {
    forgetOld();
    this.form.classList.add("is-stepwise");
    this.form.querySelector(".quiz-submit")?.remove();
    this.form.prepend(this.top, this.status);
    this.form.append(this.controls);
    this.fillHidden();
    void this.start();
    for (const step of this.steps) this.restore(step);

    const answered = this.answered();
    if (answered > 0) {
      this.resumed.querySelector("p")!.textContent = this.counted(this.form.dataset.saved);
      this.form.prepend(this.resumed);
    }

    this.listen();
    const first = this.steps.findIndex((step) => !this.isAnswered(step));
    this.reached = first < 0 ? this.steps.length - 1 : first;
    const remembered = (history.state as { question?: number } | null)?.question;
    this.show(remembered !== undefined && remembered < this.steps.length && remembered <= answered ? remembered : first < 0 ? this.steps.length - 1 : first, false);
    history.replaceState({ question: this.at }, "");
  }

  private listen(): void {
    // A finger or a mouse chooses and answers at once; by keyboard arrows only choose, Enter or the button answers.
    this.form.addEventListener("pointerdown", () => (this.byPointer = true));
    this.form.addEventListener("keydown", (event) => {
      this.byPointer = false;
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
        event.preventDefault();
        this.answer();
      }
    });
    this.form.addEventListener("click", (event) => {
      if (event.target instanceof HTMLInputElement && this.isAnswered(this.steps[this.at]!)) event.preventDefault();
    });
    this.form.addEventListener("change", () => {
      this.update();
      if (this.byPointer) this.answer();
    });
    this.form.addEventListener("submit", (event) => {
      if (this.answered() < this.steps.length) event.preventDefault();
    });
    for (const area of [this.controls, this.resumed]) {
      area.addEventListener("click", (event) => {
        const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
        if (button) this.act(button.dataset.do ?? "");
      });
    }
    addEventListener("popstate", (event) => {
      const question = (event.state as { question?: number } | null)?.question;
      if (question !== undefined) this.show(Math.min(question, this.answered(), this.steps.length - 1), true);
    });
  }

  private act(what: string): void {
    if (what === "answer") this.answer();
    if (what === "next") this.go(this.at + 1);
    if (what === "change") this.change();
    if (what === "back") this.go(this.at - 1);
    if (what === "restart") this.restart();
  }

  private go(to: number): void {
    history.pushState({ question: to }, "");
    this.resumed.remove();
    this.show(to, true);
  }

  private show(to: number, focus: boolean): void {
    this.at = to;
    this.reached = Math.max(this.reached, to);
    this.form.closest(".quiz")?.classList.toggle("is-under-way", to > 0);
    this.steps.forEach((step, index) => (step.hidden = index !== to));
    this.update();
    if (!focus) return;
    this.steps[to]!.querySelector<HTMLElement>(".quiz-number")?.focus({ preventScroll: true });
    this.top.scrollIntoView({ block: "start" });
  }

  private answer(): void {
    const step = this.steps[this.at]!;
    const chosen = this.choice(step);
    if (!chosen || this.isAnswered(step)) return;
    this.kept.answers[chosen.name] = chosen.value;
    if (this.storage) keepSitting(this.storage, this.kept);
    this.explain(step, chosen);
    this.update();
    this.status.textContent = this.counted(this.form.dataset.progress);
    const explanation = step.querySelector<HTMLElement>(".quiz-explanation:not([hidden])");
    explanation?.focus({ preventScroll: true });
    // At once: a second smooth scroll would end the first one on its way.
    this.controls.scrollIntoView({ block: "nearest", behavior: "instant" });
    explanation?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** A finger slips: until the next question is asked for, the answer is open again. */
  private change(): void {
    const step = this.steps[this.at]!;
    const chosen = this.choice(step);
    if (chosen) delete this.kept.answers[chosen.name];
    if (this.storage) keepSitting(this.storage, this.kept);
    this.reopen(step);
    this.update();
    this.options(step)[0]?.focus();
  }

  private reopen(step: HTMLElement): void {
    step.classList.remove("is-answered");
    for (const tag of step.querySelectorAll(".quiz-tag")) tag.remove();
    for (const option of this.options(step)) {
      option.checked = false;
      option.closest(".quiz-option")!.classList.remove("is-right", "is-chosen");
    }
    for (const explanation of step.querySelectorAll<HTMLElement>(".quiz-explanation")) explanation.hidden = true;
  }

  private tag(label: HTMLElement, words = ""): void {
    const tag = document.createElement("span");
    tag.className = "quiz-tag";
    tag.textContent = words;
    label.append(" ", tag);
  }

  private explain(step: HTMLElement, chosen: HTMLInputElement): void {
    const options = this.options(step);
    const explanations = [...step.querySelectorAll<HTMLElement>(".quiz-explanation")];
    step.classList.add("is-answered");
    options.forEach((option, index) => {
      const label = option.closest<HTMLElement>(".quiz-option")!;
      label.classList.toggle("is-right", explanations[index]!.classList.contains("is-right"));
      label.classList.toggle("is-chosen", option === chosen);
      explanations[index]!.hidden = option !== chosen;
      if (option === chosen) this.tag(label, this.form.dataset.chosen);
      if (label.classList.contains("is-right")) this.tag(label, this.form.dataset.best);
    });
  }

  private restore(step: HTMLElement): void {
    const options = this.options(step);
    const chosen = options.find((option) => this.kept.answers[option.name] === option.value);
    for (const option of options) option.checked = option === chosen;
    if (chosen) this.explain(step, chosen);
  }

  private restart(): void {
    if (this.storage) forget(this.storage);
    this.kept = { version: this.kept.version, id: newId(), started: new Date().toISOString(), answers: {} };
    this.fillHidden();
    void this.start();
    for (const step of this.steps) this.reopen(step);
    this.reached = 0;
    this.status.textContent = this.counted(this.form.dataset.progress);
    this.go(0);
  }

  private update(): void {
    const step = this.steps[this.at]!;
    const isAnswered = this.isAnswered(step);
    const isLast = this.at === this.steps.length - 1;
    this.button("answer").hidden = isAnswered;
    this.button("answer").toggleAttribute("disabled", !this.choice(step));
    this.button("next").hidden = !isAnswered || isLast;
    this.button("finish").hidden = !isAnswered || !isLast;
    this.button("change").hidden = !isAnswered || this.at < this.reached;
    this.button("back").hidden = this.at === 0;
    this.top.querySelector("progress")!.value = this.answered();
  }

  /** The page comes from a cache, so the portal is asked for an id and its token of the time. Without them all goes on. */
  private async start(): Promise<void> {
    const address = this.form.dataset.starts;
    const kept = this.kept;
    if (!address || kept.token) return;
    try {
      const response = await fetch(address, { method: "POST" });
      const start = (await response.json()) as { id: string; token: string };
      if (!response.ok || kept !== this.kept) return;
      Object.assign(kept, { id: start.id, token: start.token });
      this.fillHidden();
      if (this.storage && this.answered() > 0) keepSitting(this.storage, kept);
    } catch {
      // No connection just now: the answers are counted apart.
    }
  }

  private fillHidden(): void {
    const set = (name: string, value: string): void => {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    };
    set("id", this.kept.id);
    set("start-token", this.kept.token ?? "");
    set("started", this.kept.started);
    set("repeat", done().includes(this.storage) ? "yes" : "");
  }

  private counted(text = ""): string {
    return text.replace("{0}", String(this.answered())).replace("{1}", String(this.steps.length));
  }

  private button(what: string): HTMLElement {
    return this.controls.querySelector<HTMLElement>(`[data-do=${what}]`)!;
  }

  private options(step: HTMLElement): HTMLInputElement[] {
    return [...step.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  }

  private choice(step: HTMLElement): HTMLInputElement | undefined {
    return this.options(step).find((option) => option.checked);
  }

  private isAnswered(step: HTMLElement): boolean {
    return step.classList.contains("is-answered");
  }

  private answered(): number {
    return this.steps.filter((step) => this.isAnswered(step)).length;
  }
}
