/**
 * Threads beside the server's own, for what takes long or waits for a disk. The build puts the file of each beside the
 * server's; a server that runs from the sources has it built when it starts the thread.
 */

import { Worker, type WorkerOptions } from 'node:worker_threads';

/** The source of each thread, from server/. */
export const WORKERS = {
  'sqlite-worker': 'store/sqlite-worker.ts',
  'long-work-worker': 'http/long-work-worker.ts',
} as const;

/** Starts a thread; its first message can be sent at once. */
export async function startWorker(name: keyof typeof WORKERS, options: WorkerOptions = {}): Promise<Worker> {
  const isBuilt = import.meta.url.endsWith('.js');
  if (isBuilt) return new Worker(new URL(`./${name}.js`, import.meta.url), options);
  // Not a literal: the build must not follow it.
  const builder = new URL('../build-worker.ts', import.meta.url).href;
  const { buildWorker } = (await import(builder)) as typeof import('../build-worker.ts');
  const source = new URL(`./${WORKERS[name]}`, import.meta.url);
  // The loader of the sources would only slow it down.
  return new Worker(await buildWorker(source), { execArgv: [], ...options });
}
