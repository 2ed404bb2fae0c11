/** The embedded engine: a SQLite file (WAL: what was written survives the death of the process). */

import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Kysely, SqliteDialect, sql } from 'kysely';
import { openSqlite } from './sqlite-database.ts';

/**
 * Opens the file, or a database in memory for `:memory:`, and makes its folder if that is missing.
 * @throws if the file cannot be opened.
 */
export async function sqliteDialect(path: string): Promise<SqliteDialect> {
  if (path !== ':memory:') makeFolderOf(path);
  const database = await openSqlite(path);
  // Another process may be closing the file at this moment.
  database.exec('pragma busy_timeout = 5000');
  database.exec('pragma journal_mode = WAL');
  // What was written is on the disk, not only with the operating system: a power cut loses no scored move either.
  database.exec('pragma synchronous = FULL');
  database.exec('pragma foreign_keys = ON');
  // What was deleted is not left in the file for whoever looks into it.
  database.exec('pragma secure_delete = ON');
  return new SqliteDialect({ database });
}

/** A folder at a time: asked for all at once, Node never comes back where the system takes none (as in /proc). */
export function makeFolderOf(path: string): void {
  const missing: string[] = [];
  for (let folder = dirname(resolve(path)); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) mkdirSync(folder);
}

/** Writes the log of the file back into it and empties it: what was deleted would still stand there in the clear. */
export async function sweepFile<T>(db: Kysely<T>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
