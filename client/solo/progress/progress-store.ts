/** The progress in this browser's database. Loaded separately: play does not wait for it. */

import { createStore, get, update, type UseStore } from 'idb-keyval';
import { keeping, progress } from '../../context/progress.ts';
import { type Cupboard, ProgressKeeper } from './progress-keeper.ts';

const NAME = 'last-ack';

/** Opens at the first use: only then does a browser that stores nothing say so. */
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

/** Some browsers never answer if they store nothing: after this long the page continues without. */
const PATIENCE_MS = 5_000;

/** Reads stored progress, and keeps it from now on. */
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

/** Unreadable data kept aside, or null. */
export async function keptAside(): Promise<unknown> {
  try {
    return (await get<unknown>('aside', database())) ?? null;
  } catch {
    return null;
  }
}
