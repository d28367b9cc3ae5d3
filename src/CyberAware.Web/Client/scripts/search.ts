interface Suggestion {
  url: string;
  title: string;
  trail: string;
  language: string;
}

const quiet = 200;
const fewest = 2;

/** Offers pages while a reader types, as a combobox with a list (ARIA Authoring Practices 1.2); the form works without it. */
export function suggestWhileTyping(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggestions]")) attach(field);
}

function attach(field: HTMLInputElement): void {
  const box = field.parentElement;
  if (!box) return;

  const list = document.createElement("ul");
  list.id = `${field.id}-list`;
  list.className = "search-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestionsLabel ?? "");
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  box.append(list, status);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let addresses: string[] = [];
  let active = -1;
  let timer = 0;
  let request: AbortController | undefined;

  const choose = (index: number): void => {
    active = index;
    for (const [i, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(i === index));
    const option = list.children[index];
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const show = (found: Suggestion[]): void => {
    addresses = found.map((one) => one.url);
    list.textContent = "";
    list.append(...found.map((one, i) => optionOf(one, `${list.id}-${i}`)));
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length > 0 ? (field.dataset.suggestionsCount ?? "").replace("{0}", String(found.length)) : "";
    choose(-1);
  };
  const halt = (): void => {
    clearTimeout(timer);
    request?.abort();
  };
  const stop = (): void => {
    halt();
    show([]);
  };
  const ask = async (): Promise<void> => {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(field.value)}`, { signal });
      const found = answer.ok ? ((await answer.json()) as Suggestion[]) : [];
      if (!signal.aborted) show(found);
    } catch {
      // Typed on, or no connection: the form still works.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value.trim().length < fewest) stop();
    else timer = window.setTimeout(() => void ask(), quiet);
  });
  field.addEventListener("keydown", (event) => {
    const count = addresses.length;
    if (event.key === "Escape" && count > 0) {
      event.preventDefault();
      stop();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      // A late answer must not change the list under the reader's hands.
      halt();
      // One place more than there are options: the field itself.
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(addresses[active]!);
    }
  });
  field.addEventListener("blur", stop);
  // A press must not take the focus away before it counts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    const address = option && addresses[[...list.children].indexOf(option)];
    if (address) location.assign(address);
  });
}

function optionOf(found: Suggestion, id: string): HTMLElement {
  const option = document.createElement("li");
  option.id = id;
  option.lang = found.language;
  option.setAttribute("role", "option");
  option.append(found.title);
  if (found.trail) {
    const trail = document.createElement("small");
    trail.textContent = found.trail;
    option.append(trail);
  }
  return option;
}
