/** Marks in the table of contents the part of the page that is being read. */
export function markCurrentHeading(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a")) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }
  if (links.size === 0) return;

  const observer = new IntersectionObserver(
    (entries) => {
      const reading = entries.filter((entry) => entry.isIntersecting).pop();
      if (!reading) return;
      for (const [id, link] of links) {
        if (id === reading.target.id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
}
