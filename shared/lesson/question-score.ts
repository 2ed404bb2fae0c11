/** What an answer is worth: the prices of a duel's move at first try, all or nothing. */

import type { TimeFactor } from '../duel/options.ts';

const RIGHT = 60;
const SPEED_MAX = 40;
/** Who answers without a clock earns neither the most nor the least of what speed can bring. */
const WITHOUT_CLOCK = 20;

/** The most network delay in milliseconds that a student is granted. */
const LAG_CREDIT_MAX_MS = 300;

/** How long somebody took (ms), less what the network took, as far as that is believed. */
export function elapsedMs(askedAt: number, answeredAt: number, lagMs: number): number {
  // Not a number would make everything after it none.
  const credit = lagMs > 0 ? Math.min(lagMs, LAG_CREDIT_MAX_MS) : 0;
  return Math.max(0, answeredAt - askedAt - credit);
}

export interface RightAnswer {
  readonly elapsedMs: number;
  readonly seconds: number;
  readonly speedScores: boolean;
  readonly timeFactor: TimeFactor;
}

function speedPoints({ elapsedMs: elapsed, seconds, speedScores, timeFactor }: RightAnswer): number {
  if (!speedScores) return 0;
  if (timeFactor === 'off') return WITHOUT_CLOCK;
  const left = 1 - elapsed / (seconds * 1_000 * Number(timeFactor));
  return Math.round(SPEED_MAX * Math.max(0, Math.min(1, left)));
}

/**
 * The points of a right answer: 60, and up to 40 for speed, falling linearly to nothing at the time that the question had
 * when it was asked, stretched by the student's own factor; 20 where he has no clock.
 */
export function rightAnswerPoints(answer: RightAnswer): number {
  return RIGHT + speedPoints(answer);
}
