/**
 * A logged match by its id, which is the permission: only once it is over, since before that its log reveals too much.
 */

import type { MatchStore } from '../store/match-store.ts';
import type { StoredMatch } from '../../shared/match/log.ts';

/** The form of a match id. */
const MATCH_ID = /^[\w-]{1,64}$/;

/** The match of that id, whether its room still exists or not; null: there is none, or it is not over. */
export async function finishedMatch(store: Pick<MatchStore, 'find'>, id: string): Promise<StoredMatch | null> {
  const match = MATCH_ID.test(id) ? await store.find(id) : null;
  // Nothing can happen after it.
  return match?.events.at(-1)?.type === 'match-ended' ? match : null;
}
