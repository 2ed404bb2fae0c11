/** When the page is back: visible again, restored from the browser's page cache, or online again. */

export function whenBack(run: () => void): void {
  window.addEventListener('online', run);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) run();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') run();
  });
  // Chromium: restored from a frozen tab.
  document.addEventListener('resume', run);
}
