/** The embedded engine: a SQLite file (WAL: what was written survives the death of the process). */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Kysely, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';

/**
 * Opens the file, or a database in memory for `:memory:`, and makes its folder if that is missing.
 * @throws if the file cannot be opened.
 */
export function sqliteDialect(path: string): SqliteDialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  // Another process may be closing the file at this moment.
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  // What was written is on the disk, not only with the operating system: a power cut loses no scored move either.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What was deleted is not left in the file for whoever looks into it.
  database.pragma('secure_delete = ON');
  return new SqliteDialect({ database });
}

/** Writes the log of the file back into it and empties it: what was deleted would still stand there in the clear. */
export async function sweepFile<T>(db: Kysely<T>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
