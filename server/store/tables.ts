/** The tables of the log, as queries see them and as they are made. */

import type { Opponent } from '../../shared/duel/room-facts.ts';
import { type Kysely, sql } from 'kysely';

export interface Tables {
  matches: {
    id: string;
    code: string;
    against: Opponent;
    created_at: number;
    finished_at: number | null;
    behind_ms: number;
    stopped_at: number | null;
  };
  seats: {
    match_id: string;
    /** 2 is the third player, the wire. */
    seat: 0 | 1 | 2;
    name: string;
    kind: 'person' | 'bot';
    bot: 'perfect' | 'off-by-one' | null;
    key_hash: string | null;
  };
  events: { match_id: string; seq: number; json: string };
  server: { id: 1; alive_at: number };
}

/** Makes whatever is missing. Safe to call on every start. */
export async function createTables(db: Kysely<Tables>): Promise<void> {
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
