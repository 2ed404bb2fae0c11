/** The SDK of the server, loaded when a connection is needed: the first page does not wait for it. */

import type { Client } from 'colyseus.js';
import { rootUrl } from '../kit/root.ts';
import { briefFetch } from './brief-fetch.ts';

type Readers = Pick<typeof import('./room-parts.ts'), 'readDuel' | 'readClass'>;

let client: Promise<Client> | null = null;
let loaded: Readers | null = null;

/**
 * @returns the SDK's client for the server that this page came from
 * @throws the browser's error if the code does not arrive; the next call requests it again
 */
export function sdk(): Promise<Client> {
  client ??= import('./room-parts.ts').then(
    ({ clientOf, readDuel, readClass }) => {
      loaded = { readDuel, readClass };
      return clientOf(rootUrl(), briefFetch);
    },
    (error) => {
      client = null;
      throw error;
    },
  );
  return client;
}

/** How the views of a room are read; only a page that has `sdk` can be in one. */
export function readers(): Readers {
  if (loaded === null) throw new Error('no room without the SDK');
  return loaded;
}

/** Loads the SDK at the first interaction with the page, so that it is ready when a button is pressed. */
export function sdkAhead(): void {
  const once = { once: true, capture: true, passive: true } as const;
  const fetchIt = () => {
    if (navigator.onLine) sdk().catch(() => undefined);
  };
  for (const touch of ['pointerdown', 'keydown'] as const) window.addEventListener(touch, fetchIt, once);
}
