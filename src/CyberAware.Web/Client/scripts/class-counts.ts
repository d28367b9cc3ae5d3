/** How many hands a class raised, by question and option: the questions that have been asked so far. */
export type Hands = number[][];

/** Fewer hands say nothing about a class; the portal's ClassCounts names the same numbers. */
export type Verdict = "again" | "known" | "few";

const most = 999;

export const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The same spelling as in the addresses of the steps without script. */
export function write(version: string, hands: Hands): string {
  return `${version}-${hands.map((counts) => counts.join(".")).join("_")}`;
}

/** What was written; nothing when it belongs to other questions. */
export function read(version: string, options: number[], text: string | null): Hands | undefined {
  if (!text?.startsWith(`${version}-`)) return undefined;
  const rest = text.slice(version.length + 1);
  const hands = rest === "" ? [] : rest.split("_").map((group) => group.split(".").map((count) => typed(count) ?? -1));
  return hands.length <= options.length && hands.every((counts, i) => counts.length === options[i] && !counts.includes(-1)) ? hands : undefined;
}

/** What a teacher typed; an empty field is 0, nothing when it is no number of hands. */
export function typed(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[0-9]{0,3}$/.test(trimmed) ? Math.min(Number(trimmed), most) : undefined;
}

export function verdictOf(right: number, hands: number, min: number): Verdict {
  return hands < min ? "few" : right * 3 >= hands * 2 ? "known" : "again";
}

/** Place of the wrong option with the most hands; of two equal ones the first. */
export function misledBy(counts: number[], right: number): number | undefined {
  let misled: number | undefined;
  counts.forEach((count, option) => {
    if (option !== right && count > 0 && (misled === undefined || count > counts[misled]!)) misled = option;
  });
  return misled;
}
