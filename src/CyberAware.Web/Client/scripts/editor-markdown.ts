// The portal's Markdown: the parser alone, for the whole language support would bring parsers of HTML, styles and scripts.
import { defineLanguageFacet, Language, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { parser, Table } from "@lezer/markdown";
import { highlight } from "./editor-theme";

// Underlined headings are none here: "---" closes the head of the file. Neither is indented code, nor HTML.
const markdown = new Language(defineLanguageFacet(), parser.configure([Table, { remove: ["SetextHeading", "IndentedCode", "HTMLBlock", "HTMLTag"] }]), [], "markdown");

// Blocks and anchors, which Markdown itself does not know.
const marks = new MatchDecorator({ regexp: /^:::.*$|\{#[^}]*\}/gm, decoration: Decoration.mark({ class: "cm-portal" }) });

const portalMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = marks.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.decorations = marks.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export function portalMarkdown(): Extension {
  return [markdown.extension, syntaxHighlighting(highlight), portalMarks];
}
