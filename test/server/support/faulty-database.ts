/** A database that fails as real ones do, whenever a test says so: for faults that are expensive to bring about. */

import type { Compilable } from 'kysely';
import { type Database, DatabaseError, type Done, type RowsOf, type Unit } from '../../../server/store/database.ts';

/**
 * What happens to a write, or to reading:
 * - refused: an error, and nothing is written (full, locked, read-only, cut off before);
 * - lost-answer: it is written, and then the connection breaks;
 * - late: the connection breaks, and it is written afterwards (a backend goes on without its client);
 * - stuck: nothing comes back until `release`.
 */
export type Fault = 'none' | 'refused' | 'lost-answer' | 'late' | 'stuck';

export class FaultyDatabase implements Database {
  readonly #real: Database;
  /** The fault of the next write. */
  onWrite: () => Fault = () => 'none';
  /** The fault of the next reading. */
  onRead: () => 'none' | 'refused' = () => 'none';
  readonly #late: Unit[] = [];
  #stuck: (() => void)[] = [];

  constructor(real: Database) {
    this.#real = real;
  }

  get tables() {
    return this.#real.tables;
  }

  get now() {
    return this.#real.now;
  }

  get whileWritten() {
    return this.#real.whileWritten;
  }

  onCommit(listener: (units: number, ms: number) => void): void {
    this.#real.onCommit(listener);
  }

  async write(unit: Unit): Promise<readonly Done[]> {
    const fault = this.onWrite();
    switch (fault) {
      case 'none':
        return await this.#real.write(unit);
      case 'refused':
        throw new DatabaseError('database or disk is full', 'SQLITE_FULL');
      case 'lost-answer':
        await this.#real.write(unit).catch(() => undefined);
        throw new DatabaseError('Connection terminated unexpectedly', '');
      case 'late':
        this.#late.push(unit);
        throw new DatabaseError('Connection terminated unexpectedly', '');
      case 'stuck':
        await new Promise<void>((resolve) => this.#stuck.push(resolve));
        return await this.#real.write(unit);
    }
  }

  read<const Q extends readonly Compilable<unknown>[]>(...queries: Q): Promise<RowsOf<Q>> {
    if (this.onRead() === 'none') return this.#real.read<Q>(...queries);
    return Promise.reject(new DatabaseError('Connection terminated unexpectedly', ''));
  }

  /** How many writes are stuck. */
  get stuck(): number {
    return this.#stuck.length;
  }

  /** Lets go of what is stuck, and writes what was late, as far as it can still be written. */
  async release(): Promise<void> {
    const stuck = this.#stuck;
    this.#stuck = [];
    for (const goOn of stuck) goOn();
    await Promise.allSettled(this.#late.splice(0).map((unit) => this.#real.write(unit)));
  }

  /** From now on it works. */
  async heal(): Promise<void> {
    this.onWrite = () => 'none';
    this.onRead = () => 'none';
    await this.release();
  }

  sweep(): Promise<void> {
    return this.#real.sweep();
  }

  close(): Promise<void> {
    return this.#real.close();
  }
}
