/** Without the hyphens that only show where long Kazakh words may break: pasted elsewhere they spoil searching and spelling. */
export function withoutSoftHyphens(text: string): string {
  return text.replace(/\u00ad/g, "");
}

/** Offers to copy the texts that are there to be pasted elsewhere; without a script they can be selected. */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy!);
    const status = button.parentElement?.querySelector<HTMLElement>("[role=status]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const copied = navigator.clipboard ? navigator.clipboard.writeText(withoutSoftHyphens((field instanceof HTMLTextAreaElement ? field.value : field?.textContent) ?? "")) : Promise.reject(new Error());
      void copied.then(() => status?.dataset.copied, () => status?.dataset.failed).then((words) => {
        if (status) status.textContent = words ?? "";
      });
    });
  }
}

/** What readers copy out of a page by hand is clean text. */
export function copyCleanText(): void {
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const text = selection?.toString() ?? "";
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (!selection || !event.clipboardData || isField || text === withoutSoftHyphens(text)) return;

    const part = selection.getRangeAt(0).cloneContents();
    event.clipboardData.setData("text/plain", withoutSoftHyphens(text));
    event.clipboardData.setData("text/html", withoutSoftHyphens(new XMLSerializer().serializeToString(part)));
    event.preventDefault();
  });
}
