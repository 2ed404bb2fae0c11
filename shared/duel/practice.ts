/** Practice: a match that begins in a position of another one, which is over. */

import type { DuelEvent } from './event.ts';
import type { Seat } from './options.ts';
import { endOf } from './state.ts';
import type { PracticeOrigin } from './view.ts';

/**
 * The log of a new match in which `seat` practises in the position with which the first `from.events` of `events` end;
 * null: they end with no question to that seat. Its clock goes on from the time of its last event.
 */
export function practiceLog(events: readonly DuelEvent[], from: PracticeOrigin, seat: Seat): DuelEvent[] | null {
  const before = events.slice(0, from.events);
  const last = before.at(-1);
  if (before.length !== from.events) return null;
  if (last?.type !== 'position-opened' && last?.type !== 'position-changed') return null;
  const half = before.filter(({ type }) => type === 'half-started').length;
  if (endOf(seat, half) !== last.end) return null;
  return [...before, { type: 'practice-began', at: last.at, seat, from }];
}
