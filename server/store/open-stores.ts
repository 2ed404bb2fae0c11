/** Opens the configured database and brings its tables up to date. */

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Dialect, Kysely, type MigrationProvider, Migrator } from 'kysely';
import type { StorePlace, Stores } from './class-store.ts';
import type { Database } from './database.ts';
import { fileProblem } from './file-problem.ts';
import { laterVersion, tablesProblem } from './file-tables.ts';
import { MIGRATIONS } from './migrations.ts';
import { placeOfDatabase, postgresDatabase, postgresDialect } from './postgres.ts';
import { SqlClassStore } from './sql-class-store.ts';
import { SqlLessonStore } from './sql-lesson-store.ts';
import { SqlMatchStore } from './sql-match-store.ts';
import { fenceOf, NO_FENCE, SqlRoomOwners } from './sql-room-owners.ts';
import { type Lease, leaseOfDatabase, leaseOfFile } from './lease.ts';
import { openMade, sqliteDialect, sqliteHere, sqliteInThreads } from './sqlite.ts';
import type { Tables } from './tables.ts';

export interface StoreSettings {
  /** Path of the SQLite file, or `:memory:`. */
  readonly dbPath: string;
  /** Address of a PostgreSQL database, used instead of the file. */
  readonly databaseUrl?: string | undefined;
  /** This server's name among several that share the store (RoomOwners); absent: it is the only one. */
  readonly owner?: string | undefined;
}

/**
 * @param onTrouble called when a database connection breaks by itself; the next query opens another
 * @throws an Error that says where and why if the database cannot be used: it is missing, or a later version made it
 */
export async function openStores(
  settings: StoreSettings,
  onTrouble: (error: Error) => void = () => undefined,
): Promise<Stores> {
  try {
    return { ...storesIn(await openDatabase(settings, onTrouble), settings.owner), place: placeFor(settings) };
  } catch (error) {
    throw unusable(settings, error);
  }
}

/** The stores in a thread of its own that only reads; a server has them open. @throws the engine's error */
export async function readStores({ dbPath, databaseUrl }: StorePlace): Promise<Stores> {
  const database =
    databaseUrl === undefined ? sqliteHere(await openMade(dbPath)) : postgresDatabase(databaseUrl, () => undefined);
  return storesIn(database);
}

function placeFor({ dbPath, databaseUrl }: StoreSettings): StorePlace | null {
  return databaseUrl === undefined && dbPath === ':memory:' ? null : { dbPath, databaseUrl };
}

/** Opens the database, with its tables migrated. @throws the engine's error */
export async function openDatabase(
  { dbPath, databaseUrl }: StoreSettings,
  onTrouble: (error: Error) => void = () => undefined,
): Promise<Database> {
  if (databaseUrl !== undefined) {
    await migrateAndClose(postgresDialect(databaseUrl, onTrouble));
    return postgresDatabase(databaseUrl, onTrouble);
  }
  const handle = await openMade(dbPath);
  if (dbPath !== ':memory:') {
    await migrateAndClose(sqliteDialect(handle));
    return sqliteInThreads(dbPath);
  }
  await migrate(new Kysely<Tables>({ dialect: sqliteDialect(handle) }));
  return sqliteHere(handle);
}

async function migrateAndClose(dialect: Dialect): Promise<void> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

/** Events reported later to a server that opens its stores. */
export interface StoreEvents {
  /** A database connection broke by itself; the next query opens another. */
  readonly onTrouble: (error: Error) => void;
  /** Another server has the database now: this one must not write any more. */
  readonly onLost: () => void;
}

/**
 * The same for a server: no other may serve from this database until the stores are closed or the process is gone.
 * @throws an Error that says where and why if the database cannot be used or another server uses it
 */
export async function openStoresAlone(settings: StoreSettings, { onTrouble, onLost }: StoreEvents): Promise<Stores> {
  const isFile = settings.databaseUrl === undefined && settings.dbPath !== ':memory:';
  const problem = isFile ? await problemOfFile(settings.dbPath) : null;
  if (problem !== null) throw unusable(settings, problem);
  const lease = await leaseOf(settings, onLost).catch((error: unknown) => {
    throw unusable(settings, error);
  });
  return openedUnder(lease, settings, onTrouble);
}

