/** Reduces the whole state to what the third player may know: what is on the wire, and nothing of what an end makes of it. */

import { ENDS, type End } from '../level.ts';
import { reviewOf } from './make-review.ts';
import type { RoomFacts } from '../vocabulary/room-facts.ts';
import { phaseOf } from './seat-view.ts';
import { currentHalf, type DuelState, type HalfState, type JournalEntry, seatOf } from '../state/state.ts';
import { timingOf } from '../timing.ts';
import type { TrafficEntry, WireView } from '../vocabulary/traffic.ts';
import { createWireSeat, WIRE_BUDGET } from '../state/wire-seat.ts';

type Sent = Extract<JournalEntry, { kind: 'sent' }>;

/**
 * When copies of a segment reached the other end, and when the others will. A copy that waits there for its player to
 * decide is no longer on the wire: it has arrived, whether or not the end has processed it.
 */
function timesOf(half: HalfState, segmentId: number, now: number): Pick<TrafficEntry, 'arrivals' | 'onTheWay'> {
  const takenIn = half.journal.flatMap((entry) =>
    entry.kind === 'arrived' && entry.segmentId === segmentId ? [entry.reachedAt] : [],
  );
  const flying = half.flights.flatMap((flight) => (flight.segmentId === segmentId ? [flight.arrivesAt] : []));
  const times = [...takenIn, ...flying].sort((a, b) => a - b);
  return { arrivals: times.filter((at) => at <= now), onTheWay: times.filter((at) => at > now) };
}

function traffic(half: HalfState, now: number): TrafficEntry[] {
  return half.journal
    .filter((entry): entry is Sent => entry.kind === 'sent')
    .map(({ id, end, at, segment, again, order }, i) => {
      // Gaps in the journal's own ids would reveal what happens at the ends.
      return { id: i + 1, from: end, sentAt: at, segment, again, order, ...timesOf(half, id, now) };
    });
}

function endsOf(state: DuelState, room: RoomFacts): WireView['ends'] {
  const half = Math.max(1, state.halves.length);
  const of = (end: End) => ({
    name: room.players[seatOf(end, half)]?.name ?? null,
    address: state.level.ends[end].address,
  });
  const [a, b] = ENDS;
  return { A: of(a), B: of(b) };
}

/** When the wire next delivers something to an end, processed at once or not (ms); null: nothing is on its way. */
export function nextArrival(state: DuelState, now: number): number | null {
  const times = (currentHalf(state)?.flights ?? []).map(({ arrivesAt }) => arrivesAt).filter((at) => at > now);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * The third player's view at time `now` (ms): of the half in play, or of the last one. Before the match is over it is the
 * same whatever the ends decide, as long as they send the same; see VIEW7.
 */
export function wireView(state: DuelState, room: RoomFacts, now: number): WireView {
  const half = currentHalf(state);
  const { left, orders } = half?.wireSeat ?? createWireSeat();
  return {
    now,
    phase: phaseOf(state, room),
    code: room.code,
    levelId: state.level.id,
    half: Math.max(1, state.halves.length),
    tripMs: timingOf(state.options, state.level).tripMs,
    halfStartedAt: half?.startedAt ?? null,
    you: { name: room.wire?.name ?? '' },
    ends: endsOf(state, room),
    budget: { left, of: WIRE_BUDGET },
    orders,
    traffic: half === null ? [] : traffic(half, now),
    review: state.phase === 'over' ? reviewOf(state, room) : null,
  };
}
