/** A match of the log by its id, for whoever has that: only once it is over, since before that its log tells too much. */

import type { MatchStore, StoredMatch } from '../store/match-store.ts';

/** The form of the id of a match. */
export const MATCH_ID = /^[\w-]{1,64}$/;

/** The match of that id, whether its room is still there or not; null: there is none, or it is not over. */
export async function finishedMatch(store: Pick<MatchStore, 'find'>, id: string): Promise<StoredMatch | null> {
  const match = MATCH_ID.test(id) ? await store.find(id) : null;
  // Nothing can happen after it.
  return match?.events.at(-1)?.type === 'match-ended' ? match : null;
}
