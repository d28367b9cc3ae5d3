/** A page that was opened once stays on this device: in the classroom the line may be gone. */
export function keepPage(): void {
  if (!document.documentElement.dataset.worker || !("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ save: location.pathname }));
}
