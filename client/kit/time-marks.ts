/** The moments at which the time left is spoken: once each, in order, and only those that a clock really passes. */

/** Seconds left. */
const MARKS_S = [5, 10, 30] as const;
/** From here on there is no time to finish a sentence first. */
export const URGENT_S = 5;

/**
 * @param leftMs what is left of a time
 * @param wholeMs how long it is altogether
 * @returns the last moment that has been passed, in seconds left; null: none yet, or the time is up
 */
export function markPassed(leftMs: number, wholeMs: number): number | null {
  if (leftMs <= 0) return null;
  return MARKS_S.find((mark) => leftMs <= mark * 1_000 && wholeMs > mark * 1_000) ?? null;
}
