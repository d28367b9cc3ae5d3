// The last versions of what was typed, in this browser alone, for the case that the portal could not take them.
import { eraseNames, isRecord, keep, readKept } from "./device-store";

const most = 5;
const folder = "editor.";

interface Version {
  at: number;
  text: string;
  isKept: boolean;
}

/** Adds what is typed as the newest version; of more than five the oldest goes. */
export function rememberLocal(owner: string, path: string, text: string): void {
  const versions = read(owner, path).filter((version) => version.text !== text);
  let fitting = [...versions, { at: Date.now(), text, isKept: false }].slice(-most);
  // A browser gives a site some five megabytes; older versions go first.
  while (fitting.length > 0 && !keep(name(owner, path), fitting)) fitting = fitting.slice(1);
}

/** The portal has this text, so that this version and all before it need not be offered. */
export function confirmLocal(owner: string, path: string, text: string): void {
  const versions = read(owner, path);
  const last = versions.map((version) => version.text).lastIndexOf(text);
  if (last >= 0) keep(name(owner, path), versions.map((version, at) => (at <= last ? { ...version, isKept: true } : version)));
}

export function eraseLocal(owner: string, path: string): void {
  keep(name(owner, path), null);
}

/** Erases what anybody typed, when somebody signs out of this browser. */
export function eraseAllLocal(): void {
  eraseNames(folder);
}

/** Offers what the portal never got. Nothing happens to the texts unless somebody asks for it. */
export function offerLocal(place: HTMLElement, owner: string, areas: HTMLTextAreaElement[], onTaken: (area: HTMLTextAreaElement) => void): void {
  for (const area of areas) {
    const path = area.dataset.path!;
    for (const version of read(owner, path).filter((entry) => !entry.isKept && entry.text !== area.value).reverse()) {
      const row = document.createElement("p");
      row.append(`${(place.dataset.offer ?? "").replace("{0}", timeOf(version.at))} `);
      row.append(
        button(place.dataset.take ?? "", () => {
          area.value = version.text;
          area.dispatchEvent(new Event("change"));
          row.remove();
          place.hidden = place.childElementCount === 0;
          onTaken(area);
        }),
        " ",
        button(place.dataset.discard ?? "", () => {
          keep(name(owner, path), read(owner, path).filter((entry) => entry.at !== version.at));
          row.remove();
          place.hidden = place.childElementCount === 0;
        }),
      );
      place.append(row);
    }
  }
  place.hidden = place.childElementCount === 0;
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-quiet";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function timeOf(at: number): string {
  const time = new Date(at);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(time.getDate())}.${two(time.getMonth() + 1)}, ${two(time.getHours())}:${two(time.getMinutes())}`;
}

function name(owner: string, path: string): string {
  return `${folder}${owner}.${path}`;
}

function read(owner: string, path: string): Version[] {
  const kept = readKept(name(owner, path));
  return Array.isArray(kept) ? kept.filter(isVersion) : [];
}

function isVersion(value: unknown): value is Version {
  return isRecord(value) && typeof value.at === "number" && typeof value.text === "string" && typeof value.isKept === "boolean";
}
