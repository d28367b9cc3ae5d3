// Passkeys, showing a password, copying a link and the size of a file. Everything else of the account pages works without a script.
import { offerCopying } from "./copying";
import { eraseAllLocal } from "./editor-local";
import { keep } from "./device-store";
import { answerOf, creationOptions, requestOptions } from "./passkeys";
import { refuseLargeFile } from "./upload";

// The form's sign that it is the portal's own.
const token = "__RequestVerificationToken";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) offerPasskey(form);
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-passkey]")) offerInstead(button);
for (const box of document.querySelectorAll<HTMLInputElement>("[data-show-password]")) offerShowing(box);
for (const input of document.querySelectorAll<HTMLInputElement>("input[data-max-bytes]")) refuseLargeFile(input);

offerCopying();

// Who signs out of a browser leaves no drafts in it.
document.querySelector("form[action$='/sign-out']")?.addEventListener("submit", eraseAllLocal);

// Where somebody has signed in, public pages lead to their texts (editing-link.ts); the words come from here. Elsewhere they are forgotten.
const words = document.body.dataset.editing;
keep("editing", words ? (JSON.parse(words) as unknown) : null);

// Who sends a form with mistakes, or comes to a message, is led to it.
(document.querySelector<HTMLElement>(".editor-conflict") ?? document.querySelector<HTMLElement>(".form-errors"))?.focus();

function offerPasskey(form: HTMLFormElement): void {
  if (!canOffer(form)) return;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void askFor(form, form.querySelector("button")!, form);
  });
}

// A form that can be sent in another way too.
function offerInstead(button: HTMLButtonElement): void {
  if (!canOffer(button)) return;

  button.addEventListener("click", (event) => {
    event.preventDefault();
    void askFor(button.form!, button, button);
  });
}

function canOffer(way: HTMLElement): boolean {
  const note = (way.closest("form") ?? way).parentElement?.querySelector<HTMLElement>("[data-passkey-missing]");
  if (typeof PublicKeyCredential !== "function" || !navigator.credentials) {
    if (note) note.textContent = note.dataset.passkeyMissing ?? "";
    return false;
  }

  way.hidden = false;
  note?.remove();
  return true;
}

async function askFor(form: HTMLFormElement, button: HTMLButtonElement, way: HTMLElement): Promise<void> {
  const status = form.querySelector<HTMLElement>("[role=status]")!;
  const say = (what: string): void => {
    status.textContent = status.dataset[what] ?? "";
    button.disabled = what === "working";
  };
  say("working");
  try {
    const response = await fetch(way.dataset.options!, { method: "POST", body: new URLSearchParams({ [token]: form.querySelector<HTMLInputElement>(`[name=${token}]`)!.value }) });
    if (!response.ok) {
      // The session may have ended, or the last credential was shown too long ago: the page itself says what to do.
      if (way === form && (response.status === 401 || response.status === 403)) location.reload();
      else say("failed");
      return;
    }

    const options: unknown = await response.json();
    const credential = await (way.dataset.passkey === "create"
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
