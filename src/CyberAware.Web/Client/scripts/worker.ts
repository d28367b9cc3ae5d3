/// <reference lib="webworker" />
// The service worker: pages come from the network; only where there is none, a copy that says so and of what day.
export {};

interface Plan {
  off?: true;
  version: string;
  shell: string[];
  first: string[];
  pages: Record<string, string[]>;
  offline: Record<string, string>;
}

declare const self: ServiceWorkerGlobalScope & { portal: Plan };

const plan = self.portal;
const prefix = "portal-";
const cacheName = prefix + plan.version;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      if (!plan.off) await (await caches.open(cacheName)).addAll([...plan.shell, ...plan.first.map(fresh)]);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && (plan.off || name !== cacheName));
      await Promise.all(old.map((name) => caches.delete(name)));
      if (plan.off) await self.registration.unregister();
      else await self.clients.claim();
    })(),
  );
});

if (!plan.off) {
  // A page tells which language its reader reads; the other language's steps are not fetched.
  self.addEventListener("message", (event) => {
    const pages = plan.pages[String((event.data as { keep?: string }).keep)];
    if (pages) event.waitUntil(keepMissing(pages));
  });

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) return;

    if (request.mode === "navigate") event.respondWith(page(event, address));
    else if (plan.shell.includes(address.pathname)) event.respondWith(part(request));
  });
}

/** The browser's own cache may be older than what is to be kept. */
function fresh(address: string): Request {
  return new Request(address, { cache: "no-cache" });
}

/** Beside the answer, which neither waits for a slow disk nor is lost with a full one. */
async function keep(path: string, response: Response): Promise<void> {
  await (await caches.open(cacheName)).put(path, response).catch(() => undefined);
}

async function keepMissing(pages: string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of pages) {
    if (!(await cache.match(address))) await cache.add(fresh(address)).catch(() => undefined);
  }
}

/** Files of the shell carry their version in their name, so a kept one is never stale. */
async function part(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function page(event: FetchEvent, address: URL): Promise<Response> {
  try {
    // The browser's own cache may answer with an older page; asking the portal whether it is current costs no body.
    const response = await fetch(event.request, { cache: "no-cache" });
    const kept = Object.values(plan.pages).some((pages) => pages.includes(address.pathname));
    if (response.ok && kept && address.search === "") event.waitUntil(keep(address.pathname, response.clone()));
    return response;
  } catch (error) {
    const language = address.pathname.split("/")[1] ?? "";
    const copy = await caches.match(address.pathname);
    if (copy) return marked(copy);
    const instead = await caches.match(plan.offline[language] ?? Object.values(plan.offline)[0]!);
    if (!instead) throw error;
    return instead;
  }
}

/** Opens the notice that the layout keeps hidden in every page and writes the copy's day into it. */
async function marked(copy: Response): Promise<Response> {
  const day = new Date(copy.headers.get("Date") ?? Date.now());
  const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  const html = (await copy.text())
    .replace(" data-stored-copy hidden>", " data-stored-copy>")
    .replace("<span data-stored-day></span>", `<time datetime="${year}-${month}-${date}">${date}.${month}.${year}</time>`);
  return new Response(html, { status: 200, headers: copy.headers });
}
