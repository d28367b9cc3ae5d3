import { withoutSoftHyphens } from "./copying";

// Longest text that messengers show whole.
const maxText = 700;

/** Offers to copy or send the page; without a script its address stands there to be copied by hand. */
export function offerSharing(): void {
  const actions = document.querySelector<HTMLElement>("[data-share]");
  const status = document.querySelector<HTMLElement>("[data-share-status]");
  if (!actions || !status) return;

  actions.hidden = false;
  const address = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href;
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = status.dataset.copied ?? "";
    } catch {
      status.textContent = status.dataset.failed ?? "";
    }
  };
  on("link", () => copy(address));
  on("text", () => copy(plainText(address)));
  on("print", () => {
    // The whole page, also after its hand-out.
    if (location.hash === "#site-handout") location.hash = "site-share";
    print();
  });
  const sheet = actions.querySelector<HTMLButtonElement>("[data-share-by=sheet]");
  if (sheet && "share" in navigator) {
    sheet.hidden = false;
    on("sheet", () => navigator.share({ title: document.title, url: address }).catch(() => undefined));
  }

  function on(way: string, act: () => unknown): void {
    actions!.querySelector(`[data-share-by=${way}]`)?.addEventListener("click", () => void act());
  }
}

/** Pages that are there to be printed say so at their top. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

/** The hand-out of a step: the stylesheet makes it of the page while the address names it, so it is only printed here. */
export function offerHandout(): void {
  document.querySelector("#site-handout > a")?.addEventListener("click", () => setTimeout(print));
}

/** The page in a messenger's measure: title, lead, what to do as far as it fits, address. */
export function plainText(address: string): string {
  const words = (element: Element | null | undefined): string => withoutSoftHyphens(element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const head = [words(document.querySelector("h1")), words(document.querySelector(".lead"))].filter(Boolean).join("\n\n");
  const list = document.querySelector(".block-checklist ul") ?? document.querySelector(".block-do ul, .block-do ol, .path, .cards, .prose ul, .prose ol");
  const foot = `\n\n${address}`;
  let text = head.slice(0, maxText - foot.length);
  for (const item of list?.children ?? []) {
    const line = `${text === head ? "\n\n" : "\n"}• ${words(item.querySelector(".path-title, .card-title") ?? item)}`;
    if (text.length + line.length + foot.length > maxText) break;
    text += line;
  }
  return text + foot;
}
