// Passkeys, showing a password, copying a link and the size of a file. Everything else of the account pages works without a script.
import { offerCopying } from "./copying";
import { eraseAllLocal } from "./editor-local";
import { keep } from "./device-store";
import { answerOf, creationOptions, requestOptions } from "./passkeys";
import { refuseLargeFile } from "./upload";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) offerPasskey(form);
for (const box of document.querySelectorAll<HTMLInputElement>("[data-show-password]")) offerShowing(box);
for (const input of document.querySelectorAll<HTMLInputElement>("input[data-max-bytes]")) refuseLargeFile(input);

offerCopying();

// Who signs out of a browser leaves no drafts in it.
document.querySelector("form[action$='/sign-out']")?.addEventListener("submit", eraseAllLocal);

// Where somebody has signed in, public pages lead to their texts (editing-link.ts); the words come from here. Elsewhere they are forgotten.
const words = document.body.dataset.editing;
keep("editing", words ? (JSON.parse(words) as unknown) : null);

// Who sends a form with mistakes, or comes to a message, is led to it.
document.querySelector<HTMLElement>(".form-errors")?.focus();

function offerPasskey(form: HTMLFormElement): void {
  const note = form.parentElement?.querySelector<HTMLElement>("[data-passkey-missing]");
  if (typeof PublicKeyCredential !== "function" || !navigator.credentials) {
    if (note) note.textContent = note.dataset.passkeyMissing ?? "";
    return;
  }

  form.hidden = false;
  note?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void askFor(form);
  });
}

async function askFor(form: HTMLFormElement): Promise<void> {
  const status = form.querySelector<HTMLElement>("[role=status]")!;
  const button = form.querySelector("button")!;
  const say = (what: string): void => {
    status.textContent = status.dataset[what] ?? "";
    button.disabled = what === "working";
  };
  say("working");
  try {
    const response = await fetch(form.dataset.options!, {
      method: "POST",
      body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
    });
    if (!response.ok) {
      // The session may have ended, or the last credential was shown too long ago: the page itself says what to do.
      if (response.status === 401 || response.status === 403) location.reload();
      else say("failed");
      return;
    }

    const options: unknown = await response.json();
    const credential = await (form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: creationOptions(options) })
      : navigator.credentials.get({ publicKey: requestOptions(options) }));
    if (!(credential instanceof PublicKeyCredential)) {
      say("cancelled");
      return;
    }

    form.querySelector<HTMLInputElement>("[name=credential]")!.value = JSON.stringify(answerOf(credential));
    form.submit();
  } catch (error) {
    say(error instanceof DOMException ? "cancelled" : "failed");
  }
}

function offerShowing(box: HTMLInputElement): void {
  const field = document.getElementById(box.dataset.showPassword!) as HTMLInputElement | null;
  const label = box.closest("label");
  if (!field || !label) return;

  label.hidden = false;
  box.checked = false;
  box.addEventListener("change", () => (field.type = box.checked ? "text" : "password"));
}
