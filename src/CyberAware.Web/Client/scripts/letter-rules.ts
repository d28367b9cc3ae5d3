// The rules of a letter's fields, the same as in Core/Letters: LetterCleaner, LetterFieldCheck, IdentificationNumber.

/** A field of the form, as its element describes it. */
export interface Field {
  id: string;
  kind: string;
  format: string;
  max: number;
  required: boolean;
}

export interface Mistake {
  kind: string;
  length: number;
}

// Controls, marks that turn the direction of text, private characters, halves of pairs, and what XML forbids.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd\ufffe\uffff]/gu;
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** What was typed as plain text, in one line unless several are allowed. */
export function clean(field: Field, typed: string): string {
  const lines = typed.replace(/\t/g, " ").split(lineEnds).map((line) => line.replace(invisible, ""));
  const text = field.kind === "multiline" ? lines.map((line) => line.normalize("NFC").trim()).join("\n") : lines.join(" ").normalize("NFC");
  return field.format === "number" ? text.replace(/[\s-]/g, "") : text.trim();
}

/** What is wrong with a cleaned value; nothing when it is right. */
export function check(field: Field, value: string, today: Date): Mistake | undefined {
  const kind = kindOf(field, value, today);
  return kind ? { kind, length: value.length } : undefined;
}

function kindOf(field: Field, value: string, today: Date): string | undefined {
  if (!value) return field.required ? "Required" : undefined;
  if (field.max > 0 && value.length > field.max) return "TooLong";
  if (field.kind === "date") {
    const day = parseDate(value);
    return !day ? "NoDate" : day > today ? "Future" : undefined;
  }
  if (field.format === "number") return !/^[0-9]{12}$/.test(value) ? "NotTwelveDigits" : !isValidNumber(value) ? "WrongCheckDigit" : undefined;
  if (field.format === "email") return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? undefined : "NoEmail";
  if (field.format === "phone") return /^\+?[0-9 ().-]+$/.test(value) && value.replace(/[^0-9]/g, "").length >= 5 ? undefined : "NoPhone";
  return undefined;
}

/** A day as people write it, 29.11.2026, or with the year first. */
export function parseDate(text: string): Date | undefined {
  const parts = /^([0-9]{1,4})[ .,/-]+([0-9]{1,2})[ .,/-]+([0-9]{1,4})$/.exec(text)?.slice(1) ?? [];
  const [year, month, day] = (parts[0]?.length === 4 ? parts : parts.reverse()).map(Number);
  if (parts.filter((part) => part.length === 4).length !== 1 || parts.some((part) => part.length === 3)) return undefined;
  if (year === undefined || month === undefined || day === undefined || year < 1900) return undefined;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : undefined;
}

/** Whether the last of twelve digits is the one that follows from the others. */
export function isValidNumber(number: string): boolean {
  const sum = (shift: number): number => [...number.slice(0, 11)].reduce((all, digit, i) => all + Number(digit) * (((i + shift) % 11) + 1), 0) % 11;
  const first = sum(0);
  return (first === 10 ? sum(2) : first) === Number(number[11]);
}
