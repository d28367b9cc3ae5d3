const prefix = "cyberaware-quiz-";
const doneKey = "cyberaware-quizzes-done";
const keptFor = 30 * 24 * 60 * 60 * 1000;

/** A sitting that can go on after its tab was closed. */
export interface Kept {
  version: string;
  id: string;
  started: string;
  /** The chosen option by the name of the question's field. */
  answers: Record<string, string>;
}

/** What this browser keeps of an unfinished quiz; nothing when its questions have changed or it is old. */
export function readKept(quiz: string, version: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + quiz) ?? "null") as Kept | null;
    if (kept?.version === version && Date.now() - Date.parse(kept.started) < keptFor) return kept;
    localStorage.removeItem(prefix + quiz);
  } catch {
    // Storage is switched off or full: the quiz works, only without going on later.
  }
  return undefined;
}

export function keep(quiz: string, kept: Kept): void {
  try {
    localStorage.setItem(prefix + quiz, JSON.stringify(kept));
  } catch {
    // See readKept.
  }
}

export function forget(quiz: string): void {
  try {
    localStorage.removeItem(prefix + quiz);
  } catch {
    // See readKept.
  }
}

/** Drops unfinished quizzes of long ago, also of quizzes that the reader doesn't open again. */
export function forgetOld(): void {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Kept | null;
      if (!kept || !(Date.now() - Date.parse(kept.started) < keptFor)) localStorage.removeItem(key);
    }
  } catch {
    // See readKept.
  }
}

/** The quizzes that this browser has finished, so that a second attempt is counted apart. */
export function done(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(doneKey) ?? "[]");
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

export function markDone(quiz: string): void {
  try {
    localStorage.setItem(doneKey, JSON.stringify([...new Set([...done(), quiz])]));
  } catch {
    // See readKept.
  }
}

/** A UUID of version 7 (RFC 9562): milliseconds, then chance. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
