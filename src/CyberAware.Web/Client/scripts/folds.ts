/** What a page keeps folded: opened for an address that leads into it, and for paper. */
export function openFolds(): void {
  const folds = document.querySelectorAll<HTMLDetailsElement>("details.block");
  if (folds.length === 0) return;

  const follow = (): void => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target?.closest<HTMLDetailsElement>("details.block");
    if (!fold || fold.open) return;
    fold.open = true;
    target?.scrollIntoView();
  };
  follow();
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const fold of folds) fold.open = true;
  });
}
