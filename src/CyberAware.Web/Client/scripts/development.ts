// Loads the page again when a text was saved, so that an author sees the change or what is wrong with it; in development only.
const address = "/development/content";
const shown = document.querySelector<HTMLScriptElement>("script[data-content-state]")?.dataset.contentState;

async function look(): Promise<void> {
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (response.ok && (await response.text()) !== shown) {
      location.reload();
      return;
    }
  } catch {
    // The portal is being started again.
  }
  setTimeout(() => void look(), 1000);
}

void look();
