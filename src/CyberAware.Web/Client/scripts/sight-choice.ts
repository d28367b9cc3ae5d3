// How a reader wants pages to look: kept on the device under this key and nowhere else, see SightChoice.cs.
const storageKey = "portal.sight";
const keys = ["theme", "size", "spacing", "links", "pictures"] as const;

export type SightChoice = Partial<Record<(typeof keys)[number], string>>;

/** Local storage can be switched off; pages then look as usual. */
export function readSight(): SightChoice {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? "{}") as SightChoice;
  } catch {
    return {};
  }
}

/** Keeps a choice; an empty one is erased. Says whether that worked. */
export function keepSight(choice: SightChoice): boolean {
  try {
    if (Object.keys(choice).length > 0) localStorage.setItem(storageKey, JSON.stringify(choice));
    else localStorage.removeItem(storageKey);
    return true;
  } catch {
    return false;
  }
}

export function applySight(choice: SightChoice): void {
  for (const key of keys) {
    const value = choice[key];
    if (typeof value === "string") document.documentElement.setAttribute(`data-${key}`, value);
    else document.documentElement.removeAttribute(`data-${key}`);
  }
}
