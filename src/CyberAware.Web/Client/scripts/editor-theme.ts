// How the field looks: by the site's own colours, so that every theme of the portal holds in it too.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The pictures that lint marks have of themselves come from data: addresses, which the policy refuses.
const marker = { content: "normal", boxSizing: "border-box", width: "0.75em", height: "0.75em", marginBlockStart: "0.4em" };
const underline = { backgroundImage: "none", paddingBottom: "0", textDecoration: "underline", textDecorationThickness: "2px", textUnderlineOffset: "3px" };
const button = {
  minHeight: "2.75rem",
  padding: "0 0.75rem",
  border: "1px solid var(--line-strong)",
  borderRadius: "var(--radius)",
  backgroundColor: "var(--page)",
  backgroundImage: "none",
  color: "var(--ink)",
  fontFamily: "var(--font)",
  fontSize: "0.9375rem",
};

export const theme = EditorView.theme({
  "&": {
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--page)",
    color: "var(--ink)",
    fontSize: "max(1rem, 16px)",
  },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { height: "clamp(20rem, 62vh, 44rem)", overflow: "auto", fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)", overflowWrap: "anywhere" },
  ".cm-line": { padding: "0 0.5rem 0 0.25rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  ".cm-gutters": { border: "none", backgroundColor: "var(--wool)", color: "var(--ink-soft)", fontSize: "0.8125rem" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.5em", lineHeight: "calc(1.55 * max(1rem, 16px))", padding: "0 0.25em 0 0.125em" },
  ".cm-gutter-lint": { width: "1em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0.125em" },
  ".cm-lint-marker": marker,
  ".cm-lint-marker-error": { ...marker, backgroundColor: "var(--dont)" },
  ".cm-lint-marker-warning": { ...marker, borderRadius: "50%", backgroundColor: "var(--important)" },
  ".cm-lint-marker-info": { ...marker, border: "2px solid var(--example)", borderRadius: "50%" },
  ".cm-lintRange-error": { ...underline, textDecorationColor: "var(--dont)" },
  ".cm-lintRange-warning": { ...underline, textDecorationStyle: "dashed", textDecorationColor: "var(--important)" },
  ".cm-lintRange-info": { ...underline, textDecorationStyle: "dotted", textDecorationColor: "var(--example)" },
  ".cm-lintRange-active": { backgroundColor: "var(--important-soft)" },
  ".cm-lintPoint:after": { borderBottomColor: "var(--dont)" },
  ".cm-lintPoint-warning:after": { borderBottomColor: "var(--important)" },
  ".cm-lintPoint-info:after": { borderBottomColor: "var(--example)" },
  ".cm-tooltip": {
    maxWidth: "min(28rem, 90vw)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--page)",
    color: "var(--ink)",
    fontFamily: "var(--font)",
    fontSize: "0.9375rem",
    lineHeight: "1.45",
  },
  ".cm-diagnostic": { padding: "0.5rem 0.75rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--dont)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--important)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--example)" },
  ".cm-panels": { border: "none", backgroundColor: "var(--wool)", color: "var(--ink)", fontFamily: "var(--font)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line-strong)" },
  ".cm-panels-bottom": { position: "relative", borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.5rem 3rem 0.5rem 0.5rem", fontSize: "0.9375rem" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", minHeight: "2.75rem", fontSize: "0.9375rem" },
  ".cm-panel.cm-search [name=close]": { minWidth: "2.75rem", minHeight: "2.75rem", color: "var(--ink)", fontSize: "1.25rem" },
  ".cm-panel.cm-panel-lint [aria-selected]": { backgroundColor: "var(--important-soft)", color: "var(--ink)" },
  ".cm-textfield": { ...button, flex: "1 1 10rem", maxWidth: "100%" },
  ".cm-button": button,
  ".cm-panels :focus-visible": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
  ".cm-searchMatch": { backgroundColor: "var(--important-soft)", outline: "1px solid var(--important)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--ochre)", color: "var(--ochre-ink)" },
  ".cm-keys": { margin: "0", padding: "0.25rem 0.5rem", color: "var(--ink-soft)", fontSize: "0.875rem", lineHeight: "1.4" },
  "@media (pointer: coarse)": { ".cm-keys": { display: "none" } },
  ".cm-portal": { color: "var(--scheme)" },
});

export const highlight = HighlightStyle.define([
  { tag: tags.heading, color: "var(--brand)", fontWeight: "700" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--link)" },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: "var(--ink-soft)" },
]);
