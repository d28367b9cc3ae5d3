import { EditorView } from "@codemirror/view";
import { viewOf } from "./editor-code";

/** Leads from a problem to its line: puts the cursor there and brings it into view. */
export function goToLine(link: HTMLAnchorElement, event: Event): void {
  const area = document.querySelector<HTMLTextAreaElement>(link.hash);
  const number = Number(link.dataset.line);
  if (!area || !(number > 0)) return;

  event.preventDefault();
  area.closest<HTMLElement>(".editor-text")?.scrollIntoView();
  const view = viewOf(area);
  if (view) {
    const line = view.state.doc.line(Math.min(number, view.state.doc.lines));
    view.dispatch({ selection: { anchor: line.from, head: line.to }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
    view.focus();
    return;
  }

  const lines = area.value.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[number - 1]?.length ?? 0));
  // Long lines wrap, so this is near enough, and browsers bring the cursor into view themselves when something is typed.
  area.scrollTop = Math.max(0, (area.scrollHeight * (number - 1)) / lines.length - area.clientHeight / 3);
}
