const times = 3;
const within = 2000;

/** Leaves the page at once, by the link or by pressing Escape three times. */
export function offerQuickExit(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-quick-exit]");
  if (!link) return;

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });

  const presses: number[] = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") presses.length = 0;
    else if (!event.repeat) {
      presses.push(event.timeStamp);
      if (presses.length >= times && event.timeStamp - presses[presses.length - times]! < within) leave(link);
    }
  });
  for (const words of document.querySelectorAll<HTMLElement>("[data-quick-exit-key]")) words.hidden = false;
}

/**
 * The neutral site may take seconds to answer, so nothing of the page is left to see meanwhile: neither its words nor
 * its title nor its address. "Back" doesn't return here either.
 */
function leave(link: HTMLAnchorElement): void {
  const { href, hostname } = link;
  document.body.remove();
  document.title = hostname;
  history.replaceState(null, "", "/");
  location.replace(href);
}
