// Lays an editor over a text field. The field stays the one that the form sends, and whatever else changes it is taken over.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, showPanel } from "@codemirror/view";
import { continueList, toggleBold } from "./editor-commands";
import { portalMarkdown } from "./editor-markdown";
import { theme } from "./editor-theme";

const views = new WeakMap<HTMLTextAreaElement, EditorView>();

/** The editor over a field; undefined where there is none. */
export function viewOf(area: HTMLTextAreaElement): EditorView | undefined {
  return views.get(area);
}

/** Lays it there. Its styles are constructed sheets of a shadow root, which the policy allows; a browser without them keeps the plain field. */
export function layOver(area: HTMLTextAreaElement, words: Record<string, string>): void {
  if (!("attachShadow" in Element.prototype) || !("adoptedStyleSheets" in Document.prototype)) return;

  const host = document.createElement("div");
  host.className = "editor-code";
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({ root, parent: root, state: EditorState.create({ doc: area.value, extensions: extensionsFor(area, words) }) });
  views.set(area, view);
  area.after(host);
  area.hidden = true;
  area.addEventListener("change", () => take(view, area.value));
}

function extensionsFor(area: HTMLTextAreaElement, words: Record<string, string>): Extension {
  return [
    EditorState.phrases.of(phrases(words)),
    EditorState.readOnly.of(area.readOnly),
    EditorView.contentAttributes.of({
      "aria-label": area.labels?.[0]?.textContent ?? "",
      "aria-describedby": "keys",
      autocapitalize: "sentences",
      lang: area.lang,
      spellcheck: String(area.spellcheck),
      tabindex: "0", // also where nothing may be written the keys scroll
    }),
    history(),
    lineNumbers(),
    lintGutter(),
    search({ top: true }),
    EditorView.lineWrapping,
    portalMarkdown(),
    theme,
    showPanel.of(() => ({ dom: hint(words.keys ?? "") })),
    // The tabulator key leaves the field, as in every other one.
    keymap.of([{ key: "Enter", run: continueList }, { key: "Mod-b", run: toggleBold }, ...historyKeymap, ...searchKeymap, ...lintKeymap, ...defaultKeymap]),
    EditorView.domEventHandlers({ beforeinput: replaceSelected }),
    EditorView.updateListener.of((update) => {
      const text = update.docChanged ? update.state.doc.toString() : area.value;
      if (text === area.value) return;

      area.value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  ];
}

// Left to itself, Chromium gives what is typed over coloured words an inline style, which the policy refuses and reports.
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== "insertText" || event.isComposing || !event.data || view.state.readOnly || view.state.selection.main.empty) return false;

  event.preventDefault();
  view.dispatch({ ...view.state.replaceSelection(event.data), scrollIntoView: true, userEvent: "input.type" });
  return true;
}

function hint(text: string): HTMLElement {
  const line = document.createElement("p");
  line.id = "keys";
  line.className = "cm-keys";
  line.textContent = text;
  return line;
}

function take(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;

  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

function phrases(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({
      Find: "find",
      Replace: "replaceWith",
      next: "next",
      previous: "previous",
      all: "all",
      "match case": "matchCase",
      regexp: "regexp",
      "by word": "byWord",
      replace: "replace",
      "replace all": "replaceAll",
      close: "close",
      "current match": "currentMatch",
      "on line": "onLine",
      "replaced match on line $": "replacedOnLine",
      "replaced $ matches": "replaced",
      "Go to line": "goToLine",
      go: "go",
      Diagnostics: "problems",
      "No diagnostics": "noProblems",
    }).map(([phrase, key]) => [phrase, words[key] ?? phrase]),
  );
}
