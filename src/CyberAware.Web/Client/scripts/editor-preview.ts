// The page as readers will see it, at a phone's width beside the text. It shows what is kept, so it follows each keeping.
import { viewOf } from "./editor-code";

export function previewBeside(form: HTMLFormElement, keepNow: () => void): void {
  const pane = form.querySelector<HTMLElement>(".editor-preview");
  const button = form.querySelector<HTMLButtonElement>("[data-opens=preview]");
  const areas = Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea[data-preview]"));
  if (!pane || !button || areas.length === 0) return;

  const open = button.textContent ?? "";
  let shown = areas.find((area) => area.closest(".is-main")) ?? areas[0];
  let frame: HTMLIFrameElement | undefined;
  let address = "";
  let top = 0;
  let isLoading = false;
  let isOld = false;
  let heading: string | undefined;
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    pane.hidden = !pane.hidden;
    form.classList.toggle("is-previewing", !pane.hidden);
    button.setAttribute("aria-expanded", String(!pane.hidden));
    button.textContent = pane.hidden ? open : (button.dataset.close ?? open);
    if (pane.hidden) return;

    keepNow();
    heading = headingAt(shown);
    show();
    pane.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("kept", show);
  for (const area of areas) {
    area.closest(".editor-text")?.addEventListener("focusin", () => {
      if (shown === area) return;

      shown = area;
      show();
    });
  }

  // While the frame is loading, a browser takes the same address for the load under way: what was kept meanwhile is shown after it.
  function show(): void {
    if (pane!.hidden) return;
    if (isLoading) {
      isOld = true;
      return;
    }

    const url = shown.dataset.preview ?? "";
    [isLoading, isOld] = [true, false];
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = pane!.querySelector("h2")?.textContent ?? "";
      frame.src = address = url;
      frame.addEventListener("load", loaded);
      pane!.append(frame);
      return;
    }

    // Replaced, so that the browser's way back is not through every keystroke; the same page stays where it was.
    const page = frame.contentWindow!;
    top = address === url ? page.scrollY : 0;
    page.location.replace((address = url));
  }

  function loaded(): void {
    if (isLoading) {
      const page = frame!.contentWindow!;
      const place = heading ? page.document.getElementById(heading) : null;
      page.scrollTo({ top: place ? place.getBoundingClientRect().top + page.scrollY : top, behavior: "instant" });
    }
    heading = undefined;
    isLoading = false;
    if (isOld) show();
  }

  // What the narrow screen shows is what the links above the texts lead to.
  for (const link of form.querySelectorAll<HTMLAnchorElement>(".editor-tabs a")) {
    link.addEventListener("click", () => {
      const area = document.querySelector(link.hash)?.querySelector<HTMLTextAreaElement>("textarea[data-preview]");
      if (!area) return;

      shown = area;
      show();
      // An editor that was laid out while it was hidden measures anew.
      viewOf(area)?.requestMeasure();
    });
  }
}

// Anchor of the last heading above the cursor.
function headingAt(area: HTMLTextAreaElement): string | undefined {
  const text = area.value.slice(0, viewOf(area)?.state.selection.main.head ?? area.selectionStart);
  return [...text.matchAll(/\{#([^ }]+)/g)].pop()?.[1];
}
