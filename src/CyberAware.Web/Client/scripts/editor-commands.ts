// What tools and keys do with a text.
import { EditorSelection, type StateCommand } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

const item = /^(\s*)(?:([-*])|(\d+)\.) (.*)$/;

/** Goes on with a list in the next line, and ends it in a line without words. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const found = item.exec(line.text);
  if (state.readOnly || !main.empty || main.head !== line.to || !found) return false;

  const [, indent, dash, number, words] = found;
  const change = words.trim() === "" ? { from: line.from, to: line.to, insert: "" } : { from: line.to, insert: `\n${indent}${dash ?? `${Number(number) + 1}.`} ` };
  const end = change.from + change.insert.length;
  dispatch(state.update({ changes: change, selection: { anchor: end }, scrollIntoView: true, userEvent: "input" }));
  return true;
};

/** Makes what is selected bold, or no longer bold. */
export const toggleBold: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;

  const edits = state.changeByRange((range) => {
    const around = state.sliceDoc(range.from - 2, range.from) === "**" && state.sliceDoc(range.to, range.to + 2) === "**";
    return around
      ? { changes: [{ from: range.from - 2, to: range.from }, { from: range.to, to: range.to + 2 }], range: EditorSelection.range(range.from - 2, range.to - 2) }
      : { changes: [{ from: range.from, insert: "**" }, { from: range.to, insert: "**" }], range: EditorSelection.range(range.from + 2, range.to + 2) };
  });
  dispatch(state.update(edits, { scrollIntoView: true, userEvent: "input" }));
  return true;
};

/** Makes a list of the selected lines. */
export function makeList(view: EditorView): void {
  const { from, to } = view.state.selection.main;
  const changes = [];
  for (let line = view.state.doc.lineAt(from); ; line = view.state.doc.line(line.number + 1)) {
    if (!item.test(line.text)) changes.push({ from: line.from, insert: "- " });
    if (line.to >= to || line.number === view.state.doc.lines) break;
  }
  view.dispatch({ changes, userEvent: "input" });
  view.focus();
}

/** Puts words in place of what is selected. */
export function insertInline(view: EditorView, text: string): void {
  view.dispatch({ ...view.state.replaceSelection(text), scrollIntoView: true, userEvent: "input" });
  view.focus();
}

/** Puts a paragraph of its own in place of what is selected, with an empty line before and after it. */
export function insertParagraph(view: EditorView, text: string, cursor = text.length): void {
  const { from, to } = view.state.selection.main;
  const before = view.state.sliceDoc(0, from);
  const after = view.state.sliceDoc(to);
  const start = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const end = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  view.dispatch({
    changes: { from, to, insert: start + text + end },
    selection: { anchor: from + start.length + cursor },
    scrollIntoView: true,
    userEvent: "input",
  });
  view.focus();
}

export function selectedText(view: EditorView): string {
  const { from, to } = view.state.selection.main;
  return view.state.sliceDoc(from, to).replace(/\s+/g, " ").trim();
}
