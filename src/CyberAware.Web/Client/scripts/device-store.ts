/**
 * What the portal keeps on the reader's device, and nowhere else. All keys begin with "portal.":
 * portal.sight (how pages look), portal.checklists (ticks), portal.plans (ticks in results of decision helpers),
 * portal.quiz.* (a quiz under way), portal.quizzes-done (names of finished quizzes), portal.assessment (answers of a
 * self-assessment under way), portal.editor.* (what an editor typed and the portal has not got), portal.editing (words of the
 * link to the text of a page, while somebody who edits has signed in).
 */
const prefix = "portal.";

/**
 * A kept value; undefined when there is none, it is no JSON or storage is switched off. Extensions, older versions
 * and people change what is kept, so whoever reads it checks its shape, and a wrong one counts as nothing kept.
 */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** The own entries of a kept object that have the right shape; none when it is no object. */
export function entriesOf<T>(value: unknown, parse: (entry: unknown) => T | undefined): Record<string, T> {
  const entries: [string, T][] = [];
  for (const [key, entry] of isRecord(value) ? Object.entries(value) : []) {
    const parsed = parse(entry);
    if (parsed !== undefined) entries.push([key, parsed]);
  }
  return Object.fromEntries(entries);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asString(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Keeps a value, or erases it when it is null. Says whether that worked: storage can be switched off or full. */
export function keep(name: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The names under which something is kept that begin so. */
export function keptNames(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix + start)).map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}

/** Erases everything the portal ever kept on this device. */
export function eraseAll(): void {
  eraseNames("");
}

/** Erases what is kept under names that begin so. */
export function eraseNames(start: string): void {
  for (const name of keptNames(start)) keep(name, null);
}
