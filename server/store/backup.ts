/** The whole store as lines of text, out of either engine and into either. */

import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { MIGRATIONS } from './migrations.ts';
import type { Tables } from './tables.ts';

const FORMAT = 'last-ack-backup';
/** The number of rows in memory at a time. */
const ROWS = 500;

/** Which server has which room at the moment is not backed up. */
type Name = Exclude<keyof Tables, 'owners' | 'rooms'>;

/** Every table with its primary key; tables that others refer to come first. */
const KEYS: { readonly [T in Name]: readonly (keyof Tables[T] & string)[] } = {
  classes: ['id'],
  matches: ['id'],
  seats: ['match_id', 'seat'],
  events: ['match_id', 'seq'],
  class_events: ['class_id', 'seq'],
  class_keys: ['class_id', 'student'],
  lessons: ['id'],
  server: ['id'],
};
const NAMES = Object.keys(KEYS) as Name[];

const head = z.object({ format: z.literal(FORMAT), migrations: z.array(z.string()) });
const row = z.tuple([z.enum(NAMES), z.record(z.string(), z.union([z.string(), z.number(), z.null()]))]);
const foot = z.object({ rows: z.number() });

type Row = z.infer<typeof row>;

/**
 * A snapshot of everything in the store, even while a server writes: a head, a line for each row, and a foot with the
 * number of rows.
 * @throws an Error for people if the tables are not those of this version
 */
export async function backUp(db: Kysely<Tables>, write: (lines: string) => Promise<void>): Promise<number> {
  // A transaction in SQLite sees a snapshot; in PostgreSQL one of this level does.
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (moment) => {
      const migrations = await migrationsOf(moment);
      if (migrations.join() !== Object.keys(MIGRATIONS).join())
        throw new Error('another version of Last ACK made this store: start this version on it once, or use that one');
      await write(line({ format: FORMAT, migrations }));
      let rows = 0;
      for (const name of NAMES) rows += await writeTable(moment, name, write);
      await write(line({ rows }));
      return rows;
    });
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

async function migrationsOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function writeTable(db: Kysely<Tables>, name: Name, write: (lines: string) => Promise<void>): Promise<number> {
  const columns: readonly string[] = KEYS[name];
  const key = sql.join(columns.map((column) => sql.ref(column)));
  let count = 0;
  for (let after: Record<string, unknown> | undefined; ; ) {
    const beyond =
      after === undefined ? sql`` : sql`where (${key}) > (${sql.join(columns.map((column) => after?.[column]))})`;
    const query = sql<
      Record<string, unknown>
    >`select * from ${sql.table(name)} ${beyond} order by ${key} limit ${ROWS}`;
    const { rows } = await query.execute(db);
    await write(rows.map((one) => line([name, one])).join(''));
    count += rows.length;
    after = rows.at(-1);
    if (rows.length < ROWS) return count;
  }
}

/**
 * Puts a backup into an empty store: all of it, or nothing.
 * @param lines as `backUp` wrote them
 * @returns the number of rows
 * @throws an Error for people if it is no backup or not complete, if a later version wrote it, or if the store is not
 * empty
 */
export async function restore(db: Kysely<Tables>, lines: AsyncIterable<string>): Promise<number> {
  return await db.transaction().execute(async (all) => {
    if (await holdsSomething(all))
      throw new Error('this store holds classes, lessons or matches already: restore into an empty one');
    await all.deleteFrom('server').execute();
    const reader = lines[Symbol.asyncIterator]();
    checkHead(await reader.next());
    return await insertRows(all, reader);
  });
}

async function holdsSomething(db: Kysely<Tables>): Promise<boolean> {
  for (const name of ['classes', 'matches', 'lessons'] as const) {
    if ((await db.selectFrom(name).select('id').limit(1).execute()).length > 0) return true;
  }
  return false;
}

function checkHead({ value }: IteratorResult<string, unknown>): void {
  const { success, data } = head.safeParse(parsed(value));
  if (!success) throw new Error('this is not a backup of Last ACK');
  const unknown = data.migrations.find((name) => !(name in MIGRATIONS));
  if (unknown !== undefined)
    throw new Error(`a later version of Last ACK wrote this backup (it has the migration ${unknown})`);
}

async function insertRows(db: Transaction<Tables>, lines: AsyncIterator<string>): Promise<number> {
  let count = 0;
  let batch: Row[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const read = parsed(next.value);
    const end = foot.safeParse(read);
    if (end.success) {
      await insert(db, batch);
      if (end.data.rows === count + batch.length) return end.data.rows;
      break;
    }
    const one = row.parse(read);
    if (batch.length === ROWS || (batch[0] !== undefined && batch[0][0] !== one[0])) {
      await insert(db, batch);
      count += batch.length;
      batch = [];
    }
    batch.push(one);
  }
  throw new Error('this backup is truncated');
}

/** All rows of one table. */
async function insert(db: Transaction<Tables>, batch: readonly Row[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const columns = Object.keys(first[1]);
  const values = batch.map(([, fields]) => sql`(${sql.join(columns.map((column) => fields[column] ?? null))})`);
  const into = sql`insert into ${sql.table(first[0])} (${sql.join(columns.map((column) => sql.ref(column)))})`;
  await sql`${into} values ${sql.join(values)}`.execute(db);
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
