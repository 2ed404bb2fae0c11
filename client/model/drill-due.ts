/** Which positions are to be repeated now. Apart from how they are scheduled, which the first page need not load. */

import { dayAfter, dayBegins } from './drill-days.ts';
import type { Drill, Progress } from './progress.ts';

/** What is due within so long need not be waited for. */
const AHEAD_MS = 20 * 60_000;

/** Due now or in a moment; or due later today and not looked at today. */
export function isDue({ schedule: { due, lastReview } }: Drill, now: number): boolean {
  if (due <= now + AHEAD_MS) return true;
  return lastReview !== null && lastReview < dayBegins(now) && due < dayAfter(now);
}

/** How many positions are to be repeated at `now`. */
export function dueCount({ drills }: Progress, now: number): number {
  return drills.filter((drill) => isDue(drill, now)).length;
}
