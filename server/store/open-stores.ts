/** Opens the database that the settings name and brings its tables up to date. */

import { existsSync } from 'node:fs';
import { type Dialect, Kysely, type MigrationProvider, Migrator } from 'kysely';
import type { Stores } from './class-store.ts';
import { MIGRATIONS } from './migrations.ts';
import { placeOfDatabase, postgresDialect } from './postgres.ts';
import { SqlClassStore } from './sql-class-store.ts';
import { SqlLessonStore } from './sql-lesson-store.ts';
import { SqlMatchStore } from './sql-match-store.ts';
import { type Lease, leaseOfDatabase, leaseOfFile } from './lease.ts';
import { sqliteDialect, sweepFile } from './sqlite.ts';
import type { Tables } from './tables.ts';

export interface StoreSettings {
  /** Path of the SQLite file, or `:memory:`. */
  readonly dbPath: string;
  /** Address of a PostgreSQL database, which takes the place of the file. */
  readonly databaseUrl?: string | undefined;
}

/**
 * @param onTrouble told of a connection to the database that broke by itself; what is asked next makes another
 * @throws an Error that says where and why, if the database cannot be used: nothing is there, or a later version made it
 */
export async function openStores(
  settings: StoreSettings,
  onTrouble: (error: Error) => void = () => undefined,
): Promise<Stores> {
  let db: Kysely<Tables> | null = null;
  try {
    db = new Kysely<Tables>({ dialect: await dialectOf(settings, onTrouble) });
    await migrate(db);
  } catch (error) {
    await db?.destroy();
    throw unusable(settings, error);
  }
  return storesIn(db, settings.databaseUrl === undefined ? sweepFile : async () => undefined);
}

/** What a server that opens its stores is told later. */
export interface StoreEvents {
  /** A connection to the database broke by itself; what is asked next makes another. */
  readonly onTrouble: (error: Error) => void;
  /** Another server has the database now: this one must not write any more. */
  readonly onLost: () => void;
}

/**
 * The same for a server: nobody else serves from this database until the stores are closed or the process is gone.
 * @throws an Error that says where and why, if the database cannot be used or another server uses it
 */
export async function openStoresAlone(settings: StoreSettings, { onTrouble, onLost }: StoreEvents): Promise<Stores> {
  const lease = await leaseOf(settings, onLost).catch((error: unknown) => {
    throw unusable(settings, error);
  });
  try {
    const stores = await openStores(settings, onTrouble);
    return { ...stores, close: () => stores.close().finally(() => lease?.release()) };
  } catch (error) {
    await lease?.release();
    throw error;
  }
}

/**
 * Lends the tables as they are, also while a server uses them, and lets go of them.
 * @throws what `use` throws; an Error that says where and why, if the database cannot be used
 */
export async function withDatabase<T>(settings: StoreSettings, use: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const { dbPath, databaseUrl } = settings;
  // SQLite would make the file.
  if (databaseUrl === undefined && !existsSync(dbPath)) throw unusable(settings, new Error('there is no such file'));
  const db = new Kysely<Tables>({ dialect: await dialectOf(settings, () => undefined) });
  try {
    await db.introspection.getTables().catch((error: unknown) => {
      throw unusable(settings, error);
    });
    return await use(db);
  } finally {
    await db.destroy();
  }
}

/** The same with the tables brought up to date, and for this process alone. */
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

/** What is in memory nobody else can have. */
function leaseOf({ dbPath, databaseUrl }: StoreSettings, onLost: () => void): Promise<Lease | null> {
  if (databaseUrl !== undefined) return leaseOfDatabase(databaseUrl, onLost);
  return dbPath === ':memory:' ? Promise.resolve(null) : leaseOfFile(dbPath);
}

function unusable(settings: StoreSettings, cause: unknown): Error {
  return new Error(`the database ${placeOf(settings)} cannot be used: ${reasonOf(cause)}`, { cause });
}

function storesIn(db: Kysely<Tables>, sweep: (db: Kysely<Tables>) => Promise<void>): Stores {
  return {
    matches: new SqlMatchStore(db),
    classes: new SqlClassStore(db, () => sweep(db)),
    lessons: new SqlLessonStore(db),
    close: () => db.destroy(),
  };
}

function dialectOf(
  { dbPath, databaseUrl }: StoreSettings,
  onTrouble: (error: Error) => void,
): Dialect | Promise<Dialect> {
  return databaseUrl === undefined ? sqliteDialect(dbPath) : postgresDialect(databaseUrl, onTrouble);
}

/** Several processes may do so at once: the migrator lets one of them work and the others wait. */
async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

function placeOf({ dbPath, databaseUrl }: StoreSettings): string {
  return databaseUrl === undefined ? dbPath : placeOfDatabase(databaseUrl);
}

/** A name that stands for several addresses fails with an error for each, and no words of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  const said = error instanceof Error ? error.message : String(error);
  const later = /previously executed migration (\S+) is missing/.exec(said)?.[1];
  return later === undefined ? said : `a later version of Last ACK made it (it has gone through ${later})`;
}
