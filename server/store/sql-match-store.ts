/** The log of matches in a database. Knows no engine: the queries are those of tables.ts. */

import type { Kysely } from 'kysely';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { numberedRows } from './log-rows.ts';
import type { MatchStore } from './match-store.ts';
import type { NewMatch, StoredClock, StoredMatch, StoredSeat } from '../../shared/match/log.ts';
import type { Tables } from './tables.ts';
import { numberOf, wholeMatches } from './whole-matches.ts';

/** Practice begins with the log of a whole match, and a query has a limited number of parameters. */
const ROWS_AT_ONCE = 1_000;

export class SqlMatchStore implements MatchStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async create(
    { id, code, against, classId, createdAt, events, clock }: NewMatch,
    seats: readonly StoredSeat[] = [],
  ): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await tx
        .insertInto('matches')
        .values({
          id,
          code,
          against,
          class_id: classId,
          created_at: createdAt,
          finished_at: null,
          behind_ms: clock?.behindMs ?? 0,
          stopped_at: clock?.stoppedAt ?? null,
        })
        .execute();
      for (let from = 0; from < events.length; from += ROWS_AT_ONCE)
        await tx
          .insertInto('events')
          .values(eventRows(id, from, events.slice(from, from + ROWS_AT_ONCE)))
          .execute();
      if (seats.length === 0) return;
      await tx
        .insertInto('seats')
        .values(seats.map((seat) => seatRow(id, seat)))
        .execute();
    });
  }

  async takeSeat(matchId: string, seat: StoredSeat): Promise<void> {
    await this.#db.insertInto('seats').values(seatRow(matchId, seat)).execute();
  }

  async append(matchId: string, seq: number, events: readonly DuelEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#db
      .insertInto('events')
      .values(eventRows(matchId, seq, events))
      .execute();
  }

  async find(matchId: string): Promise<StoredMatch | null> {
    const [match] = await wholeMatches(this.#db, (row) => row('matches.id', '=', matchId));
    return match ?? null;
  }

  async eventsFrom(matchId: string, seq: number): Promise<DuelEvent[]> {
    const rows = await this.#db
      .selectFrom('events')
      .select('json')
      .where('match_id', '=', matchId)
      .where('seq', '>=', seq)
      .orderBy('seq')
      .execute();
    // Only `append` and `create` write here, and they write events.
    return rows.map(({ json }) => JSON.parse(json) as DuelEvent);
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

  async discard(matchId: string): Promise<void> {
    await this.#db.deleteFrom('matches').where('id', '=', matchId).where('class_id', 'is', null).execute();
  }

  unfinished(): Promise<StoredMatch[]> {
    return wholeMatches(this.#db, (match) => match('finished_at', 'is', null));
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
    const result = await this.#db
      .deleteFrom('matches')
      .where('finished_at', '<', finishedBefore)
      .where('class_id', 'is', null)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}

function seatRow(matchId: string, { seat, name, kind, bot, keyHash }: StoredSeat): Tables['seats'] {
  return { match_id: matchId, seat: numberOf(seat), name, kind, bot, key_hash: keyHash };
}

function eventRows(matchId: string, seq: number, events: readonly DuelEvent[]): Tables['events'][] {
  return numberedRows(seq, events).map((row) => ({ match_id: matchId, ...row }));
}
