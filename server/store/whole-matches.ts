/** Matches with their seats and events: three queries, however many matches. */

import type { ExpressionBuilder, SqlBool, Expression } from 'kysely';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { Database } from './database.ts';
import { grouped } from './log-rows.ts';
import type { Place, StoredMatch, StoredSeat } from '../../shared/match/log.ts';
import type { Tables } from './tables.ts';

type Which = (match: ExpressionBuilder<Tables, 'matches'>) => Expression<SqlBool>;

/** All matches that match the condition, oldest first, as one snapshot. */
export async function wholeMatches(db: Database, which: Which): Promise<StoredMatch[]> {
  const matches = db.tables.selectFrom('matches').where(which);
  const ids = matches.select('matches.id');
  const [rows, seats, events] = await db.read(
    matches.selectAll('matches').orderBy('created_at').orderBy('id'),
    db.tables.selectFrom('seats').selectAll().where('match_id', 'in', ids).orderBy('seat'),
    db.tables
      .selectFrom('events')
      .select(['match_id', 'json'])
      .where('match_id', 'in', ids)
      .orderBy('match_id')
      .orderBy('seq'),
  );
  const seatsOf = grouped(seats, (row) => row.match_id, storedSeat);
  // Only `append` and `create` write here, and they write events.
  const eventsOf = grouped(
    events,
    (row) => row.match_id,
    ({ json }) => JSON.parse(json) as DuelEvent,
  );
  return rows.map((row) => storedMatch(row, seatsOf(row.id), eventsOf(row.id)));
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
