const cachePrefix = "portal-";
const readName = cachePrefix + "read";

/** A slow line belongs to the reader first: whoever taps on at once is not to wait for copies. In milliseconds. */
const rest = 3000;

/** Lets the browser keep help and the steps for times without a connection, once the page is there and at rest. */
export function keepForOffline(): void {
  if (!("serviceWorker" in navigator)) return;

  const worker = document.documentElement.dataset.worker;
  addEventListener("load", () => {
    setTimeout(() => void (worker ? register(worker) : retire()), rest);
  });
}

/** The page that stands in for one that isn't kept lists only what this device has, and of what day it is. */
export async function listWhatIsKept(): Promise<void> {
  const list = document.querySelector<HTMLElement>("[data-kept]");
  if (!list || !("caches" in window)) return;

  await listWhatWasRead(list.dataset.kept);
  const days: [HTMLElement, string][] = [];
  for (const link of list.querySelectorAll("a")) {
    const copy = await caches.match(link.pathname);
    if (copy) days.push([link, dayOf(copy)]);
    else link.closest("li")?.remove();
  }
  tellDays(list, days, list.dataset.kept);
}

async function listWhatWasRead(since?: string): Promise<void> {
  const section = document.querySelector<HTMLElement>("[data-read]");
  const list = section?.querySelector("ul");
  if (!section || !list || !(await caches.has(readName))) return;

  const read = await caches.open(readName);
  const days: [HTMLElement, string][] = [];
  for (const request of [...(await read.keys())].reverse()) {
    const copy = (await read.match(request))!;
    const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(await copy.clone().text())?.[1];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(request.url).pathname;
    link.textContent = title ? decoded(title) : link.pathname;
    item.append(link);
    list.append(item);
    days.push([link, dayOf(copy)]);
    section.hidden = false;
  }
  tellDays(list, days, since);
}

/** Of what day a copy is, in figures: browsers hold no Kazakh dates. */
function dayOf(copy: Response): string {
  const day = new Date(copy.headers.get("Date") ?? Date.now());
  const [date, month] = [day.getDate(), day.getMonth() + 1].map((part) => String(part).padStart(2, "0"));
  return `${date}.${month}.${day.getFullYear()}`;
}

/** Most copies are of one day, which stands above their list once; only the others tell their own. */
function tellDays(list: HTMLElement, days: [HTMLElement, string][], since = ""): void {
  const count = (day: string): number => days.filter(([, other]) => other === day).length;
  const usual = days.map(([, day]) => day).sort((a, b) => count(b) - count(a))[0];
  if (usual === undefined) return;

  const tell = (day: string): HTMLElement => {
    const words = document.createElement("p");
    words.className = "kept-day";
    words.textContent = `${since} ${day}`;
    return words;
  };
  list.before(tell(usual));
  for (const [link, day] of days) {
    if (day !== usual) link.after(tell(day));
  }
}

/** The few signs that are written as entities in a page's text. */
const decoded = (text: string): string =>
  text.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16))).replace(/&nbsp;/g, "\u00a0").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

async function register(address: string): Promise<void> {
  try {
    await navigator.serviceWorker.register(trusted(address) as string, { scope: "/", updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: document.documentElement.lang });
  } catch {
    // A browser that forbids it, or a line that broke: pages work the same without copies.
  }
}

/** Removes worker and copies of this device. */
export async function retire(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;

  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(cachePrefix)).map((name) => caches.delete(name)));
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

/** The one policy of the portal hands out the worker's own address and nothing else. */
function trusted(address: string): unknown {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  return trustedTypes
    ? trustedTypes.createPolicy("portal", { createScriptURL: (url) => (url === "/sw.js" ? url : "") }).createScriptURL(address)
    : address;
}
