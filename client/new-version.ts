/** Keeps the page in the browser for a lone player (offline-worker.ts), and learns that there is a newer one. */

import { signal } from '@preact/signals';
import { rootUrl } from './kit/root.ts';

/** Whether the server has a newer page than the one that runs here. */
export const newVersion = signal(false);

/** How often the server is asked at most, when the page is shown again, ms. */
const ASK_EVERY_MS = 600_000;

/**
 * Registers the worker, once. Where the context is not secure (plain http under a name of the local network) or the
 * browser has none, nothing happens and nothing is missing.
 */
export function keepPage(): void {
  // A browser without them has no property, or one that is undefined.
  const workers = (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!import.meta.env.PROD || !window.isSecureContext || workers === undefined) return;
  workers.addEventListener('message', ({ data }) => hear(data));
  workers.startMessages();
  workers.register(`${rootUrl()}/sw.js`, { updateViaCache: 'none' }).then(askAgain, () => undefined);
}

function hear(said: unknown): void {
  if (typeof said === 'object' && said !== null && 'entry' in said && typeof said.entry === 'string')
    newVersion.value = !ownEntry().endsWith(`/${said.entry}`);
}

function ownEntry(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';
}

function askAgain(registration: ServiceWorkerRegistration): void {
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || performance.now() - asked < ASK_EVERY_MS) return;
    asked = performance.now();
    registration.update().catch(() => undefined);
  });
}
