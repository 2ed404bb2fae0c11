/** The SDK of the server, loaded when a connection is needed: the first page does not wait for it. */

import type { Client } from 'colyseus.js';
import { rootUrl } from '../kit/root.ts';
import { briefFetch } from './brief-fetch.ts';

let client: Promise<Client> | null = null;

/**
 * @returns the SDK's client for the server that this page came from
 * @throws the browser's error if the code does not arrive; the next call requests it again
 */
export function sdk(): Promise<Client> {
  client ??= import('colyseus.js').then(
    ({ Client: Sdk }) => new Sdk(rootUrl(), { fetchFn: briefFetch }),
    (error) => {
      client = null;
      throw error;
    },
  );
  return client;
}

/** Loads the SDK at the first interaction with the page, so that it is ready when a button is pressed. */
export function sdkAhead(): void {
  const once = { once: true, capture: true, passive: true } as const;
  const fetchIt = () => {
    if (navigator.onLine) sdk().catch(() => undefined);
  };
  for (const touch of ['pointerdown', 'keydown'] as const) window.addEventListener(touch, fetchIt, once);
}
