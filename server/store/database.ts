/**
 * What the stores need of a database: a port. Changes are confirmed once they are on its disk, all that were asked for
 * together or none; what is read together is one snapshot.
 */

import type { Compilable, Kysely, RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Change extends Statement {
  /** If the statement changes no row, nothing of the whole is changed, and this is the error's message. */
  readonly orElse?: string;
}

/** Changes that belong together. */
export type Unit = readonly Change[];

/** What one statement has done. */
export interface Done {
  /** How many rows it changed or returned. */
  readonly count: number;
  readonly rows: readonly unknown[];
}

/** What has become of a unit. */
export type Outcome =
  | { readonly ok: true; readonly done: readonly Done[] }
  | { readonly ok: false; readonly message: string; readonly code: string };

/** Rows of several queries. */
export type RowsOf<Q extends readonly Compilable<unknown>[]> = {
  readonly [I in keyof Q]: Q[I] extends Compilable<infer Row> ? readonly Row[] : never;
};

export interface Database {
  /** Composes queries in the engine's own SQL. Runs none. */
  readonly tables: Kysely<Tables>;
  /** Its clock, epoch ms. */
  readonly now: RawBuilder<number>;
  /** Ends a query whose rows nobody may change until the unit is written. */
  readonly whileWritten: RawBuilder<unknown>;
  /**
   * Carries out the unit, after those asked for before it.
   * @returns what each change has done
   * @throws DatabaseError if nothing was changed, or if that is unknown because the connection broke
   */
  write(unit: Unit): Promise<readonly Done[]>;
  /** From now on each transaction calls this listener with the number of its units and the milliseconds that it took. */
  onCommit(listener: (units: number, ms: number) => void): void;
  /** @returns the rows of each query, all from one moment. @throws DatabaseError */
  read<const Q extends readonly Compilable<unknown>[]>(...queries: Q): Promise<RowsOf<Q>>;
  /** Cleans up after a deletion, so that nothing of what was deleted can be read. */
  sweep(): Promise<void>;
  /** Waits for what was asked for, and closes everything. */
  close(): Promise<void>;
}

/** An error of the database, as it crosses threads. */
export class DatabaseError extends Error {
  /** The engine's own code, or '' if it gave none. */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
  }
}

/** The same outcome for all of a batch: the database cannot be used. */
export function allFailed(batch: readonly Unit[], error: unknown): readonly Outcome[] {
  return batch.map(() => failed(error));
}

/** The outcome of an error of any engine. */
export function failed(error: unknown): Outcome & { readonly ok: false } {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { ok: false, message, code };
}
