/** Opens a SQLite file as everything here needs it (WAL: committed data survives the death of the process). */

import { openSqlite, type SqliteHandle } from './sqlite-database.ts';

/** How long a lock of another process is waited for, ms: less than a waiting player has patience for. */
const BUSY_MS = 2_500;

/**
 * Opens the file, or a database in memory for `:memory:`.
 * @throws if the file cannot be opened
 */
export async function openFile(path: string): Promise<SqliteHandle> {
  const handle = await openSqlite(path);
  try {
    handle.exec(`pragma busy_timeout = ${BUSY_MS}`);
    handle.exec('pragma journal_mode = WAL');
    // Committed data is on the disk, not only with the operating system: even a power cut loses no scored move.
    handle.exec('pragma synchronous = FULL');
    handle.exec('pragma foreign_keys = ON');
    // Deleted data does not remain readable in the file.
    handle.exec('pragma secure_delete = ON');
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}
