/** What every room is given when it is made. */

import type { Logger } from 'pino';
import type { Level } from '../../shared/duel/level.ts';
import type { Settings } from '../settings.ts';
import type { ClassStore, LessonStore } from '../store/class-store.ts';
import type { MatchStore, StoredMatch } from '../store/match-store.ts';
import type { Time } from '../time.ts';
import type { OpenClass } from './class/open-class-port.ts';
import type { FrontDoor } from './class/front-door.ts';
import type { OpenDuels } from './class/open-duels.ts';
import type { CodeGuesses } from './code-guesses.ts';
import type { OpenMatches } from './open-matches.ts';
import type { PracticeBudget } from './practice-budget.ts';
import type { QuickMatch } from './quick-match.ts';
import type { RoomBudget } from './room-budget.ts';

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
  /** The duels of classes that are open. */
  readonly duels: OpenDuels;
  /** Codes of classes of the log that are about to come back as rooms: each is read when its room is made. */
  readonly returningClasses: Set<string>;
  /** The classes whose rooms are open, by code; null: one that is about to be opened. */
  readonly classrooms: Map<string, OpenClass | null>;
  readonly frontDoor: FrontDoor;
  readonly practice: PracticeBudget;
  /** The matches whose rooms are open. */
  readonly matches: OpenMatches;
  readonly guesses: CodeGuesses;
  readonly roomBudget: RoomBudget;
  readonly quickMatch: QuickMatch;
  /** The codes of the rooms of matches that are open. */
  readonly open: Set<string>;
  /** The last sign of life before this start (server's time). */
  readonly beatAt: number | null;
}
