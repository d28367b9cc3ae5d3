/// <reference lib="webworker" />
// The service worker: pages come from the network; where none answers in time, a copy that says so and of what day.
export {};

/** Addresses with the validator (ETag) of what stands there now; null where the portal gives none. */
type Validators = Record<string, string | null>;

interface Plan {
  off?: true;
  shell: string[];
  first: Validators;
  pages: Record<string, Validators>;
  closed: string[];
  roots: string[];
  slides: string[];
  classes: string[];
  offline: Record<string, string>;
}

declare const self: ServiceWorkerGlobalScope & { portal: Plan };

const plan = self.portal;
const prefix = "portal-";
/** One store for all states of the portal: what has not changed stays, the rest is fetched or goes. */
const cacheName = prefix + "copies";
/** Pages that a reader asked to keep. */
const savedName = prefix + "saved";
/** The pages read last, newest at the end. */
const readName = prefix + "read";
const mostRead = 10;

/** How long a reader waits for an answer of the network when there is a copy, in milliseconds. */
const patience = 3000;

/** What every page of the layout holds, see _Layout.cshtml; an answer without it is none of the portal's pages. */
const notice = /data-stored-copy="([^"]*)" hidden><\/p>/;

/** The name of a file without its version: a copy of yesterday's page asks for yesterday's file. */
const withoutVersion = (path: string): string => path.replace(/[.-][^./-]+(\.[^./]+)$/, "$1");
const shellNames = new Set((plan.shell ?? []).map(withoutVersion));
const isShell = (path: string): boolean => shellNames.has(withoutVersion(path));

/** Holds the language that was read last, for addresses that name none. */
const languageEntry = "/last-language";

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      if (!plan.off) {
        // First what pages are drawn with: a page is of no use without it, and the worker before serves from the same store.
        await keepShell();
        const language = await caches.match(languageEntry);
        if (language) await keep(languageEntry, language);
        const languages = await readLanguages();
        await Promise.all([plan.first, ...languages.map((read) => plan.pages[read]!)].map((pages) => keepPages(pages, isCurrent)));
        await renew(savedName);
        await renew(readName);
      }
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && (plan.off || ![cacheName, savedName, readName].includes(name)));
      await Promise.all(old.map((name) => caches.delete(name)));
      if (plan.off) await self.registration.unregister();
      else {
        await forgetOthers();
        await self.clients.claim();
      }
    })(),
  );
});

if (!plan.off) {
  // A page tells which language its reader reads; the other language's steps are not fetched.
  self.addEventListener("message", (event) => {
    const { keep: language = "", save: path } = event.data as { keep?: string; save?: string };
    if (path !== undefined) event.waitUntil(save(path).then((saved) => event.ports[0]?.postMessage(saved)));
    const pages = plan.pages[language];
    if (pages) event.waitUntil(Promise.all([keep(languageEntry, new Response(language)), keepPages(pages, isThere)]));
  });

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) return;

    // What people see who have signed in is theirs alone.
    if (plan.closed.some((root) => `${address.pathname.toLowerCase()}/`.startsWith(`${root}/`))) return;

    if (request.mode === "navigate") event.respondWith(page(event, address));
    else if (isShell(address.pathname)) event.respondWith(part(request));
    else if (isKept(address)) event.respondWith(fetch(request).catch(async () => (await caches.match(address.pathname)) ?? Response.error()));
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

/** Keeps an answer that is a whole page of the portal; an empty or foreign one would overwrite a good copy. */
async function keepPage(path: string, response: Response): Promise<void> {
  if (await isPage(response)) await keep(path, response);
}

async function isPage(response: Response): Promise<boolean> {
  return response.ok && notice.test(await response.clone().text());
}

const isBelowRoot = (path: string): boolean => plan.roots.some((root) => path.startsWith(`${root}/`)) && !path.includes(".");

const isIn = (roots: string[], path: string): boolean => roots.some((root) => path.startsWith(root));

/** What a teacher shows to a class: slides, and quizzes for raised hands. */
const isShow = (path: string): boolean => (path.endsWith("/slides") && isIn(plan.slides, path)) || (path.endsWith("/class") && isIn(plan.classes, path));

/** Keeps a page that its reader wants to have; says whether it is there. */
async function save(path: string): Promise<boolean> {
  const response = isBelowRoot(path) || isShow(path) ? await fetch(fresh(path)).catch(() => undefined) : undefined;
  if (!response || !(await isPage(response))) return false;
  const saved = await caches.open(savedName);
  return saved.put(path, response).then(() => true).catch(() => false);
}

/** A page of a reader's own names the files of its day, so it is fetched anew with them; one that the portal no longer has goes. */
async function renew(name: string): Promise<void> {
  if (!(await caches.has(name))) return;
  const saved = await caches.open(name);
  for (const { url } of await saved.keys()) {
    const response = await fetch(fresh(url)).catch(() => undefined);
    if (response?.status === 404 || response?.status === 410) await saved.delete(url);
    else if (response && (await isPage(response))) await saved.put(url, response).catch(() => undefined);
  }
}

const isThere = (kept: Response | undefined): boolean => kept !== undefined;

/** Where the portal gives no validators, nobody can say more than that a page is there. */
const isCurrent = (kept: Response | undefined, validator: string | null): boolean =>
  kept !== undefined && (validator === null || kept.headers.get("ETag") === validator);

