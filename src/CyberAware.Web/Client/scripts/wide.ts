/**
 * Lists that the stylesheet always shows on wide screens are opened there in earnest as well, so that screen
 * readers aren't told of a closed list and one tab stop less leads nowhere.
 */
export function openListsWhenWide(): void {
  for (const list of document.querySelectorAll<HTMLDetailsElement>("details.open-when-wide")) {
    const summary = list.querySelector("summary");
    const wide = matchMedia(list.closest(".stepper") ? "(min-width: 48rem)" : "(min-width: 64rem)");
    const apply = (): void => {
      list.open = wide.matches;
      if (wide.matches) summary?.setAttribute("tabindex", "-1");
      else summary?.removeAttribute("tabindex");
    };
    apply();
    // Safari 13.1 knows only this older name.
    wide.addListener(apply);
  }
}
