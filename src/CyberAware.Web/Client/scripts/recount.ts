import { done, forget, markDone, readSitting, type Kept } from "./answers";

const firstWait = 5;
const longestWait = 300;

/**
 * Hands a sitting that could not be counted in again, with its own id, until the portal says that it is counted.
 * What is needed for it stays in this browser until then, also when the page is closed and opened again.
 * Returns whether there is something to hand in.
 */
export function recount(result: HTMLElement): boolean {
  const { storage, attempts } = result.dataset;
  const answers = new URLSearchParams(location.search).get("a") ?? "";
  const [version = "", letters = ""] = answers.split("-");
  const kept = storage && attempts ? readSitting(storage, version) : undefined;
  if (!storage || !attempts || !kept || Object.keys(kept.answers).length !== letters.length) return false;

  const body = bodyOf(kept, done().includes(storage));
  let wait = firstWait;
  const send = async (): Promise<void> => {
    const status = await fetch(attempts, { method: "POST", headers: { "Content-Type": "application/json" }, body })
      .then((response) => response.status)
      .catch(() => 0);
    if (status === 0 || status >= 500) {
      setTimeout(() => void send(), wait * 1000);
      wait = Math.min(wait * 2, longestWait);
      return;
    }

    forget(storage);
    markDone(storage);
    if (status < 300) showCounted(result);
  };
  setTimeout(() => void send(), wait * 1000);
  return true;
}

function bodyOf(kept: Kept, repeat: boolean): string {
  return JSON.stringify({
    id: kept.id,
    startToken: kept.token ?? null,
    language: document.documentElement.lang,
    startedAt: kept.started,
    finishedAt: new Date().toISOString(),
    repeat,
    answers: Object.fromEntries(Object.entries(kept.answers).map(([field, option]) => [field.replace(/^q-/, ""), option])),
  });
}

function showCounted(result: HTMLElement): void {
  const note = result.querySelector(".quiz-uncounted span");
  if (note) note.textContent = result.dataset.counted ?? "";
  const address = new URL(location.href);
  address.searchParams.delete("counted");
  history.replaceState(history.state, "", address);
}
