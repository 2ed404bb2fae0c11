/**
 * Group commit: while one batch is being written, what is asked for waits, and all that waits is the next batch. Order
 * is kept. Where several write at once, batches keep a distance: each costs the same, however much it writes. Knows no engine.
 */

import { DatabaseError, type Done, type Outcome, type Unit } from './database.ts';

/** Carries out a batch as one transaction. Rejects if it is unknown what became of it. */
type Commit = (batch: readonly Unit[]) => Promise<readonly Outcome[]>;

interface Waiting {
  readonly unit: Unit;
  readonly resolve: (done: readonly Done[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A database that takes longer for one batch is stuck: what waits is refused, so that players are told so. */
const PATIENCE_MS = 3_000;
/** The most units in a batch: a longer queue makes several. */
const MOST = 500;

/** How the times of a group commit differ from the usual ones, ms. */
export interface Pace {
  /** How long a batch may take. */
  readonly patienceMs?: number;
  /** After a batch that several shared, how long after its beginning the next one begins at the earliest. */
  readonly apartMs?: number;
}

/** Told of each batch: how many units it had, and how many milliseconds it took. */
export type CommitListener = (units: number, ms: number) => void;

export class GroupCommit {
  onCommit: CommitListener = () => undefined;
  readonly #commit: Commit;
  readonly #patienceMs: number;
  readonly #apartMs: number;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #stuck = false;

  constructor(commit: Commit, { patienceMs = PATIENCE_MS, apartMs = 0 }: Pace = {}) {
    this.#commit = commit;
    this.#patienceMs = patienceMs;
    this.#apartMs = apartMs;
  }

  /** @throws DatabaseError if nothing was written; what `commit` throws if that is unknown */
  write(unit: Unit): Promise<readonly Done[]> {
    if (this.#stuck) return Promise.reject(stuck());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ unit, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Everything asked for in this turn goes into the first batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST);
      const begunAt = performance.now();
      const late = setTimeout(() => this.#refuseWaiting(), this.#patienceMs);
      const tell = await this.#carriedOut(batch);
      clearTimeout(late);
      this.#stuck = false;
      tell();
      const early = batch.length > 1 ? this.#apartMs - (performance.now() - begunAt) : 0;
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    }
    this.#running = null;
  }

  /** @returns a function that tells each what became of it */
  async #carriedOut(batch: readonly Waiting[]): Promise<() => void> {
    try {
      const begunAt = performance.now();
      const outcomes = await this.#commit(batch.map(({ unit }) => unit));
      this.onCommit(batch.length, performance.now() - begunAt);
      return () => {
        for (const [index, { resolve, reject }] of batch.entries()) {
          const outcome = outcomes[index];
          if (outcome?.ok === true) resolve(outcome.done);
          else reject(new DatabaseError(outcome?.message ?? 'no outcome', outcome?.code ?? ''));
        }
      };
    } catch (error) {
      return () => {
        for (const { reject } of batch) reject(error);
      };
    }
  }

  #refuseWaiting(): void {
    this.#stuck = true;
    const refused = this.#waiting;
    this.#waiting = [];
    for (const { reject } of refused) reject(stuck());
  }
}

function stuck(): DatabaseError {
  return new DatabaseError('the database takes too long', 'STUCK');
}
