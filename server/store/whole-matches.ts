/** Matches with their seats and events: three queries, however many matches. */

import type { ExpressionBuilder, Kysely, SqlBool, Expression } from 'kysely';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { grouped } from './log-rows.ts';
import type { Place, StoredMatch, StoredSeat } from '../../shared/match/log.ts';
import type { Tables } from './tables.ts';

type Which = (match: ExpressionBuilder<Tables, 'matches'>) => Expression<SqlBool>;

/** All matches that match the condition, oldest first, as one snapshot. */
export function wholeMatches(db: Kysely<Tables>, which: Which): Promise<StoredMatch[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const matches = tx.selectFrom('matches').where(which);
      const rows = await matches.selectAll('matches').orderBy('created_at').orderBy('id').execute();
      const ids = matches.select('matches.id');
      const seats = await tx.selectFrom('seats').selectAll().where('match_id', 'in', ids).orderBy('seat').execute();
      const events = await tx
        .selectFrom('events')
        .select(['match_id', 'json'])
        .where('match_id', 'in', ids)
        .orderBy('match_id')
        .orderBy('seq')
        .execute();
      const seatsOf = grouped(seats, (row) => row.match_id, storedSeat);
      // Only `append` and `create` write here, and they write events.
      const eventsOf = grouped(
        events,
        (row) => row.match_id,
        ({ json }) => JSON.parse(json) as DuelEvent,
      );
      return rows.map((row) => storedMatch(row, seatsOf(row.id), eventsOf(row.id)));
    });
}

function storedMatch(row: Tables['matches'], seats: StoredSeat[], events: DuelEvent[]): StoredMatch {
  return {
    id: row.id,
    code: row.code,
    against: row.against,
    classId: row.class_id,
    createdAt: row.created_at,
    clock: { behindMs: row.behind_ms, stoppedAt: row.stopped_at },
    seats,
    events,
  };
}

function storedSeat({ seat, name, kind, bot, key_hash }: Tables['seats']): StoredSeat {
  return { seat: placeOf(seat), name, kind, bot, keyHash: key_hash };
}

/** The wire's number in the table. */
const WIRE = 2;

/** The number of a place in the table. */
export function numberOf(place: Place): Tables['seats']['seat'] {
  return place === 'wire' ? WIRE : place;
}

function placeOf(number: Tables['seats']['seat']): Place {
  return number === WIRE ? 'wire' : number;
}
