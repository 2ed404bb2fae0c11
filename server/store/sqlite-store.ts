/** The log in an embedded SQLite file (WAL: what was appended survives the death of the process). */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { DuelEvent } from '../../shared/duel/event.ts';
import type { MatchStore, NewMatch, Place, StoredClock, StoredMatch, StoredSeat } from './match-store.ts';
import { createTables, type Tables } from './tables.ts';

/**
 * Opens the file, or a store that lives in memory for `:memory:`, and makes folder and tables if they are missing.
 * @throws if the file cannot be opened.
 */
export async function openSqliteStore(path: string): Promise<MatchStore> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  // What was appended is on the disk, not only with the operating system: a power cut loses no scored move either.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await createTables(db);
  return new SqlMatchStore(db);
}

class SqlMatchStore implements MatchStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async create({ id, code, against, createdAt, events }: NewMatch): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await tx
        .insertInto('matches')
        .values({ id, code, against, created_at: createdAt, finished_at: null, behind_ms: 0, stopped_at: null })
        .execute();
      await tx
        .insertInto('events')
        .values(eventRows(id, 0, events))
        .execute();
    });
  }

  async takeSeat(matchId: string, { seat, name, kind, bot, keyHash }: StoredSeat): Promise<void> {
    await this.#db
      .insertInto('seats')
      .values({ match_id: matchId, seat: numberOf(seat), name, kind, bot, key_hash: keyHash })
      .execute();
  }

  async append(matchId: string, seq: number, events: readonly DuelEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#db
      .insertInto('events')
      .values(eventRows(matchId, seq, events))
      .execute();
  }

  async setClock(matchId: string, { behindMs, stoppedAt }: StoredClock): Promise<void> {
    await this.#db
      .updateTable('matches')
      .set({ behind_ms: behindMs, stopped_at: stoppedAt })
      .where('id', '=', matchId)
      .execute();
  }

  async finish(matchId: string, at: number): Promise<void> {
    await this.#db.updateTable('matches').set({ finished_at: at }).where('id', '=', matchId).execute();
  }

  async unfinished(): Promise<StoredMatch[]> {
    const rows = await this.#db
      .selectFrom('matches')
      .selectAll()
      .where('finished_at', 'is', null)
      .orderBy('created_at')
      .execute();
    return Promise.all(rows.map((row) => this.#whole(row)));
  }

  async beat(at: number): Promise<void> {
    await this.#db
      .insertInto('server')
      .values({ id: 1, alive_at: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ alive_at: at }))
      .execute();
  }

  async lastBeat(): Promise<number | null> {
    const row = await this.#db.selectFrom('server').select('alive_at').executeTakeFirst();
    return row?.alive_at ?? null;
  }

  async prune(finishedBefore: number): Promise<number> {
    const result = await this.#db.deleteFrom('matches').where('finished_at', '<', finishedBefore).executeTakeFirst();
    return Number(result.numDeletedRows);
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }

  async #whole(row: Tables['matches']): Promise<StoredMatch> {
    const seats = await this.#db
      .selectFrom('seats')
      .selectAll()
      .where('match_id', '=', row.id)
      .orderBy('seat')
      .execute();
    const events = await this.#db
      .selectFrom('events')
      .select('json')
      .where('match_id', '=', row.id)
      .orderBy('seq')
      .execute();
    return {
      id: row.id,
      code: row.code,
      against: row.against,
      createdAt: row.created_at,
      clock: { behindMs: row.behind_ms, stoppedAt: row.stopped_at },
      seats: seats.map(({ seat, name, kind, bot, key_hash }) => ({
        seat: placeOf(seat),
        name,
        kind,
        bot,
        keyHash: key_hash,
      })),
      // Only `append` and `create` write here, and they write events.
      events: events.map(({ json }) => JSON.parse(json) as DuelEvent),
    };
  }
}

/** The wire's number in the table. */
const WIRE = 2;

function numberOf(place: Place): Tables['seats']['seat'] {
  return place === 'wire' ? WIRE : place;
}

function placeOf(number: Tables['seats']['seat']): Place {
  return number === WIRE ? 'wire' : number;
}

function eventRows(matchId: string, seq: number, events: readonly DuelEvent[]): Tables['events'][] {
  return events.map((event, index) => ({ match_id: matchId, seq: seq + index, json: JSON.stringify(event) }));
}
