/** Leaves the page at once and puts the neutral page in its place, so that "back" does not return here. */
export function replaceHistoryOnQuickExit(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-quick-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.replace(link.href);
    });
  }
}