/**
 * The same for one of several servers that share a PostgreSQL database: none may have it to itself meanwhile.
 * @throws an Error that says where and why if the database cannot be used, or a server has it to itself
 */
export async function openStoresTogether(
  settings: StoreSettings & { readonly databaseUrl: string; readonly owner: string },
  { onTrouble, onLost }: StoreEvents,
): Promise<Stores> {
  const lease = await leaseOfDatabase(settings.databaseUrl, onLost, 'shared').catch((error: unknown) => {
    throw unusable(settings, error);
  });
  return openedUnder(lease, settings, onTrouble);
}

async function openedUnder(
  lease: Lease | null,
  settings: StoreSettings,
  onTrouble: (error: Error) => void,
): Promise<Stores> {
  try {
    const stores = await openStores(settings, onTrouble);
    return { ...stores, close: () => stores.close().finally(() => lease?.release()) };
  } catch (error) {
    await lease?.release();
    throw error;
  }
}

/**
 * Passes the tables unmigrated to `use`, even while a server uses them, and releases them.
 * @throws what `use` throws; an Error that says where and why if the database cannot be used
 */
export async function withDatabase<T>(settings: StoreSettings, use: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const { dbPath, databaseUrl } = settings;
  // SQLite would create the file.
  if (databaseUrl === undefined && !existsSync(dbPath)) throw unusable(settings, new Error('there is no such file'));
  const db = new Kysely<Tables>({ dialect: await dialectOf(settings) });
  try {
    await db.introspection.getTables().catch((error: unknown) => {
      throw unusable(settings, error);
    });
    return await use(db);
  } finally {
    await db.destroy();
  }
}

/** The same with migrated tables, exclusively for this process. */
export async function withDatabaseAlone<T>(
  settings: StoreSettings,
  use: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const stores = await openStoresAlone(settings, { onTrouble: () => undefined, onLost: () => undefined });
  try {
    return await withDatabase(settings, use);
  } finally {
    await stores.close();
  }
}

async function problemOfFile(path: string): Promise<string | null> {
  const problem = fileProblem(path);
  const hasTables = problem === null && existsSync(path) && statSync(path).size > 0;
  return hasTables ? await tablesProblem(path) : problem;
}

/** No other process can have data that is in memory. */
function leaseOf({ dbPath, databaseUrl }: StoreSettings, onLost: () => void): Promise<Lease | null> {
  if (databaseUrl !== undefined) return leaseOfDatabase(databaseUrl, onLost);
  return dbPath === ':memory:' ? Promise.resolve(null) : leaseOfFile(dbPath);
}

function unusable(settings: StoreSettings, cause: unknown): Error {
  return new Error(`the database ${placeOf(settings)} cannot be used: ${reasonOf(cause)}`, { cause });
}

/**
 * The stores in a database whose tables are up to date.
 * @param owner one of several servers that share it (RoomOwners); absent: it has the database to itself
 */
export function storesIn(database: Database, owner?: string): Stores {
  const fence = owner === undefined ? NO_FENCE : fenceOf(database, owner);
  return {
    matches: new SqlMatchStore(database, fence),
    classes: new SqlClassStore(database, fence),
    lessons: new SqlLessonStore(database),
    rooms: new SqlRoomOwners(database),
    place: null,
    onCommit: (listener) => database.onCommit(listener),
    close: () => database.close(),
  };
}

async function dialectOf({ dbPath, databaseUrl }: StoreSettings): Promise<Dialect> {
  return databaseUrl === undefined
    ? sqliteDialect(await openMade(dbPath))
    : postgresDialect(databaseUrl, () => undefined);
}

/** Several processes may do so at once: the migrator lets one of them work and the others wait. */
async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** @returns the file's absolute path, or the database without user and password */
export function placeOf({ dbPath, databaseUrl }: StoreSettings): string {
  if (databaseUrl !== undefined) return placeOfDatabase(databaseUrl);
  return dbPath === ':memory:' ? dbPath : resolve(dbPath);
}

/** A name that resolves to several addresses fails with an error for each, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  const said = error instanceof Error ? error.message : String(error);
  const later = /previously executed migration (\S+) is missing/.exec(said)?.[1];
  return later === undefined ? said : laterVersion(later);
}
