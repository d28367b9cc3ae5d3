import { eraseAll } from "./device-store";
import { retire } from "./offline";
import { applyPreferences, savePreferences, readPreferences, type DisplayPreferences } from "./display-preferences";

/** Applies and keeps every change at once; without a script the form's button does it for one visit. */
export function keepSightSettings(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-sight]");
  const status = form?.querySelector<HTMLElement>("[data-saved]");
  if (!form || !status) return;

  form.querySelector("[data-without-script]")?.remove();
  const kept = readPreferences() as Record<string, string | undefined>;
  for (const radio of radiosOf(form)) {
    if (kept[radio.name] === radio.value) radio.checked = true;
  }

  const update = (message: string | undefined): void => {
    const choice = choiceOf(form);
    applyPreferences(choice);
    if (savePreferences(choice)) status.textContent = message ?? "";
  };
  form.addEventListener("change", () => update(status.dataset.saved));
  const erase = form.querySelector<HTMLButtonElement>("[data-erase]");
  const erased = form.querySelector<HTMLElement>("[data-erased]");
  if (erase && erased) {
    erase.hidden = false;
    erase.addEventListener("click", () => {
      eraseAll();
      for (const radio of radiosOf(form)) radio.checked = isUsual(radio);
      applyPreferences({});
      void retire().finally(() => (erased.textContent = erased.dataset.erased ?? ""));
    });
  }
  form.querySelector("[data-sight-reset]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const radio of radiosOf(form)) radio.checked = isUsual(radio);
    update(status.dataset.usual);
  });
}

function radiosOf(form: HTMLFormElement): NodeListOf<HTMLInputElement> {
  return form.querySelectorAll<HTMLInputElement>("input[type=radio]");
}

/** The first value of a group is what everybody gets. */
function isUsual(radio: HTMLInputElement): boolean {
  return radio.closest("fieldset")?.querySelector("input") === radio;
}

function choiceOf(form: HTMLFormElement): DisplayPreferences {
  const chosen = [...radiosOf(form)].filter((radio) => radio.checked && !isUsual(radio));
  return Object.fromEntries(chosen.map((radio) => [radio.name, radio.value]));
}
