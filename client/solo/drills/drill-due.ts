/** Which positions are due now. Apart from their scheduling, which the first page need not load. */

import { dayAfter, dayBegins } from './drill-days.ts';
import type { Drill, Progress } from '../../context/progress.ts';

/** A position due within this time is not worth waiting for. */
const AHEAD_MS = 20 * 60_000;

/** Due now or in a moment; or due later today and not reviewed today. */
export function isDue({ schedule: { due, lastReview } }: Drill, now: number): boolean {
  if (due <= now + AHEAD_MS) return true;
  return lastReview !== null && lastReview < dayBegins(now) && due < dayAfter(now);
}

/** How many positions are due at `now`. */
export function dueCount({ drills }: Progress, now: number): number {
  return drills.filter((drill) => isDue(drill, now)).length;
}
