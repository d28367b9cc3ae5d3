// The writer's screen. Everything on it works without a script; with one, the text is kept, checked and shown while it is typed.
import { checkWhileTyping } from "./editor-check";
import { layOver } from "./editor-code";
import { offerTools } from "./editor-insert";
import { keepTyped } from "./editor-keep";
import { goToLine } from "./editor-lines";
import { previewBeside } from "./editor-preview";
import { scrollTogether } from "./editor-scroll";
import { markShown } from "./editor-tabs";

const form = document.querySelector<HTMLFormElement>("form[data-keep]");
if (form) {
  const words = JSON.parse(form.dataset.code ?? "{}") as Record<string, string>;
  const areas = Array.from(form.querySelectorAll<HTMLTextAreaElement>(".editor-text > textarea.editor-area"));
  for (const area of areas) layOver(area, words);
  const keepNow = keepTyped(form);
  scrollTogether(areas);
  markShown(form);
  offerTools(form);
  previewBeside(form, keepNow);
  checkWhileTyping(form);
}
for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-line]")) link.addEventListener("click", (event) => goToLine(link, event));
