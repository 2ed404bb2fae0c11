/** Opens the database that the settings name and brings its tables up to date. */

import { type Dialect, Kysely, type MigrationProvider, Migrator } from 'kysely';
import type { Stores } from './class-store.ts';
import { MIGRATIONS } from './migrations.ts';
import { placeOfDatabase, postgresDialect } from './postgres.ts';
import { SqlClassStore } from './sql-class-store.ts';
import { SqlLessonStore } from './sql-lesson-store.ts';
import { SqlMatchStore } from './sql-match-store.ts';
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
    db = new Kysely<Tables>({ dialect: dialectOf(settings, onTrouble) });
    await migrate(db);
  } catch (error) {
    await db?.destroy();
    throw new Error(`the database ${placeOf(settings)} cannot be used: ${reasonOf(error)}`, { cause: error });
  }
  return storesIn(db, settings.databaseUrl === undefined ? sweepFile : async () => undefined);
}

function storesIn(db: Kysely<Tables>, sweep: (db: Kysely<Tables>) => Promise<void>): Stores {
  return {
    matches: new SqlMatchStore(db),
    classes: new SqlClassStore(db, () => sweep(db)),
    lessons: new SqlLessonStore(db),
    close: () => db.destroy(),
  };
}

function dialectOf({ dbPath, databaseUrl }: StoreSettings, onTrouble: (error: Error) => void): Dialect {
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
  return error instanceof Error ? error.message : String(error);
}
