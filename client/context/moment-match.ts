/** A position of a level that is tried at once: the name under which its match is known, and the page that led there. */

import { signal } from '@preact/signals';
import type { Place } from './place.ts';

const PREFIX = 'moment-';

/** The id of the match that practice in this position comes from. */
export function matchOfMoment(moment: string): string {
  return PREFIX + moment;
}

/** The name of the position behind the id of a match; null: it is a real match. */
export function momentOfMatch(matchId: string): string | null {
  return matchId.startsWith(PREFIX) ? matchId.slice(PREFIX.length) : null;
}

/** The page from which a position was tried last, for the way back. */
export const triedFrom = signal<Place>({ kind: 'lecture', part: null });
