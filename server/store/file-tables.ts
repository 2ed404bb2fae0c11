/**
 * Whether the content of a SQLite file is ours, found out without writing anything: the file is opened as immutable.
 */

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MIGRATIONS } from './migrations.ts';
import { openSqlite, type SqliteHandle } from './sqlite-database.ts';

/** The tables of a file from before migrations existed. */
const FIRST_TABLES = ['matches', 'seats', 'events'];
/** Octets: reading all of a larger file takes too long at start. */
const READ_WHOLE = 100 * 1024 * 1024;

const DAMAGED = 'it is damaged. Restore a backup into a new file';

/**
 * @param path of a file with a SQLite header
 * @returns what is wrong and what to do, as the rest of a sentence; null if it is worth trying
 */
export async function tablesProblem(path: string): Promise<string | null> {
  // With a journal beside it the file alone does not have the whole content.
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) return null;
  const file = await openSqlite(`${pathToFileURL(resolve(path)).href}?immutable=1`);
  try {
    if (statSync(path).size <= READ_WHOLE && !isWhole(file)) return DAMAGED;
    return ownProblem(file);
  } catch (error) {
    if (/malformed|not a database|disk I\/O/i.test(String(error))) return DAMAGED;
    throw error;
  } finally {
    file.close();
  }
}

function isWhole(file: SqliteHandle): boolean {
  return textsOf(file, 'select quick_check as text from pragma_quick_check').join() === 'ok';
}

function ownProblem(file: SqliteHandle): string | null {
  const tables = textsOf(file, "select name as text from sqlite_master where type = 'table'");
  if (tables.length === 0) return null;
  if (!tables.includes('kysely_migration')) {
    const isOurs = FIRST_TABLES.every((name) => tables.includes(name));
    return isOurs ? null : 'another program made it. Name another file';
  }
  const later = textsOf(file, 'select name as text from kysely_migration').find((name) => !(name in MIGRATIONS));
  return later === undefined ? null : laterVersion(later);
}

/** @param migration a step that this version does not know */
export function laterVersion(migration: string): string {
  return `a later version of Last ACK made it (it has the migration ${migration}). Install that version`;
}

function textsOf(file: SqliteHandle, query: string): string[] {
  return (file.prepare(query).all([]) as { text: string }[]).map(({ text }) => text);
}
