/**
 * The reader's place in a finished match, as in the address: `#h2s12` is the twelfth step of the second half. Where the
 * fragment names the match as well, the place comes after it: `#/r/own-…/h2s12`.
 */

export interface WalkPlace {
  /** Index of the half. */
  readonly half: number;
  /** Index of the step in its half; null: the whole half at once. */
  readonly step: number | null;
}

/** Names a match, and no place in it. */
const MATCH_ALONE = /^#\/r\/[\w-]+\/?$/;

/** The whole first half. */
export const WHOLE: WalkPlace = { half: 0, step: null };

/**
 * The place that a fragment names, in a match whose halves have this many steps; a missing one is replaced by the
 * nearest.
 */
export function readWalkPlace(fragment: string, steps: readonly number[]): WalkPlace {
  const [, halfDigits, stepDigits] = /(?:^#|\/)h(\d{1,4})(?:s(\d{1,6}))?$/.exec(fragment) ?? [];
  const half = within(Number(halfDigits ?? '1') - 1, steps.length);
  const step = stepDigits === undefined ? null : within(Number(stepDigits) - 1, steps[half] ?? 0);
  return { half, step };
}

/** The fragment of a place; the beginning needs none. */
export function walkFragment({ half, step }: WalkPlace): string {
  if (step !== null) return `#h${half + 1}s${step + 1}`;
  return half === 0 ? '' : `#h${half + 1}`;
}

/** Whether a fragment names a place in the match at all. */
export function namesPlace(fragment: string): boolean {
  return fragment !== '' && !MATCH_ALONE.test(fragment);
}

/** The fragment of a place, in an address whose fragment names the match as `fragment` does, or does not. */
export function placedIn(fragment: string, to: WalkPlace): string {
  const match = /^#\/r\/[\w-]+/.exec(fragment)?.[0];
  const place = walkFragment(to);
  return match === undefined || place === '' ? (match ?? place) : `${match}/${place.slice(1)}`;
}

/**
 * The place a number of steps ahead (or back, below 0) among `steps`; from the whole half forward to the beginning,
 * back to the end.
 */
export function walked({ half, step }: WalkPlace, by: number, steps: number): WalkPlace {
  const from = step ?? (by > 0 ? -1 : steps);
  return { half, step: within(from + by, steps) };
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
