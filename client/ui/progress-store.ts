/** The progress in this browser's database. Loaded by itself: nobody waits for it to play. */

import { createStore, get, update, type UseStore } from 'idb-keyval';
import { keeping, progress } from '../model/progress.ts';
import { type Cupboard, ProgressKeeper } from '../model/progress-keeper.ts';

const NAME = 'last-ack';

/** Opens with the first use: a browser that stores nothing says so only then. */
function database(): UseStore {
  return createStore(NAME, 'progress');
}

function cupboard(): Cupboard {
  const store = database();
  const channel = new BroadcastChannel(NAME);
  return {
    change: (shelf, next) => update<unknown>(shelf, next, store),
    tell: () => channel.postMessage('changed'),
    listen: (heard) => channel.addEventListener('message', () => heard()),
  };
}

/** Some browsers never answer where they store nothing: after so long the page goes on without. */
const PATIENCE_MS = 5_000;

/** Reads what is stored, and keeps what is learned from now on. */
export async function keepProgress(): Promise<void> {
  const waiting = setTimeout(() => {
    keeping.value = 'session';
  }, PATIENCE_MS);
  try {
    await new ProgressKeeper(cupboard(), progress, keeping).start();
  } catch {
    keeping.value = 'session';
  } finally {
    clearTimeout(waiting);
  }
}

/** What could not be read and was kept aside; null: nothing. */
export async function keptAside(): Promise<unknown> {
  try {
    return (await get<unknown>('aside', database())) ?? null;
  } catch {
    return null;
  }
}
