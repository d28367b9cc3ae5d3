import { withoutSoftHyphens } from "./copying";

/** Longest text that messengers show whole. */
const maxText = 700;

const words = (element: Element | null): string => withoutSoftHyphens(element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The words of a result for a messenger, as src/CyberAware.Web/Pages/Advisors/AdvisorMessage.cs makes them. */
export function messageOf(step: Element): string {
  const foot = words(step.querySelector("[data-part=address]"));
  const room = maxText - foot.length - 2;
  let head = `${words(step.querySelector("[data-part=verdict] span"))}. ${words(step.querySelector("h1"))}`;
  if (head.length > room) {
    const end = head.lastIndexOf(" ", room - 1);
    head = `${head.slice(0, end > 0 ? end : room - 1)}…`;
  }
  let text = head;
  for (const [index, action] of [...step.querySelectorAll("[data-part=first] > li")].entries()) {
    const longer = `${text}${text === head ? "\n\n" : "\n"}${index + 1}. ${lineOf(action)}`;
    if (longer.length > room) break;
    text = longer;
  }
  return `${text}\n\n${foot}`;
}

function lineOf(action: Element): string {
  const text = words(action.querySelector("h3"));
  const element = action.querySelector(".advisor-ways .contact");
  const address = element?.getAttribute("href");
  // A site is sent by its address: its name alone leads nowhere.
  const contact = address?.startsWith("https:") ? address : words(element);
  return contact && !text.includes(contact) ? `${text.replace(/\.+$/, "")}: ${contact}` : text;
}
