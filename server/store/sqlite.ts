/** The embedded engine: a SQLite file (WAL: committed data survives the death of the process). */

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Kysely, SqliteDialect, sql } from 'kysely';
import { openSqlite } from './sqlite-database.ts';

/**
 * Opens the file, or a database in memory for `:memory:`, and creates missing file and folder.
 * @throws if the file cannot be opened
 */
export async function sqliteDialect(path: string): Promise<SqliteDialect> {
  if (path !== ':memory:') makeFile(path);
  const database = await openSqlite(path);
  // Another process may be closing the file at this moment.
  database.exec('pragma busy_timeout = 5000');
  database.exec('pragma journal_mode = WAL');
  // Committed data is on the disk, not only with the operating system: even a power cut loses no scored move.
  database.exec('pragma synchronous = FULL');
  database.exec('pragma foreign_keys = ON');
  // Deleted data does not remain readable in the file.
  database.exec('pragma secure_delete = ON');
  return new SqliteDialect({ database });
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

/** Checkpoints the journal into the file and empties it: deleted data would still be readable there. */
export async function sweepFile<T>(db: Kysely<T>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
