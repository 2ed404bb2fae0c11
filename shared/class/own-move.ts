/** Which moves of a duel are a student's own, and what they are worth: the same for a board and for a report. */

import type { DuelEvent } from '../duel/state/duel-event.ts';
import type { Seat } from '../duel/options.ts';
import { type HalfState, seatOf } from '../duel/state/state.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import type { PlannedDuel } from './class-event.ts';
import type { DuelFacts } from './class-facts.ts';

/** Made by the student of that seat, not by a bot in their place, and not by the stack. */
export function isOwnMove({ seats }: PlannedDuel, { by, seat }: JudgedMove): boolean {
  return by === 'player' && seats[seat] !== null;
}

/** The time of that seat’s student ran out, and the stack moved instead: not the student's move, but their loss. */
export function isTimeOut({ seats }: PlannedDuel, { by, seat }: JudgedMove): boolean {
  return by === 'stack' && seats[seat] !== null;
}

/** What a seat has gained or paid apart from moves, for a hint, challenge, name or bet, which bot and stack never use. */
export interface SidePoints {
  readonly seat: Seat;
  readonly points: number;
}

/** The side points of the given halves. A bet counts when its half is over. */
export function sidePointsOf(
  halves: readonly Pick<HalfState, 'hints' | 'challenges' | 'bets' | 'endedAt'>[],
): SidePoints[] {
  return halves.flatMap(({ hints, challenges, bets, endedAt }) => [
    ...hints.map(({ seat, cost }) => ({ seat, points: -cost })),
    ...challenges,
    ...(endedAt === null ? [] : bets),
  ]);
}

/** The side points in a log: it names the end, and the half determines the seat. */
export function sidePointsIn(events: readonly DuelEvent[]): SidePoints[] {
  let half = 0;
  return events.flatMap((event): SidePoints[] => {
    switch (event.type) {
      case 'half-started':
        half += 1;
        return [];
      case 'hinted':
        return [{ seat: seatOf(event.end, half), points: -event.cost }];
      case 'called-out':
      case 'named':
        return [{ seat: seatOf(event.end, half), points: event.points }];
      case 'half-ended':
        return (event.bets ?? []).map(({ end, points }) => ({ seat: seatOf(end, half), points }));
      default:
        return [];
    }
  });
}

/** Each seat's score from these moves and side points. */
export function pointsBySeat(moves: readonly JudgedMove[], beside: readonly SidePoints[]): DuelFacts['points'] {
  const earned = moves.map(({ seat, points: { total } }) => ({ seat, points: total }));
  const sum = (of: Seat) =>
    [...earned, ...beside].reduce((all, { seat, points }) => (seat === of ? all + points : all), 0);
  return { 0: sum(0), 1: sum(1) };
}

/** The students' own scores by seat: their moves and their side points. */
export function ownPoints(
  { seats }: PlannedDuel,
  moves: readonly JudgedMove[],
  beside: readonly SidePoints[],
): DuelFacts['points'] {
  const all = pointsBySeat(moves, beside);
  return { 0: seats[0] === null ? 0 : all[0], 1: seats[1] === null ? 0 : all[1] };
}
