// The tools above a text and the dialog in which links, terms, figures and the like are looked for.
import type { EditorView } from "@codemirror/view";
import { viewOf } from "./editor-code";
import { insertInline, insertParagraph, makeList, selectedText, toggleBold } from "./editor-commands";

const quiet = 200;
const anchorPattern = /^(?!site-)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

interface Found {
  title: string;
  detail: string;
  target: string;
  picture: string | null;
}

interface Place {
  area: HTMLTextAreaElement;
  view: EditorView;
  kind: string;
}

export function offerTools(form: HTMLFormElement): void {
  const dialog = document.querySelector<HTMLDialogElement>(".insert-dialog");
  if (!dialog || typeof dialog.showModal !== "function") return;

  const open = prepare(dialog, form);
  for (const tools of form.querySelectorAll<HTMLElement>(".insert-tools")) {
    const area = form.querySelector<HTMLTextAreaElement>(`#${tools.dataset.for}`);
    const view = area ? viewOf(area) : undefined;
    if (!area || !view) continue;

    tools.hidden = false;
    const buttons = Array.from(tools.querySelectorAll<HTMLButtonElement>("button"));
    rove(buttons);
    for (const button of buttons) button.addEventListener("click", () => use({ area, view, kind: button.dataset.insert ?? "" }, button.textContent ?? ""));
  }

  function use(place: Place, name: string): void {
    if (place.kind === "bold") {
      toggleBold(place.view);
      place.view.focus();
    } else if (place.kind === "list") makeList(place.view);
    else open(place, name);
  }
}

// One stop of the tabulator key, arrows within: the toolbar of the ARIA Authoring Practices.
function rove(buttons: HTMLButtonElement[]): void {
  const stop = (at: number): void => buttons.forEach((button, index) => (button.tabIndex = index === at ? 0 : -1));
  stop(0);
  buttons.forEach((button, index) => {
    button.addEventListener("focus", () => stop(index));
    button.addEventListener("keydown", (event) => {
      const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined) return;

      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length].focus();
    });
  });
}

