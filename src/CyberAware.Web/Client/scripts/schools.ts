// Lessons: slides on the whole screen. Every sheet is complete without it.
import { leaveFullScreen } from "./full-screen";
import { keepPage } from "./keep-page";

/** Shortest way of a finger that turns a slide, in CSS pixels. */
const swipe = 40;

const deck = document.querySelector<HTMLElement>("[data-slides]");
if (deck) {
  present(deck);
  keepPage();
}

function present(deck: HTMLElement): void {
  const slides = [...deck.querySelectorAll<HTMLElement>(".slide")];
  const start = document.querySelector<HTMLButtonElement>("[data-present]");
  const bar = deck.querySelector<HTMLElement>("[data-slides-bar]");
  const position = deck.querySelector<HTMLElement>("[data-slide-position]");
  if (!start || !bar || !position || slides.length === 0) return;

  let at = 0;
  let touchedAt: number | undefined;
  start.hidden = false;

  const isOpen = (): boolean => deck.classList.contains("is-presenting");
  const show = (next: number): void => {
    at = Math.min(Math.max(next, 0), slides.length - 1);
    slides.forEach((slide, i) => slide.classList.toggle("is-current", i === at));
    position.textContent = slides[at]!.getAttribute("aria-label");
    slides[at]!.scrollTop = 0;
  };
  const open = (): void => {
    deck.classList.add("is-presenting");
    document.documentElement.classList.add("has-slides");
    bar.hidden = false;
    show(at);
    deck.focus();
    // A browser that has no full screen, such as Safari on phones, shows the slides over its page.
    deck.requestFullscreen?.().catch(() => undefined);
  };
  const close = (): void => {
    if (!isOpen()) return;
    deck.classList.remove("is-presenting");
    document.documentElement.classList.remove("has-slides");
    bar.hidden = true;
    void leaveFullScreen().then(() => start.focus());
  };

  const steps: Record<string, () => void> = {
    ArrowRight: () => show(at + 1),
    ArrowLeft: () => show(at - 1),
    PageDown: () => show(at + 1),
    PageUp: () => show(at - 1),
    " ": () => show(at + 1),
    Home: () => show(0),
    End: () => show(slides.length - 1),
    Escape: close,
  };
  start.addEventListener("click", open);
  deck.addEventListener("keydown", (event) => {
    const isButton = event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
    const step = steps[event.key];
    if (!isOpen() || isButton || !step) return;
    event.preventDefault();
    step();
  });
  const buttons: Record<string, () => void> = { previous: () => show(at - 1), next: () => show(at + 1), close };
  for (const button of bar.querySelectorAll<HTMLButtonElement>("[data-slide]")) {
    button.addEventListener("click", buttons[button.dataset.slide!]!);
  }
  deck.addEventListener("touchstart", (event) => (touchedAt = event.touches.length === 1 ? event.touches[0]!.clientX : undefined), { passive: true });
  deck.addEventListener("touchend", (event) => {
    const moved = touchedAt === undefined ? 0 : event.changedTouches[0]!.clientX - touchedAt;
    if (isOpen() && Math.abs(moved) >= swipe) show(moved < 0 ? at + 1 : at - 1);
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) close();
  });
}
