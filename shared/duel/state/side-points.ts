/** How a duel changes through what players pay and gain apart from moves: for hints, challenges and names. */

import type { EventOf } from './duel-event.ts';
import type { Seat } from '../options.ts';
import { duelWith, endWith, halfWith, positionWith, withEnd } from './constructors.ts';
import { atSeat, type DuelState, type HalfState, seatOf } from './state.ts';

function withPoints(state: DuelState, seat: Seat, points: number): DuelState {
  return duelWith(state, { scores: atSeat(state.scores, seat, state.scores[seat] + points) });
}

/** A hint is bought: its price is deducted, and the question counts it. */
export function hinted(state: DuelState, half: HalfState, event: EventOf<'hinted'>): [DuelState, HalfState] {
  const { end, at, positionId, step, cost } = event;
  const asked = half.ends[end];
  if (asked.position === null) throw new Error('a hint without a question');
  const seat = seatOf(end, half.half);
  const taken = { at, seat, end, positionId, cause: asked.position.cause, step, cost };
  const after = withEnd(half, end, endWith(asked, { position: positionWith(asked.position, { hints: step }) }));
  return [withPoints(state, seat, -cost), halfWith(after, { hints: [...half.hints, taken] })];
}

/** An arrival is challenged, rightly or wrongly. */
export function challenged(state: DuelState, half: HalfState, event: EventOf<'called-out'>): [DuelState, HalfState] {
  const { end, at, entryId, mistake, cards, points } = event;
  const seat = seatOf(end, half.half);
  const arrival = half.journal.find(({ id }) => id === entryId);
  if (arrival?.kind !== 'arrived') throw new Error('a challenge of what has not arrived');
  const right = mistake !== null;
  const challenge = { at, seat, end, entryId, segment: arrival.segment, right, cards, named: null, mistake, points };
  return [withPoints(state, seat, points), halfWith(half, { challenges: [...half.challenges, challenge] })];
}

/** A challenged mistake is named. */
export function named(state: DuelState, half: HalfState, event: EventOf<'named'>): [DuelState, HalfState] {
  const { end, entryId, mistake, points } = event;
  const challenges = half.challenges.map((challenge) =>
    challenge.end === end && challenge.entryId === entryId
      ? { ...challenge, cards: [], named: mistake, points: challenge.points + points }
      : challenge,
  );
  return [withPoints(state, seatOf(end, half.half), points), halfWith(half, { challenges })];
}
