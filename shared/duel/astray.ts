/** Where a wrong segment goes: out onto the wire, or no farther than its player's own door. */

import type { MatchOptions } from './options.ts';
import type { EndState } from './state.ts';

/** After so many of an end in a half wrong segments are stopped in live mode, too: two careless players never come to an end. */
const ASTRAY_MAX = 12;

/** Whether a wrong segment of this end really goes out. */
export function goesAstray({ mode }: MatchOptions, { astray }: EndState): boolean {
  return mode === 'live' && astray < ASTRAY_MAX;
}
