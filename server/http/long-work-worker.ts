/** The thread that makes reports, replays and records: it reads the store by itself, and does one job after another. */

import { parentPort, workerData } from 'node:worker_threads';
import { silenceExperiments } from '../node-remarks.ts';
import type { StorePlace } from '../store/class-store.ts';
import { readStores } from '../store/open-stores.ts';
import { doLongJob, type LongJob, type Reading } from './long-work.ts';

silenceExperiments();
// The thread that started this one wrote it.
const settings = workerData as StorePlace;
// What cannot be opened now may be later: the job then fails, and the next one tries again.
let stores: Promise<Reading> | null = null;
let last: Promise<unknown> = Promise.resolve();

async function opened(): Promise<Reading> {
  stores ??= readStores(settings);
  try {
    return await stores;
  } catch (error) {
    stores = null;
    throw error;
  }
}

async function answer(id: number, job: LongJob): Promise<void> {
  try {
    const answered = await doLongJob(await opened(), job);
    parentPort?.postMessage({ id, answered });
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
}

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: LongJob }) => {
  last = last.then(() => answer(id, job));
});
