// Fills the template that the page carries, as Core/Letters/LetterWriter.cs does; all words are the page's.
import { parseDate } from "./letter-rules";

export interface Paragraph {
  part: string;
  text: string;
}

/** What was filled in, cleaned, by the field's id; of options those that are chosen. */
export type Values = Map<string, string[]>;

const todaySlot = "today";

/** The paragraphs of the letter. */
export function writeLetter(template: DocumentFragment, values: Values, formatDate: (day: Date) => string, today: Date): Paragraph[] {
  const letter: Paragraph[] = [];
  let number = 0;
  for (const block of template.querySelectorAll<HTMLElement>("p")) {
    const { part = "", line = "" } = block.dataset;
    if (!(block.dataset.if ?? "").split(" ").filter(Boolean).every(holds)) continue;
    // Only a place that stands alone can hold several lines.
    for (const text of [...block.children].map(fill).join("").split("\n").filter(Boolean)) {
      number = line === "numbered" ? number + 1 : 0;
      letter.push({ part, text: line === "numbered" ? `${number}. ${text}` : line === "item" ? `— ${text}` : text });
    }
  }
  return letter;

  function holds(condition: string): boolean {
    const [field = "", option] = condition.replace("!", "").split("/");
    const given = values.get(field) ?? [];
    return (option === undefined ? given.length > 0 : given.includes(option)) !== condition.startsWith("!");
  }

  function fill(segment: Element): string {
    const { slot, date } = (segment as HTMLElement).dataset;
    if (slot === undefined) return segment.textContent ?? "";
    if (slot === todaySlot) return formatDate(today);
    const value = values.get(slot)?.[0] ?? "";
    const day = date === "true" ? parseDate(value) : undefined;
    return day ? formatDate(day) : value;
  }
}

/** The letter as plain text, an empty line between its parts. */
export function plainLetter(letter: Paragraph[]): string {
  return letter.map((paragraph, i) => (i === 0 ? "" : letter[i - 1]!.part === paragraph.part ? "\n" : "\n\n") + paragraph.text).join("");
}
