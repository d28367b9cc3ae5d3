// A document as a form. Keeps what is filled in: the whole form is sent after two seconds of quiet, and the portal makes texts of it.
const quiet = 2000;
const patience = 15000;

interface Answer {
  versions: Record<string, string | null>;
  said: string;
}

function keepFilled(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>(".editor-status");
  if (!status) return;

  let timer = 0;
  let isChanged = false;
  let isSending = false;
  let isStopped = false;
  let waiting: HTMLElement | null = null;
  form.addEventListener("input", () => {
    isChanged = true;
    wait(quiet);
  });
  form.addEventListener("submit", (event) => {
    isStopped = true;
    clearTimeout(timer);
    // What is still on its way would look like the form of another window.
    if (isSending) {
      event.preventDefault();
      waiting = (event as SubmitEvent).submitter ?? form.querySelector<HTMLElement>("button[type=submit]");
    }
  });

  function wait(time: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = window.setTimeout(() => void keep(), time);
  }

  async function keep(): Promise<void> {
    if (isSending || !isChanged || isStopped) return;

    isChanged = false;
    isSending = true;
    let next = quiet;
    try {
      const fields = new URLSearchParams();
      new FormData(form).forEach((value, name) => fields.append(name, value as string));
      const response = await fetch(form.dataset.keep!, { method: "POST", headers: { Accept: "application/json" }, body: fields });
      if (response.ok && !response.redirected) {
        take((await response.json()) as Answer);
      } else {
        isStopped = response.status === 409;
        isChanged = true;
        next = patience;
        say(status!.dataset[isStopped ? "stale" : "failed"] ?? "");
      }
    } catch {
      isChanged = true;
      next = patience;
      say(status!.dataset.failed ?? "");
    } finally {
      isSending = false;
    }
    if (waiting) waiting.click();
    else if (isChanged) wait(next);
  }

  function take(answer: Answer): void {
    for (const [key, version] of Object.entries(answer.versions)) {
      const field = form.querySelector<HTMLInputElement>(`[name="kept-${key}"]`);
      if (field) field.value = version ?? "";
    }
    say(answer.said);
  }

  function say(words: string): void {
    if (status!.textContent !== words) status!.textContent = words;
  }
}

// A field that names something says beside it what that is.
function tellTitles(form: HTMLFormElement): void {
  form.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    const title = field.parentElement?.querySelector(".form-title");
    if (!title || !field.list) return;

    const named = [...field.list.querySelectorAll("option")].find((option) => option.value === field.value.trim());
    title.textContent = named?.label ?? "";
  });
}

const form = document.querySelector<HTMLFormElement>("form.form[data-keep]");
if (form) {
  keepFilled(form);
  tellTitles(form);
}
