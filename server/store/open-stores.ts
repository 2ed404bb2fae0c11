/** Opens the database that the settings name and brings its tables up to date. */

import { Kysely, type MigrationProvider, Migrator } from 'kysely';
import type { Stores } from './class-store.ts';
import { MIGRATIONS } from './migrations.ts';
import { SqlClassStore } from './sql-class-store.ts';
import { SqlLessonStore } from './sql-lesson-store.ts';
import { SqlMatchStore } from './sql-match-store.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

export interface StoreSettings {
  /** Path of the SQLite file, or `:memory:`. */
  readonly dbPath: string;
}

/** @throws if the database cannot be opened, or was made by a later version */
export async function openStores({ dbPath }: StoreSettings): Promise<Stores> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(dbPath) });
  await migrate(db);
  return {
    matches: new SqlMatchStore(db),
    classes: new SqlClassStore(db),
    lessons: new SqlLessonStore(db),
    close: () => db.destroy(),
  };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider: MigrationProvider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
