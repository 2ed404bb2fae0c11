/** What of a duel is a student's own, and what it is worth: the same for a board and for a report. */

import type { DuelEvent } from '../duel/event.ts';
import type { Seat } from '../duel/options.ts';
import { type HalfState, seatOf } from '../duel/state.ts';
import type { JudgedMove } from '../duel/view.ts';
import type { PlannedDuel } from './class-event.ts';
import type { DuelFacts } from './class-facts.ts';

/** Made by the student of that seat: not by a bot in his place, and not by the stack. */
export function isOwnMove({ seats }: PlannedDuel, { by, seat }: JudgedMove): boolean {
  return by === 'player' && seats[seat] !== null;
}

/** The time of that seat’s student ran out, and the stack moved instead: nobody's move, but the student’s loss. */
export function isTimeOut({ seats }: PlannedDuel, { by, seat }: JudgedMove): boolean {
  return by === 'stack' && seats[seat] !== null;
}

/** What a seat has gained or paid beside its moves, for a hint, a call or a name: neither bot nor stack ever asks for one. */
export interface SidePoints {
  readonly seat: Seat;
  readonly points: number;
}

/** Those of halves as they stand. */
export function sidePointsOf(halves: readonly Pick<HalfState, 'hints' | 'calls'>[]): SidePoints[] {
  return halves.flatMap(({ hints, calls }) => [...hints.map(({ seat, cost }) => ({ seat, points: -cost })), ...calls]);
}

/** Those of a log: it says at which end, and who sat there follows from the half. */
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
      default:
        return [];
    }
  });
}

/** What each seat scored by these moves, with what it gained and paid beside them. */
export function pointsBySeat(moves: readonly JudgedMove[], beside: readonly SidePoints[]): DuelFacts['points'] {
  const earned = moves.map(({ seat, points: { total } }) => ({ seat, points: total }));
  const sum = (of: Seat) =>
    [...earned, ...beside].reduce((all, { seat, points }) => (seat === of ? all + points : all), 0);
  return { 0: sum(0), 1: sum(1) };
}

/** What students scored themselves, by seat: their moves, with what they gained and paid beside them. */
export function ownPoints(
  { seats }: PlannedDuel,
  moves: readonly JudgedMove[],
  beside: readonly SidePoints[],
): DuelFacts['points'] {
  const all = pointsBySeat(moves, beside);
  return { 0: seats[0] === null ? 0 : all[0], 1: seats[1] === null ? 0 : all[1] };
}
