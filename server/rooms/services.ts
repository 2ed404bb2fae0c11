/** What every room is given when it is made. */

import type { Logger } from 'pino';
import type { Level } from '../../shared/duel/level.ts';
import type { Settings } from '../settings.ts';
import type { ClassStore, LessonStore } from '../store/class-store.ts';
import type { MatchStore, StoredMatch } from '../store/match-store.ts';
import type { Time } from '../time.ts';

export interface Services {
  readonly store: MatchStore;
  readonly classes: ClassStore;
  readonly lessons: LessonStore;
  readonly log: Logger;
  readonly settings: Settings;
  readonly time: Time;
  /** The levels that were made from capture files. */
  readonly captures: readonly Level[];
  /** The seed of every new match; absent: random. */
  readonly seed?: number;
  /** Matches of the log that are about to come back as rooms, by code. */
  readonly returning: Map<string, StoredMatch>;
  /** The codes of the rooms that are open. */
  readonly open: Set<string>;
  /** The last sign of life before this start (wall clock). */
  readonly beatAt: number | null;
}
