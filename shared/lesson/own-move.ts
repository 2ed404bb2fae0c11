/** Which moves of a duel are a student's own, and what they are worth: the same for a board and for a report. */

import type { Seat } from '../duel/options.ts';
import type { JudgedMove } from '../duel/view.ts';
import type { PlannedDuel } from './class-event.ts';
import type { DuelFacts } from './class-facts.ts';

/** Made by the student of that seat: not by a bot in his place, and not by the stack. */
export function isOwnMove({ seats }: PlannedDuel, { by, seat }: JudgedMove): boolean {
  return by === 'player' && seats[seat] !== null;
}

/** What such moves scored, by seat. */
export function ownPoints(moves: readonly JudgedMove[]): DuelFacts['points'] {
  const sum = (of: Seat) =>
    moves.reduce((points, { seat, points: { total } }) => (seat === of ? points + total : points), 0);
  return { 0: sum(0), 1: sum(1) };
}
