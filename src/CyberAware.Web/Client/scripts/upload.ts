// A file that the portal would refuse is named before it travels: while one is on its way, the answer of a refusal gets lost.
export function refuseLargeFile(input: HTMLInputElement): void {
  const most = Number(input.dataset.maxBytes);
  input.addEventListener("change", () => {
    input.setCustomValidity(Array.from(input.files ?? []).some((file) => file.size > most) ? (input.dataset.tooLarge ?? "") : "");
    input.reportValidity();
  });
}
