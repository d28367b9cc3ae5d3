/** Without the hyphens that only show where long Kazakh words may break: pasted elsewhere they spoil searching and spelling. */
export function withoutSoftHyphens(text: string): string {
  return text.replace(/\u00ad/g, "");
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
