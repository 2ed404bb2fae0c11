/** The SDK of the server, loaded when a connection is needed: the first page does not wait for it. */

import type { Client } from 'colyseus.js';
import { hasServer, rootUrl } from '../kit/root.ts';
import { savesData } from '../kit/saves-data.ts';
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

/** Where a press leads to no room of the server. */
const ALONE = '.opening';

/**
 * Loads the SDK at the first interaction that may lead into a room, so that it is ready when a button is pressed; where the
 * browser saves data, only when it is needed.
 */
export function sdkAhead(): void {
  if (savesData() || !hasServer()) return;
  const stop = new AbortController();
  const fetchIt = ({ target }: Event) => {
    if (!navigator.onLine || (target instanceof Element && target.closest(ALONE) !== null)) return;
    stop.abort();
    sdk().catch(() => undefined);
  };
  for (const touch of ['pointerdown', 'keydown'] as const)
    window.addEventListener(touch, fetchIt, { capture: true, passive: true, signal: stop.signal });
}
