/**
 * What the portal keeps on the reader's device, and nowhere else. All keys begin with "portal.":
 * portal.sight (how pages look), portal.checklists (ticks), portal.quiz.* (a quiz under way),
 * portal.quizzes-done (names of finished quizzes).
 */
const prefix = "portal.";

/** A kept value; the fallback when there is none or storage is switched off. */
export function readKept<T>(name: string, fallback: T): T {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
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
  for (const name of keptNames("")) keep(name, null);
}
