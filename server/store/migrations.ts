/**
 * The history of the tables, step by step. A released step is never changed: files and databases have gone through it.
 */

import { type Kysely, type Migration, sql } from 'kysely';

/** By number, in this order. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-matches': { up: makeMatches },
  '0002-classes': { up: makeClasses },
  '0003-owners': { up: makeOwners },
  '0004-members': { up: addMembers },
};

/** Files from before migrations have these tables: such a file counts as having gone through this step. */
async function makeMatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matches')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('against', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('behind_ms', 'bigint', (column) => column.notNull())
    .addColumn('stopped_at', 'bigint')
    .execute();
  await db.schema
    .createTable('seats')
    .ifNotExists()
    .addColumn('match_id', 'text', (column) => column.notNull().references('matches.id').onDelete('cascade'))
    .addColumn('seat', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('bot', 'text')
    .addColumn('key_hash', 'text')
    .addPrimaryKeyConstraint('seats_pk', ['match_id', 'seat'])
    .execute();
  await db.schema
    .createTable('events')
    .ifNotExists()
    .addColumn('match_id', 'text', (column) => column.notNull().references('matches.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_pk', ['match_id', 'seq'])
    .execute();
  await db.schema
    .createTable('server')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('alive_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('matches_finished').ifNotExists().on('matches').column('finished_at').execute();
}

async function makeClasses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('classes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('behind_ms', 'bigint', (column) => column.notNull())
    .addColumn('stopped_at', 'bigint')
    .execute();
  await db.schema
    .createTable('class_events')
    .addColumn('class_id', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_events_pk', ['class_id', 'seq'])
    .execute();
  await db.schema
    .createTable('class_keys')
    .addColumn('class_id', 'text', (column) => column.notNull().references('classes.id').onDelete('cascade'))
    .addColumn('student', 'integer', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('class_keys_pk', ['class_id', 'student'])
    .addUniqueConstraint('class_keys_hash', ['class_id', 'key_hash'])
    .execute();
  await db.schema
    .createTable('lessons')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .alterTable('matches')
    .addColumn('class_id', 'text', (column) => column.references('classes.id').onDelete('cascade'))
    .execute();
  await db.schema.createIndex('matches_class').on('matches').column('class_id').execute();
  await db.schema.createIndex('classes_created').on('classes').column('created_at').execute();
}

async function makeOwners(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('owners')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('until_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('rooms')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('owner', 'text')
    .execute();
  await db.schema.createIndex('rooms_owner').on('rooms').column('owner').execute();
}

async function addMembers(db: Kysely<unknown>): Promise<void> {
  for (const name of ['process_id', 'address', 'secret'])
    await db.schema
      .alterTable('owners')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  await db.schema.alterTable('owners').addColumn('alive_at', 'bigint').execute();
  await db.schema
    .alterTable('owners')
    .addColumn('entered_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
}
