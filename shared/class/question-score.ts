/** What an answer is worth: the points of a duel's move at first try, all or nothing. */

import type { TimeFactor } from '../duel/options.ts';

const RIGHT = 60;
const SPEED_MAX = 40;
/** A student without a clock earns neither the maximum nor the minimum for speed. */
const WITHOUT_CLOCK = 20;

/** The most network delay in milliseconds credited to a student. */
const LAG_CREDIT_MAX_MS = 300;

/** The time that an answer took (ms), minus the credited network delay. */
export function elapsedMs(askedAt: number, answeredAt: number, lagMs: number): number {
  // A NaN would spread through every later sum.
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
 * The points of a right answer: 60, and up to 40 for speed, falling linearly to nothing over the time that the question
 * had when it was asked, stretched by the student's own factor; 20 for a student without a clock.
 */
export function rightAnswerPoints(answer: RightAnswer): number {
  return RIGHT + speedPoints(answer);
}
