/**
 * The server's side of the thread that makes reports, replays and records, so that no move waits for them. It starts with
 * the first job and ends when it has had none for a while. What is in this process's memory is read here instead.
 */

import type { Worker } from 'node:worker_threads';
import type { Stores } from '../store/class-store.ts';
import { startWorker } from '../workers.ts';
import { doLongJob, type LongAnswer, type LongJob } from './long-work.ts';

/** How long a thread without a job is kept. */
const IDLE_MS = 60_000;

type Message = { readonly id: number } & ({ readonly answered: LongAnswer } | { readonly failed: string });

interface Waiting {
  readonly resolve: (answer: LongAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Whatever does the jobs. */
export type LongWork = Pick<LongWorkThread, 'do'>;

export class LongWorkThread {
  readonly #stores: Stores;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker> | null = null;
  #idle: NodeJS.Timeout | undefined;
  /** Resolves when the thread that was last ended is gone. */
  #ending: Promise<void> = Promise.resolve();
  #asked = 0;

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /** @returns what came of it. Rejects if the store cannot be read or the thread dies. */
  async do(job: LongJob): Promise<LongAnswer> {
    const { place } = this.#stores;
    if (place === null) return await doLongJob(this.#stores, job);
    clearTimeout(this.#idle);
    // A thread that is about to end takes no more jobs.
    await this.#ending;
    this.#worker ??= this.#start(place);
    const worker = await this.#worker;
    this.#asked += 1;
    const id = this.#asked;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job });
    });
  }

  /** Ends the thread; jobs under way reject. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#ending = this.#end();
    await this.#ending;
  }

  async #end(): Promise<void> {
    const worker = await this.#worker?.catch(() => null);
    await worker?.terminate();
  }

  async #start(place: NonNullable<Stores['place']>): Promise<Worker> {
    const worker = await startWorker('long-work-worker', { workerData: place });
    worker.on('message', (message: Message) => this.#done(message));
    let why = new Error('the thread for reports ended');
    worker.once('error', (error) => {
      why = error;
    });
    worker.once('exit', () => this.#ended(why));
    return worker;
  }

  #done(message: Message): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('failed' in message) waiting?.reject(new Error(message.failed));
    else waiting?.resolve(message.answered);
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  #ended(error: Error): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
