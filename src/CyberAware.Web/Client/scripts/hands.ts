// A class answers by raising hands: question, counts and explanations on the whole screen, without loading anything. Without
// it each step has a page of its own.
import { newId } from "./answers";
import { read, sum, typed, write, type Hands } from "./class-counts";
import { fillBar, fillTotal, handIn, resetHandIn } from "./class-total";
import { leaveFullScreen } from "./full-screen";
import { keepPage } from "./keep-page";

/** Smallest letters on the screen, in CSS pixels, and the part of its height that the largest take. */
const smallest = 16;
const largestPart = 1 / 18;
/** Of the screen's shorter side; the total is longer than any screen, and rather scrolled than small. */
const totalPart = 1 / 32;

class Show {
  private readonly asks: HTMLElement[];
  private readonly screens: HTMLElement[];
  private readonly total: HTMLElement;
  private readonly version: string;
  private hands: Hands = [];
  private run = newId();
  private at = 0;

  constructor(
    private readonly deck: HTMLElement,
    private readonly start: HTMLElement,
  ) {
    this.asks = [...deck.querySelectorAll<HTMLElement>(".class-ask")];
    this.screens = [...deck.querySelectorAll<HTMLElement>(".class-screen")];
    this.total = this.screens[this.screens.length - 1]!;
    this.version = deck.dataset.version ?? "";
  }

