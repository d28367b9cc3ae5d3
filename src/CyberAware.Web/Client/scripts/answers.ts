import { asString, entriesOf, isRecord, keep, keptNames, readKept } from "./device-store";

const prefix = "quiz.";
const doneName = "quizzes-done";
const day = 24 * 60 * 60 * 1000;
const keptFor = 30 * day;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A sitting that can go on after its tab was closed. */
export interface Kept {
  version: string;
  id: string;
  /** The portal's signature under the id: only with it the answers enter the published figures. */
  token?: string;
  started: string;
  /** The chosen option by the name of the question's field. */
  answers: Record<string, string>;
}

/** What this browser keeps of an unfinished quiz; nothing when its questions have changed or it is old. */
export function readSitting(quiz: string, version: string): Kept | undefined {
  const kept = parseKept(readKept(prefix + quiz));
  if (kept?.version === version) return kept;
  forget(quiz);
  return undefined;
}

export function keepSitting(quiz: string, kept: Kept): void {
  keep(prefix + quiz, kept);
}

export function forget(quiz: string): void {
  keep(prefix + quiz, null);
}

/** Drops unfinished quizzes of long ago, also of quizzes that the reader doesn't open again. */
export function forgetOld(): void {
  for (const name of keptNames(prefix)) {
    if (!parseKept(readKept(name))) keep(name, null);
  }
}

/** A sitting of the last weeks; nothing when it is of another shape or time. */
function parseKept(value: unknown): Kept | undefined {
  if (!isRecord(value)) return undefined;
  const { version, id, token, started, answers } = value;
  if (typeof version !== "string" || typeof id !== "string" || typeof started !== "string") return undefined;
  const age = Date.now() - Date.parse(started);
  if (!uuid.test(id) || age <= -day || age >= keptFor) return undefined;
  return { version, id, ...(typeof token === "string" && { token }), started, answers: entriesOf(answers, asString) };
}

/** The quizzes that this browser has finished, so that a second attempt is counted apart. */
export function done(): string[] {
  const names = readKept(doneName);
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

export function markDone(quiz: string): void {
  keep(doneName, [...new Set([...done(), quiz])]);
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
