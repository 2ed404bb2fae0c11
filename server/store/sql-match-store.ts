/** The log of matches in a database. Knows no engine: the queries are those of tables.ts. */

import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { Database } from './database.ts';
import { logOf, rowsLike, type SqlLog } from './log-rows.ts';
import type { MatchStore } from './match-store.ts';
import type { NewMatch, StoredClock, StoredMatch, StoredSeat } from '../../shared/match/log.ts';
import type { OwnedRoom } from './room-owners.ts';
import type { Fence } from './sql-room-owners.ts';
import type { Tables } from './tables.ts';
import { numberOf, wholeMatches } from './whole-matches.ts';

export class SqlMatchStore implements MatchStore {
  readonly #db: Database;
  readonly #log: SqlLog;
  readonly #fence: Fence;

  /** @param fence keeps other servers out of the rooms of this one */
  constructor(db: Database, fence: Fence) {
    this.#db = db;
    this.#fence = fence;
    const row = { match_id: '', seq: 0, json: '' };
    this.#log = logOf((rows) => db.tables.insertInto('events').values(rowsLike(row, rows)));
  }

  async create(
    { id, code, against, classId, createdAt, events, clock }: NewMatch,
    seats: readonly StoredSeat[] = [],
  ): Promise<void> {
    const { tables } = this.#db;
    const match = tables.insertInto('matches').values({
      id,
      code,
      against,
      class_id: classId,
      created_at: createdAt,
      finished_at: null,
      behind_ms: clock?.behindMs ?? 0,
      stopped_at: clock?.stoppedAt ?? null,
    });
    const taken = seats.map((seat) => this.#seat(id, seat));
    const room = this.#fence.open({ id, code });
    await this.#db.write([...room, match.compile(), ...this.#log(id, 0, events), ...taken]);
  }

  async takeSeat(matchId: string, seat: StoredSeat, insteadOf: readonly string[] = []): Promise<void> {
    const doubted = this.#db.tables
      .deleteFrom('seats')
      .where('match_id', '=', matchId)
      .where('seat', '=', numberOf(seat.seat))
      .where('key_hash', 'in', [...insteadOf]);
    const away = insteadOf.length > 0 ? [doubted.compile()] : [];
    await this.#db.write([...this.#fence.hold(matchId), ...away, this.#seat(matchId, seat)]);
  }

  async append(matchId: string, seq: number, events: readonly DuelEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#db.write([...this.#fence.hold(matchId), ...this.#log(matchId, seq, events)]);
  }

  async find(matchId: string): Promise<StoredMatch | null> {
    const [match] = await wholeMatches(this.#db, (row) => row('matches.id', '=', matchId));
    return match ?? null;
  }

  async eventsFrom(matchId: string, seq: number): Promise<DuelEvent[]> {
    const [rows] = await this.#db.read(
      this.#db.tables
        .selectFrom('events')
        .select('json')
        .where('match_id', '=', matchId)
        .where('seq', '>=', seq)
        .orderBy('seq'),
    );
    // Only `append` and `create` write here, and they write events.
    return rows.map(({ json }) => JSON.parse(json) as DuelEvent);
  }

  async setClock(matchId: string, { behindMs, stoppedAt }: StoredClock): Promise<void> {
    const clock = this.#db.tables.updateTable('matches').set({ behind_ms: behindMs, stopped_at: stoppedAt });
    await this.#db.write([...this.#fence.hold(matchId), clock.where('id', '=', matchId).compile()]);
  }

  async finish(matchId: string, at: number): Promise<void> {
    const over = this.#db.tables.updateTable('matches').set({ finished_at: at }).where('id', '=', matchId);
    await this.#db.write([...this.#fence.hold(matchId), over.compile(), ...this.#fence.close(matchId)]);
  }

  async discard(matchId: string): Promise<void> {
    const gone = this.#db.tables.deleteFrom('matches').where('id', '=', matchId).where('class_id', 'is', null);
    await this.#db.write([...this.#fence.hold(matchId), gone.compile(), ...this.#fence.close(matchId)]);
  }

  async unfinished(): Promise<OwnedRoom[]> {
    const [rooms] = await this.#db.read(
      this.#db.tables
        .selectFrom('matches')
        .select(['id', 'code'])
        .where('finished_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id'),
    );
    return [...rooms];
  }

  async beat(at: number): Promise<void> {
    const beat = this.#db.tables
      .insertInto('server')
      .values({ id: 1, alive_at: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ alive_at: at }));
    await this.#db.write([beat.compile()]);
  }

  async lastBeat(): Promise<number | null> {
    const [[row]] = await this.#db.read(this.#db.tables.selectFrom('server').select('alive_at'));
    return row?.alive_at ?? null;
  }

  async prune(finishedBefore: number): Promise<number> {
    const old = this.#db.tables
      .deleteFrom('matches')
      .where('finished_at', '<', finishedBefore)
      .where('class_id', 'is', null);
    const [done] = await this.#db.write([old.compile()]);
    return done?.count ?? 0;
  }

  #seat(matchId: string, { seat, name, kind, bot, keyHash }: StoredSeat) {
    const row: Tables['seats'] = { match_id: matchId, seat: numberOf(seat), name, kind, bot, key_hash: keyHash };
    return this.#db.tables.insertInto('seats').values(row).compile();
  }
}
