/** The server's side of a thread that has a connection to a SQLite file. A thread that dies is started again. */

import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../workers.ts';
import { DatabaseError, type Outcome, type Statement, type Unit } from './database.ts';
import type { SqliteEngine } from './sqlite-engine.ts';

export type Job =
  | { readonly kind: 'commit'; readonly batch: readonly Unit[] }
  | { readonly kind: 'read'; readonly queries: readonly Statement[] }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'close' };

export interface Asked {
  readonly id: number;
  readonly job: Job;
}

type Answer = { readonly id: number } & (
  | { readonly ok: true; readonly answered: unknown }
  | { readonly ok: false; readonly message: string; readonly code: string }
);

interface Waiting {
  readonly resolve: (answered: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class SqliteThread {
  readonly #path: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker> | null = null;
  #asked = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async commit(batch: readonly Unit[]): Promise<readonly Outcome[]> {
    return (await this.#ask({ kind: 'commit', batch })) as readonly Outcome[];
  }

  async read(queries: readonly Statement[]): Promise<ReturnType<SqliteEngine['read']>> {
    return (await this.#ask({ kind: 'read', queries })) as ReturnType<SqliteEngine['read']>;
  }

  async sweep(): Promise<void> {
    await this.#ask({ kind: 'sweep' });
  }

  /** Closes the file and ends the thread. */
  async close(): Promise<void> {
    if (this.#worker === null) return;
    const worker = await this.#worker;
    await this.#ask({ kind: 'close' }).catch(() => undefined);
    await worker.terminate();
  }

  async #ask(job: Job): Promise<unknown> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    this.#asked += 1;
    const id = this.#asked;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job } satisfies Asked);
    });
  }

  async #start(): Promise<Worker> {
    const worker = await startWorker('sqlite-worker', { workerData: { path: this.#path } });
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.answered);
      else waiting?.reject(new DatabaseError(answer.message, answer.code));
    });
    let why = 'it ended';
    worker.once('error', (error) => {
      why = String(error);
    });
    // Only now: until then it may still be at work, and a second thread would write beside it.
    worker.once('exit', () => this.#ended(why));
    await once(worker, 'online');
    return worker;
  }

  /** What it was asked for may have been done or not. */
  #ended(why: string): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values())
      reject(new DatabaseError(`the thread of the database: ${why}`, ''));
    this.#waiting.clear();
  }
}