function prepare(dialog: HTMLDialogElement, form: HTMLFormElement): (place: Place, name: string) => void {
  const find = <T extends HTMLElement>(selector: string): T => dialog.querySelector<T>(selector)!;
  const [words, anchor, query] = ["words", "anchor", "query"].map((id) => find<HTMLInputElement>(`#site-insert-${id}`));
  const [said, results, label] = [find(".insert-said"), find("ul[data-part=search]"), find<HTMLLabelElement>("label[for=site-insert-words]")];
  let place: Place;
  let timer = 0;
  let request: AbortController | undefined;

  find("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    request?.abort();
    place.view.focus();
  });
  query.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), quiet);
  });
  find("[data-insert-heading]").addEventListener("click", insertHeading);
  for (const button of dialog.querySelectorAll<HTMLButtonElement>("[data-block]")) button.addEventListener("click", () => insertBlock(button.dataset.block ?? ""));

  return (opened, name) => {
    place = opened;
    find("#site-insert-name").textContent = name;
    show("words", ["heading", "link", "term", "picture"].includes(place.kind));
    show("heading", place.kind === "heading");
    show("block", place.kind === "block");
    show("search", !["heading", "block"].includes(place.kind));
    label.textContent = (place.kind === "term" ? label.dataset.link : label.dataset[place.kind]) ?? "";
    words.value = selectedText(place.view);
    [anchor.value, query.value, said.textContent, results.textContent] = ["", "", "", ""];
    if (place.kind === "heading") offerAnchors();
    dialog.showModal();
    if (!["heading", "block"].includes(place.kind)) void look();
    (place.kind === "block" ? find<HTMLElement>("[data-block]") : place.kind === "heading" || place.kind === "picture" ? words : query).focus();
  };

  function show(part: string, isShown: boolean): void {
    for (const element of dialog.querySelectorAll<HTMLElement>(`[data-part=${part}]`)) element.hidden = !isShown;
  }

  async function look(): Promise<void> {
    request?.abort();
    request = new AbortController();
    const asked = new URLSearchParams({ kind: place.kind, q: query.value, path: place.area.dataset.path ?? "" });
    try {
      const response = await fetch(`${dialog.dataset.url}?${asked}`, { headers: { Accept: "application/json" }, signal: request.signal });
      if (!response.ok || response.redirected) throw new Error(response.statusText);

      const found = (await response.json()) as Found[];
      results.textContent = "";
      results.append(...found.map(entryOf));
      offerExternal();
      said.textContent = results.childElementCount > 0 ? (dialog.dataset.found ?? "").replace("{0}", String(results.childElementCount)) : (dialog.dataset.none ?? "");
    } catch (problem) {
      if ((problem as Error).name !== "AbortError") said.textContent = dialog.dataset.failed ?? "";
    }
  }

  function entryOf(found: Found): HTMLLIElement {
    const button = document.createElement("button");
    button.type = "button";
    if (found.picture) {
      const picture = document.createElement("img");
      [picture.src, picture.alt, picture.loading] = [found.picture, "", "lazy"];
      button.append(picture);
    }
    const [title, detail] = [document.createElement("span"), document.createElement("small")];
    title.textContent = found.title;
    detail.textContent = found.detail;
    button.append(title, ...(found.detail ? [detail] : []));
    button.addEventListener("click", () => insertFound(found));
    const row = document.createElement("li");
    row.append(button);
    return row;
  }

  // An address of another site is no title of the portal's: it is taken as it was typed.
  function offerExternal(): void {
    const url = query.value.trim();
    if (place.kind !== "link" || !/^https:\/\/[^\s()]+$/.test(url)) return;

    results.prepend(entryOf({ title: (dialog.dataset.external ?? "").replace("{0}", url), detail: "", target: url, picture: null }));
  }

  function insertFound(found: Found): void {
    const typed = words.value.trim();
    if (place.kind === "picture" && typed === "") {
      said.textContent = dialog.dataset.needWords ?? "";
      words.focus();
      return;
    }

    dialog.close();
    if (place.kind === "picture") insertParagraph(place.view, `![${typed}](${found.target})`);
    else if (place.kind === "link" || place.kind === "term") insertInline(place.view, `[${typed || (found.target.startsWith("https:") ? new URL(found.target).host : found.title)}](${found.target})`);
    else insertInline(place.view, `[](${found.target})`);
  }

  function insertHeading(): void {
    const [text, id] = [words.value.trim(), anchor.value.trim()];
    if (text === "" || !anchorPattern.test(id)) {
      said.textContent = (text === "" ? dialog.dataset.needWords : dialog.dataset.needAnchor) ?? "";
      (text === "" ? words : anchor).focus();
      return;
    }

    dialog.close();
    insertParagraph(place.view, `${find<HTMLInputElement>("[name=site-insert-level]:checked").value} ${text} {#${id}}`);
  }

  function insertBlock(name: string): void {
    const text = selectedText(place.view);
    const isList = name === "do" || name === "dont" || name === "checklist";
    const inner = isList ? `- ${text}` : text;
    dialog.close();
    insertParagraph(place.view, `::: ${name}\n${inner}\n:::`, `::: ${name}\n${inner}`.length);
  }

  // The names that the other language has and this one lacks come first to mind.
  function offerAnchors(): void {
    const anchorsIn = (text: string): string[] => Array.from(text.matchAll(/\{#([a-z0-9-]+)/g), (match) => match[1]);
    const own = new Set(anchorsIn(place.area.value));
    const others = Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea.editor-area")).filter((area) => area !== place.area);
    const missing = others.flatMap((area) => anchorsIn(area.value)).filter((id) => !own.has(id));
    find("#site-insert-anchors").replaceChildren(...missing.map((id) => new Option(id)));
    if (missing.length > 0) anchor.value = missing[0];
  }
}
