/** When the page is back: shown again, out of the browser's store of pages, or in a network again. */

export function whenBack(run: () => void): void {
  window.addEventListener('online', run);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) run();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') run();
  });
  // Chromium: out of a tab that was frozen.
  document.addEventListener('resume', run);
}
