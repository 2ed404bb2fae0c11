/** Batches of changes, and snapshots, on one connection to SQLite. Waits for the disk: a thread of its own runs it. */

import { allFailed, type Change, type Done, failed, type Outcome, type Statement, type Unit } from './database.ts';
import type { SqliteHandle } from './sqlite-database.ts';

interface Prepared {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number | bigint };
}

/** The result codes of SQLite that say nothing about the statement: the database itself is in trouble. */
const TROUBLE: ReadonlySet<number> = new Set([
  5, // BUSY
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  15, // PROTOCOL
  26, // NOTADB
]);
/** The number of different statements that are kept prepared. */
const KEPT = 200;

export class SqliteEngine {
  readonly #handle: SqliteHandle;
  readonly #prepared = new Map<string, Prepared>();

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
  }

  /** Carries out a batch in one transaction, in order. A unit that cannot be written does not affect the others. */
  commit(batch: readonly Unit[]): readonly Outcome[] {
    try {
      const done = this.#transaction('begin immediate', () =>
        batch.map((unit) => unit.map((one) => this.#change(one))),
      );
      return done.map((of) => ({ ok: true, done: of }));
    } catch (error) {
      if (batch.length === 1 || isTrouble(error)) return allFailed(batch, error);
      return batch.flatMap((unit) => this.commit([unit]));
    }
  }

  /** The rows of each query, from one moment. */
  read(queries: readonly Statement[]): { readonly ok: true; readonly rows: unknown[][] } | (Outcome & { ok: false }) {
    try {
      const rows = this.#transaction('begin', () =>
        queries.map(({ sql, parameters }) => this.#statement(sql).all(parameters)),
      );
      return { ok: true, rows };
    } catch (error) {
      return failed(error);
    }
  }

  /** Checkpoints the journal into the file and empties it: deleted data would still be readable there. */
  sweep(): void {
    this.#handle.exec('pragma wal_checkpoint(truncate)');
  }

  close(): void {
    this.#handle.close();
  }

  #transaction<T>(begin: string, work: () => T): T {
    this.#handle.exec(begin);
    try {
      const result = work();
      this.#handle.exec('commit');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** After some errors SQLite has done so itself. */
  #rollBack(): void {
    try {
      this.#handle.exec('rollback');
    } catch {
      // There was nothing to roll back.
    }
  }

  #change({ sql, parameters, orElse }: Change): Done {
    const statement = this.#statement(sql);
    const rows = statement.reader ? statement.all(parameters) : [];
    const count = statement.reader ? rows.length : Number(statement.run(parameters).changes);
    if (count === 0 && orElse !== undefined) throw new Error(orElse);
    return { count, rows };
  }

  #statement(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#prepared.size >= KEPT) this.#prepared.clear();
    const statement = this.#handle.prepare(sql);
    // Asked once: each question is a call into the library.
    const prepared = {
      reader: statement.reader,
      all: (parameters: readonly unknown[]) => statement.all(parameters),
      run: (parameters: readonly unknown[]) => statement.run(parameters),
    };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** libsql and Node each have a name of their own for the same number. */
function isTrouble(error: unknown): boolean {
  const { rawCode, errcode } = Object(error) as { rawCode?: unknown; errcode?: unknown };
  const code = typeof rawCode === 'number' ? rawCode : errcode;
  return typeof code === 'number' && TROUBLE.has(code & 0xff);
}
