/**
 * The embedded engine: SQLite. A file is written by one thread and read by another, so that nothing else waits for the
 * disk; a database in memory needs none.
 */

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import {
  type Database,
  DatabaseError,
  type Done,
  type Outcome,
  type RowsOf,
  type Statement,
  type Unit,
} from './database.ts';
import { type CommitListener, GroupCommit } from './group-commit.ts';
import type { SqliteHandle } from './sqlite-database.ts';
import { SqliteEngine } from './sqlite-engine.ts';
import { openFile } from './sqlite-file.ts';
import { SqliteThread } from './sqlite-thread.ts';
import type { Tables } from './tables.ts';

/** A batch wakes two threads and waits for the disk: a player does not notice that the next one waits a little. */
const APART_MS = 5;

/** A connection to SQLite, in this thread or another. */
interface Connection {
  commit(batch: readonly Unit[]): Promise<readonly Outcome[]>;
  read(queries: readonly Statement[]): Promise<ReturnType<SqliteEngine['read']>>;
  sweep(): Promise<void>;
  close(): Promise<void>;
}

const SQLITE = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
};

class SqliteDatabase implements Database {
  readonly tables = new Kysely<Tables>({ dialect: SQLITE });
  readonly now = sql<number>`cast((julianday('now') - 2440587.5) * 86400000 as integer)`;
  /** Nobody else writes at the same time. */
  readonly whileWritten = sql``;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #commits: GroupCommit;

  /** @param apartMs of batches that several share */
  constructor(writer: Connection, reader: Connection, apartMs: number) {
    this.#writer = writer;
    this.#reader = reader;
    this.#commits = new GroupCommit((batch) => writer.commit(batch), { apartMs });
  }

  write(unit: Unit): Promise<readonly Done[]> {
    return this.#commits.write(unit);
  }

  onCommit(listener: CommitListener): void {
    this.#commits.onCommit = listener;
  }

  async read<const Q extends readonly Compilable<unknown>[]>(...queries: Q): Promise<RowsOf<Q>> {
    const answer = await this.#reader.read(queries.map(statementOf));
    if (!answer.ok) throw new DatabaseError(answer.message, answer.code);
    // The compiler of the queries says what their rows are.
    return answer.rows as unknown as RowsOf<Q>;
  }

  sweep(): Promise<void> {
    return this.#writer.sweep();
  }

  async close(): Promise<void> {
    await this.#commits.idle();
    // A process that exits at once leaves the journal of the file in place.
    await this.#writer.sweep().catch(() => undefined);
    await this.#reader.close();
    if (this.#reader !== this.#writer) await this.#writer.close();
  }
}

/** Only what crosses threads. */
function statementOf(query: Compilable<unknown>): Statement {
  const { sql, parameters } = query.compile();
  return { sql, parameters };
}

/** A file that exists, with its tables. */
export function sqliteInThreads(path: string): Database {
  return new SqliteDatabase(new SqliteThread(path), new SqliteThread(path), APART_MS);
}

/** A database whose connection is in this thread. */
export function sqliteHere(handle: SqliteHandle): Database {
  const engine = new SqliteEngine(handle);
  const here: Connection = {
    commit: (batch) => Promise.resolve(engine.commit(batch)),
    read: (queries) => Promise.resolve(engine.read(queries)),
    sweep: () => Promise.resolve(engine.sweep()),
    close: () => Promise.resolve(engine.close()),
  };
  return new SqliteDatabase(here, here, 0);
}

/**
 * Opens the file, or a database in memory for `:memory:`, and creates missing file and folder.
 * @throws if the file cannot be opened
 */
export async function openMade(path: string): Promise<SqliteHandle> {
  if (path !== ':memory:') makeFile(path);
  return await openFile(path);
}

/** For work that needs no thread of its own: migrations and backups. */
export function sqliteDialect(handle: SqliteHandle): SqliteDialect {
  return new SqliteDialect({ database: handle });
}

/**
 * Creates a missing file and folder, accessible to their owner only: other users of this machine must not read names
 * and answers. SQLite gives the files that it creates beside this one the same mode.
 * @throws the system's error if that fails
 */
export function makeFile(path: string): void {
  // One folder at a time: when asked for all at once, Node hangs where the system accepts none (as in /proc).
  const missing: string[] = [];
  for (let folder = dirname(resolve(path)); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) mkdirSync(folder, { mode: 0o700 });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}