  offer(): void {
    document.querySelector<HTMLElement>("[data-class-keys]")!.hidden = false;
    this.start.addEventListener("click", (event) => {
      event.preventDefault();
      this.open();
      // A browser that has no full screen, such as Safari on phones, shows the questions over its page.
      this.deck.requestFullscreen?.().catch(() => undefined);
    });
    this.asks.forEach((ask, question) => {
      ask.querySelector("form")!.addEventListener("submit", (event) => {
        event.preventDefault();
        this.count(question);
      });
    });
    this.deck.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-class-do]") : null;
      if (button) this.act(button.dataset.classDo ?? "");
    });
    this.deck.addEventListener("keydown", (event) => this.press(event));
    handIn(this.total, () => ({ id: this.run, c: write(this.version, this.hands) }));
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement) this.close();
    });
    addEventListener("resize", () => this.fit());
    this.resume();
  }

  /** The counts stand in the address, so that loading the page again loses nothing. */
  private resume(): void {
    const kept = new URLSearchParams(location.hash.slice(1));
    const hands = read(this.version, this.asks.map((ask) => fieldsOf(ask).length), kept.get("c"));
    if (!hands?.length) return;
    this.hands = hands;
    const run = kept.get("id") ?? "";
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(run)) this.run = run;
    this.hands.forEach((counts, question) => fieldsOf(this.asks[question]!).forEach((field, option) => (field.value = String(counts[option]))));
    this.at = Math.min(Math.max(Number(kept.get("at")) || 0, 0), this.last());
    this.open();
  }

  private open(): void {
    this.deck.hidden = false;
    this.deck.classList.add("is-presenting");
    document.documentElement.classList.add("has-class");
    this.show(this.at);
  }

  private close(): void {
    if (this.deck.hidden) return;
    this.deck.hidden = true;
    this.deck.classList.remove("is-presenting");
    document.documentElement.classList.remove("has-class");
    void leaveFullScreen().then(() => this.start.focus());
  }

  private act(what: string): void {
    if (what === "next") this.next();
    if (what === "previous") this.show(this.at - 1);
    if (what === "total") this.show(this.screens.length - 1);
    if (what === "close") this.close();
    if (what === "restart") this.restart();
  }

  private restart(): void {
    this.hands = [];
    this.run = newId();
    for (const ask of this.asks) fieldsOf(ask).forEach((field) => (field.value = ""));
    resetHandIn(this.total);
    this.show(0);
  }

  /** The furthest screen that can be shown: nobody sees answers before the hands were counted. */
  private last(): number {
    return this.hands.length === this.asks.length ? this.screens.length - 1 : this.hands.length * 2;
  }

  private next(): void {
    const question = this.at / 2;
    if (this.at < this.screens.length - 1 && Number.isInteger(question)) this.count(question);
    else this.show(this.at + 1);
  }

  private count(question: number): void {
    const ask = this.asks[question]!;
    const fields = fieldsOf(ask);
    const counts = fields.map((field) => typed(field.value));
    const wrong = fields.filter((_, option) => counts[option] === undefined);
    const error = ask.querySelector<HTMLElement>(".form-error")!;
    error.hidden = wrong.length === 0;
    fields.forEach((field) => {
      for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", error.id]] as const) {
        if (wrong.includes(field)) field.setAttribute(name, value);
        else field.removeAttribute(name);
      }
    });
    if (wrong.length > 0) {
      this.fit();
      wrong[0]!.focus();
      return;
    }

    this.hands[question] = counts as number[];
    this.show(question * 2 + 1);
  }

  private show(to: number): void {
    const isTotal = to === this.screens.length - 1 && this.hands.length > 0;
    this.at = isTotal ? to : Math.min(Math.max(to, 0), this.last());
    const screen = this.screens[this.at]!;
    this.fill(screen);
    this.screens.forEach((other) => other.classList.toggle("is-current", other === screen));
    this.button("previous").disabled = this.at === 0;
    this.button("next").disabled = this.at === this.screens.length - 1;
    this.button("total").hidden = this.hands.length === 0 || this.at === this.screens.length - 1;
    const kept = new URLSearchParams({ at: String(this.at), id: this.run, c: write(this.version, this.hands) });
    history.replaceState(null, "", this.hands.length > 0 ? `#${kept}` : location.pathname + location.search);
    this.fit();
    screen.scrollTop = 0;
    screen.querySelector<HTMLElement>("h2")!.focus({ preventScroll: true });
  }

  private fill(screen: HTMLElement): void {
    if (screen === this.total) {
      fillTotal(screen, this.hands, this.asks.map((ask) => Number(ask.dataset.right)));
    } else if ("explained" in screen.dataset) {
      const counts = this.hands[(this.at - 1) / 2]!;
      screen.querySelectorAll<HTMLElement>(".class-bar").forEach((bar, option) => {
        bar.hidden = sum(counts) === 0;
        bar.querySelector("[data-hands]")!.textContent = String(counts[option]);
        fillBar(bar, counts[option]!, sum(counts));
      });
    }
  }

  /** As large as the screen allows: the last row must be able to read it. */
  private fit(): void {
    if (this.deck.hidden) return;
    const screen = this.screens[this.at]!;
    const least = Math.max(smallest, screen === this.total ? Math.round(Math.min(innerWidth, innerHeight) * totalPart) : 0);
    for (let size = Math.max(least, Math.round(innerHeight * largestPart)); size >= least; size--) {
      screen.style.fontSize = `${size}px`;
      if (screen.scrollHeight <= screen.clientHeight && screen.scrollWidth <= screen.clientWidth) return;
    }
  }

  private press(event: KeyboardEvent): void {
    const target = event.target;
    const field = target instanceof HTMLInputElement ? target : undefined;
    const isControl = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
    if (event.ctrlKey || event.metaKey || event.altKey || (isControl && (event.key === " " || event.key === "Enter"))) return;
    if (field && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      field.value = String(Math.max(0, Math.min(999, (typed(field.value) ?? 0) + (event.key === "ArrowUp" ? 1 : -1))));
      return;
    }

    // Digits go into the first field by themselves.
    if (!field && /^[0-9]$/.test(event.key)) fieldsOf(this.screens[this.at]!)[0]?.focus();
    const steps: Record<string, () => void> = {
      ArrowRight: () => this.next(),
      ArrowLeft: () => this.show(this.at - 1),
      " ": () => this.next(),
      Enter: () => this.next(),
      Home: () => this.show(0),
      End: () => this.show(this.last()),
      PageDown: () => this.next(),
      PageUp: () => this.show(this.at - 1),
      Escape: () => this.close(),
    };
    const step = steps[event.key];
    const isTyping = field && !["PageDown", "PageUp", "Escape"].includes(event.key);
    if (!step || isTyping) return;
    event.preventDefault();
    step();
  }

  private button(what: string): HTMLButtonElement {
    return this.deck.querySelector<HTMLButtonElement>(`[data-class-do=${what}]`)!;
  }
}

function fieldsOf(screen: HTMLElement): HTMLInputElement[] {
  return [...screen.querySelectorAll<HTMLInputElement>(".class-hands input")];
}

const deck = document.querySelector<HTMLElement>("[data-class-deck]");
const start = document.querySelector<HTMLAnchorElement>("[data-class-start]");
if (deck && start) {
  new Show(deck, start).offer();
  keepPage();
}
