/** How a duel changes by what players pay and gain beside their moves: for hints, calls and names. */

import type { EventOf } from './event.ts';
import type { Seat } from './options.ts';
import { atSeat, type DuelState, type HalfState, seatOf, withEnd } from './state.ts';

function withPoints(state: DuelState, seat: Seat, points: number): DuelState {
  return { ...state, scores: atSeat(state.scores, seat, state.scores[seat] + points) };
}

/** A hint is bought: its price is gone, and the question knows how many there were. */
export function hinted(state: DuelState, half: HalfState, event: EventOf<'hinted'>): [DuelState, HalfState] {
  const { end, at, positionId, step, cost } = event;
  const asked = half.ends[end];
  if (asked.position === null) throw new Error('a hint without a question');
  const seat = seatOf(end, half.half);
  const taken = { at, seat, end, positionId, cause: asked.position.cause, step, cost };
  const after = withEnd(half, end, { ...asked, position: { ...asked.position, hints: step } });
  return [withPoints(state, seat, -cost), { ...after, hints: [...half.hints, taken] }];
}

/** An arrival is called, rightly or wrongly. */
export function calledOut(state: DuelState, half: HalfState, event: EventOf<'called-out'>): [DuelState, HalfState] {
  const { end, at, entryId, mistake, cards, points } = event;
  const seat = seatOf(end, half.half);
  const arrival = half.journal.find(({ id }) => id === entryId);
  if (arrival?.kind !== 'arrived') throw new Error('a call of what has not arrived');
  const right = mistake !== null;
  const call = { at, seat, end, entryId, segment: arrival.segment, right, cards, named: null, mistake, points };
  return [withPoints(state, seat, points), { ...half, calls: [...half.calls, call] }];
}

/** A mistake that was called is named. */
export function named(state: DuelState, half: HalfState, event: EventOf<'named'>): [DuelState, HalfState] {
  const { end, entryId, mistake, points } = event;
  const calls = half.calls.map((call) =>
    call.end === end && call.entryId === entryId
      ? { ...call, cards: [], named: mistake, points: call.points + points }
      : call,
  );
  return [withPoints(state, seatOf(end, half.half), points), { ...half, calls }];
}
