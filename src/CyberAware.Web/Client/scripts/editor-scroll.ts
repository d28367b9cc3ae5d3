// Scrolls both languages together: what stands below the same heading stands side by side.
import type { EditorView } from "@codemirror/view";
import { viewOf } from "./editor-code";

const wide = "(min-width: 80rem)";
const settled = 120;

interface Mark {
  anchor: string;
  top: number;
}

export function scrollTogether(areas: HTMLTextAreaElement[]): void {
  const [first, second] = areas.map(viewOf);
  if (!first || !second) return;

  // Only the one that somebody is at leads, so that neither follows its own echo.
  let leader: EditorView | undefined;
  let timer = 0;
  const screen = matchMedia(wide);
  for (const [view, other] of [[first, second], [second, first]]) {
    for (const event of ["pointerenter", "pointerdown", "wheel", "touchstart", "focusin", "keydown"]) {
      view.dom.addEventListener(event, () => (leader = view), { passive: true });
    }
    view.scrollDOM.addEventListener("scroll", () => {
      if (leader !== view || !screen.matches) return;

      follow(view, other);
      // Lines that were never seen have only a guessed height; once they are drawn, the places are known.
      clearTimeout(timer);
      timer = window.setTimeout(() => follow(view, other), settled);
    }, { passive: true });
  }
}

function follow(view: EditorView, other: EditorView): void {
  const [mine, theirs] = [marksOf(view), marksOf(other)];
  const top = view.scrollDOM.scrollTop;
  const at = Math.max(0, mine.findIndex((_, index) => index + 1 === mine.length || mine[index + 1].top > top));
  const next = mine[Math.min(at + 1, mine.length - 1)];
  const [from, to] = [topOf(theirs, mine[at].anchor), topOf(theirs, next.anchor)];
  if (from === undefined || to === undefined) return;

  const share = next.top > mine[at].top ? (top - mine[at].top) / (next.top - mine[at].top) : 0;
  other.scrollDOM.scrollTop = from + share * (to - from);
}

function topOf(marks: Mark[], anchor: string): number | undefined {
  return marks.find((mark) => mark.anchor === anchor)?.top;
}

// Begin, every anchor, end: the same in both languages, or the check says so.
function marksOf(view: EditorView): Mark[] {
  const marks = [{ anchor: "<", top: 0 }];
  for (let number = 1; number <= view.state.doc.lines; number++) {
    const line = view.state.doc.line(number);
    const anchor = /\{#([^ }]+)/.exec(line.text)?.[1];
    if (anchor) marks.push({ anchor, top: view.lineBlockAt(line.from).top });
  }
  marks.push({ anchor: ">", top: view.contentHeight });
  return marks;
}
