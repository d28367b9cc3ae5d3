// Where only one language has room, the links above the texts say which one it is.
export function markShown(form: HTMLFormElement): void {
  const links = Array.from(form.querySelectorAll<HTMLAnchorElement>(".editor-tabs a"));
  const mark = (): void => {
    const shown = form.querySelector(":target")?.closest(".editor-text") ?? form.querySelector(".editor-text.is-main");
    for (const link of links) {
      if (link.hash === `#${shown?.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("hashchange", mark);
  mark();
}
