import { asString, entriesOf, keep, readKept } from "./device-store";

// How a reader wants pages to look, see DisplayPreferences.cs.
const keys = ["theme", "size", "spacing", "links", "pictures"] as const;

export type DisplayPreferences = Partial<Record<(typeof keys)[number], string>>;

export function readPreferences(): DisplayPreferences {
  return entriesOf(readKept("sight"), asString);
}

/** Keeps a choice; an empty one is erased. Says whether that worked. */
export function savePreferences(choice: DisplayPreferences): boolean {
  return keep("sight", Object.keys(choice).length > 0 ? choice : null);
}

export function applyPreferences(choice: DisplayPreferences): void {
  for (const key of keys) {
    const value = choice[key];
    if (typeof value === "string") document.documentElement.setAttribute(`data-${key}`, value);
    else document.documentElement.removeAttribute(`data-${key}`);
  }
}
