// A decision helper without a page load between its questions. Until the whole helper is here, and without it, links do.
import { addressOf, draw } from "./advisor-view";
import { fetchHelper, type Helper } from "./advisor-model";
import { offerTools } from "./advisor-tools";
import { withoutSoftHyphens } from "./copying";

const place = document.querySelector<HTMLElement>(".advisor")!;
const root = place.dataset.advisor!;
const slug = root.split("/").pop()!;
let helper: Helper | undefined;

const stepNow = (): HTMLElement => place.querySelector<HTMLElement>(".advisor-step")!;

/** Shows the step of an address in place of the one that stands there; says whether there is one. */
function show(address: string): boolean {
  const options = address.slice(root.length + 1);
  const position = helper?.find(options ? options.split("/") : []);
  if (!helper || !position || !(address === root || address.startsWith(`${root}/`))) return false;

  const step = draw(helper, position, root);
  stepNow().replaceWith(step);
  offerTools(step, slug);
  document.title = `${withoutSoftHyphens(step.querySelector("h1")!.textContent!)} — ${place.dataset.site}`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".site-language a")) {
    link.href = `/${link.hreflang}/${addressOf(root, position.answers).split("/").slice(2).join("/")}`;
  }
  return true;
}

/** A screen reader says the new heading, and the next Tab goes on from there. */
function moveToHeading(): void {
  stepNow().querySelector<HTMLElement>("h1")!.focus();
}

place.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-advisor-link]") : null;
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  try {
    if (!show(link.pathname)) return;
  } catch (error) {
    // The whole helper is of another day than this script; the link knows the way.
    console.error(error);
    return;
  }
  event.preventDefault();
  history.pushState(null, "", link.pathname);
  moveToHeading();
});

addEventListener("popstate", () => {
  if (stepNow().dataset.url === location.pathname) return;
  if (show(location.pathname)) moveToHeading();
  else location.reload();
});

// Without a connection the first page stands in for every step; the address tells which one is meant.
const isOtherStep = stepNow().dataset.url !== location.pathname && location.pathname.startsWith(`${root}/`);

async function fetchWhole(): Promise<void> {
  helper = await fetchHelper(place.dataset.whole!).catch(() => undefined);
  if (!helper) return;
  place.dataset.ready = ""; // from here on links load no page
  if (isOtherStep) show(location.pathname);
}

offerTools(stepNow(), slug);
if (isOtherStep) void fetchWhole();
else addEventListener("load", () => ("requestIdleCallback" in window ? requestIdleCallback(() => void fetchWhole(), { timeout: 2000 }) : setTimeout(fetchWhole, 200)));
