/** The views of one seat of one match, one after the other: nothing is made again whose causes are the same. */

import type { Seat } from '../options.ts';
import { currentHalf, type DuelState, endOf, type HalfState } from '../state/state.ts';
import type { RoomFacts } from '../vocabulary/room-facts.ts';
import type { SeatView } from '../vocabulary/seat.ts';
import { judgedOf, type Made, nothingMade, ownOf, placedBy, viewOf } from './seat-view.ts';
import { tornOf } from './torn-view.ts';

/** Parts that did not change are the same objects as in the view before; if nothing did, only the time is another. */
export function seatViewer(seat: Seat): (state: DuelState, room: RoomFacts, now: number) => SeatView {
  const made = nothingMade();
  let last: { readonly causes: readonly unknown[]; readonly view: SeatView } | null = null;
  return (state, room, now) => {
    // The review that comes with the end has everything in it.
    if (state.phase === 'over') return viewOf(state, seat, room, now, made);
    const causes = causesOf(state, room, seat, made);
    const isSame = last !== null && sameCauses(last.causes, causes);
    const view = last !== null && isSame ? { ...last.view, now } : viewOf(state, seat, room, now, made);
    last = { causes, view };
    return view;
  };
}

function sameCauses(one: readonly unknown[], other: readonly unknown[]): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return one.length === other.length;
}

/**
 * All of a state and its room that can matter to a seat before the match is over: not what happens at the other end and
 * on the wire (VIEW1), and of the clock only the time of the view.
 */
function causesOf(state: DuelState, room: RoomFacts, seat: Seat, made: Made): readonly unknown[] {
  const [a, b] = room.players;
  const half = currentHalf(state);
  const causes: unknown[] = [
    state.level,
    state.options,
    state.phase,
    state.paused,
    state.stopped,
    state.practice,
    state.ready,
    state.timeFactors,
    state.scores[seat],
    state.streaks[seat],
    state.halfScores,
    state.halves.length,
    room.code,
    room.against,
    room.wire?.name,
    a?.name,
    a?.kind,
    a?.bot,
    a?.presence,
    b?.name,
    b?.kind,
    b?.bot,
    b?.presence,
  ];
  if (half !== null) addHalf(causes, state, half, seat, made);
  return causes;
}

function addHalf(causes: unknown[], state: DuelState, half: HalfState, seat: Seat, made: Made): void {
  const end = endOf(seat, half.half);
  causes.push(half.level, half.connection, half.startedAt, half.endedAt, half.ends[end], half.contradicts);
  causes.push(placedBy(half, seat, made), tornOf(state, half, end, made));
  causes.push(half.hints, half.challenges, half.ownSince, ownOf(half, end, made), judgedOf(half, seat, made));
}
