/** The store of all matches: a port. Knows no database and no room. */

import type { MatchLog, StoredMatch } from '../../shared/match/log.ts';
import type { OwnedRoom } from './room-owners.ts';

export interface MatchStore extends MatchLog {
  /** @returns the match with its log, finished or not, or null if the id is unknown */
  find(matchId: string): Promise<StoredMatch | null>;
  /** The unfinished matches, oldest first, without their logs: all of them together can exceed memory. */
  unfinished(): Promise<OwnedRoom[]>;
  /** Records that the server was alive at this time (its own). */
  beat(at: number): Promise<void>;
  /** The last recorded time; null in a new store. */
  lastBeat(): Promise<number | null>;
  /**
   * Deletes matches that finished before this time, except those of a class, which are deleted with it.
   * @returns how many
   */
  prune(finishedBefore: number): Promise<number>;
}