/** Fetches the pages of which no copy will do. */
async function keepPages(pages: Validators, willDo: typeof isCurrent): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const [address, validator] of Object.entries(pages)) {
    if (willDo(await cache.match(address), validator)) continue;
    const response = await fetch(fresh(address)).catch(() => undefined);
    if (response) await keepPage(address, response);
  }
}

/** The languages whose pages are kept, also by a worker that named its store otherwise. */
async function readLanguages(): Promise<string[]> {
  const kept = await Promise.all(Object.entries(plan.pages).map(async ([language, pages]) => ((await caches.match(Object.keys(pages)[0]!)) ? [language] : [])));
  return kept.flat();
}

/** Without one of these no page looks right, so a broken one stops the installation; the browser tries again later. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of plan.shell) {
    if (await cache.match(address)) continue; // its name says its bytes
    const response = await fetch(address);
    const { size } = await response.clone().blob();
    if (!response.ok || size === 0) throw new Error(address);
    await cache.put(address, response);
  }
}

/** Lets go of pages that the portal no longer has, and of files that no kept page is drawn with. */
async function forgetOthers(): Promise<void> {
  const cache = await caches.open(cacheName);
  const pages = Object.assign({}, plan.first, ...Object.values(plan.pages)) as Validators;
  const known = new Set([...plan.shell, ...Object.keys(pages), languageEntry]);
  let isWhole = true;
  for (const [address, validator] of Object.entries(pages)) {
    const kept = await cache.match(address);
    if (kept && !isCurrent(kept, validator)) isWhole = false;
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    // A copy that could not be fetched again still names the files of its day.
    if (!known.has(pathname) && (isWhole || !isShell(pathname))) await cache.delete(url);
  }
}

/** Files of the shell carry their version in their name, so a kept one is never stale. */
async function part(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function page(event: FetchEvent, address: URL): Promise<Response> {
  const path = normalised(address.pathname);
  // The browser's own cache may answer with an older page; asking the portal whether it is current costs no body.
  const answer = fetch(event.request, { cache: "no-cache" });
  if (isKept(address)) event.waitUntil(answer.then((response) => keepPage(path, response.clone())).catch(() => undefined));
  else if (mayBeRead(address)) event.waitUntil(answer.then((response) => keepRead(path, response.clone())).catch(() => undefined));

  const soon = await Promise.race([answer.catch(() => undefined), new Promise<"late">((done) => setTimeout(done, patience, "late"))]);
  if (soon instanceof Response && soon.status < 500) return soon;

  const copy = await storedCopy(path);
  if (copy) return copy;
  // No copy: a late answer is better than none, and an error of the portal is its own words.
  const response = await answer.catch(() => undefined);
  return response ?? (await insteadOf(path)) ?? Response.error();
}

const isKept = (address: URL): boolean => Object.values(plan.pages).some((pages) => address.pathname in pages) && address.search === "";

/** What an address itself tells of its reader, an answer or a search, is nobody's to find. */
const mayBeRead = (address: URL): boolean =>
  address.search === "" && (address.pathname.split("/")[1] ?? "") in plan.pages && !isBelowRoot(address.pathname) && !Object.values(plan.offline).includes(address.pathname);

/** Keeps the last pages that were read, but none of those that offer to leave at once, and none made for one visitor. */
async function keepRead(path: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected || /no-store|private/.test(response.headers.get("Cache-Control") ?? "")) return;
  const html = await response.clone().text();
  if (!notice.test(html) || html.includes("data-quick-exit")) return;
  const read = await caches.open(readName);
  await read.delete(path);
  await read.put(path, response).catch(() => undefined);
  const kept = await read.keys();
  await Promise.all(kept.slice(0, -mostRead).map((oldest) => read.delete(oldest)));
}

/** "/RU/help/" is the page "/ru/help". */
function normalised(path: string): string {
  return path.toLowerCase().replace(/(.)\/+$/, "$1");
}

async function storedCopy(path: string): Promise<Response | undefined> {
  if (path === "/") {
    const home = `/${await lastLanguage()}`;
    return (await caches.match(home)) ? Response.redirect(home) : undefined;
  }
  // What has no notice, such as the note of the language, is no page.
  const root = isBelowRoot(path) ? plan.roots.find((candidate) => path.startsWith(`${candidate}/`)) : undefined;
  const copy = (await caches.match(path)) ?? (root === undefined ? undefined : await caches.match(root));
  return copy && path !== languageEntry && !isShell(path) ? marked(copy) : undefined;
}

/** The page that tells which pages are kept, in the reader's language. */
async function insteadOf(path: string): Promise<Response | undefined> {
  const named = plan.offline[path.split("/")[1] ?? ""];
  return caches.match(named ?? plan.offline[await lastLanguage()]!);
}

async function lastLanguage(): Promise<string> {
  const kept = await (await caches.match(languageEntry))?.text();
  return kept !== undefined && kept in plan.offline ? kept : Object.keys(plan.offline)[0]!;
}

/** Opens the notice that the layout keeps hidden in every page and writes the copy's day into it. */
async function marked(copy: Response): Promise<Response> {
  const day = new Date(copy.headers.get("Date") ?? Date.now());
  const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  const html = (await copy.text()).replace(notice, `data-stored-copy>$1 <time datetime="${year}-${month}-${date}">${date}.${month}.${year}</time></p>`);
  return new Response(html, { status: 200, headers: copy.headers });
}
