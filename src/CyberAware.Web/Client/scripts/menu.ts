/** Closes the open menu on Escape and on a click elsewhere, as readers expect of a menu. */
export function closeMenuOnLeave(): void {
  const menu = document.querySelector<HTMLDetailsElement>(".site-menu");
  if (!menu) return;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}
