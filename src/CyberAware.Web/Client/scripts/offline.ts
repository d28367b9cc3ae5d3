const cachePrefix = "portal-";

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

/** The page that stands in for one that isn't kept lists only what this device has. */
export async function listWhatIsKept(): Promise<void> {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-kept] a")) {
    if ("caches" in window && !(await caches.match(link.pathname))) link.closest("li")?.remove();
  }
}

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
