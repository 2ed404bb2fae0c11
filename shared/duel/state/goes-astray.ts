/** Where a wrong segment goes: onto the wire, or no further than its player's own end. */

import type { MatchOptions } from '../options.ts';
import type { EndState } from './state.ts';

/** After this many in a half an end's wrong segments are stopped in live mode too: two careless players would never finish. */
const ASTRAY_MAX = 12;

/** Whether a wrong segment of this end really goes out. */
export function goesAstray({ mode }: MatchOptions, { astray }: EndState): boolean {
  return mode === 'live' && astray < ASTRAY_MAX;
}
