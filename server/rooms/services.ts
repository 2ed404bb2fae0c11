/** What every room is given when it is created. */

import type { matchMaker } from '@colyseus/core';

import type { Level } from '../../shared/duel/level.ts';
import type { Log } from '../operation/logging.ts';
import type { Meter } from '../operation/meter.ts';
import type { Limits } from '../limits.ts';
import type { Settings } from '../settings.ts';
import type { ClassStore, LessonStore } from '../store/class-store.ts';
import type { MatchStore } from '../store/match-store.ts';
import type { OwnedRoom } from '../store/room-owners.ts';
import type { Time } from '../../shared/match/time.ts';
import type { Auth } from '../auth.ts';
import type { ClassState } from '../../shared/class/class-state.ts';
import type { ClassJoins } from './class/class-joins.ts';
import type { KeyRing } from './class/key-ring.ts';
import type { OpenDuels } from './class/open-duels.ts';
import type { CodeGuesses } from './code-guesses.ts';
import type { OpenMatches } from './open-matches.ts';
import type { QuickMatch } from './quick-match.ts';
import type { Returning } from './returning.ts';
import type { RoomBudget } from './room-budget.ts';

/** What code outside its room may know of a class, and do with it. */
export interface OpenClass {
  /** As logged: what the next request meets. */
  readonly state: ClassState;
  /** As its views show it. */
  readonly shown: ClassState;
  readonly keys: Pick<KeyRing, 'isTeachers' | 'studentOf'>;
  /** How many students are connected. */
  readonly studentsHere: number;
  /**
   * Deletes it with everything in it, and sends everyone away.
   * @returns whether it existed
   */
  delete(): Promise<boolean>;
}

/** What rooms need to know of the other servers of a group. */
export interface OtherServers {
  /** Keeps others from opening a room with this code. @returns false: one that is open has it */
  reserve(room: OwnedRoom): Promise<boolean>;
  /** Frees a code under which nothing was opened. */
  giveBack(room: OwnedRoom): Promise<void>;
  /** How a link begins to what this server alone has in memory. */
  readonly mark: string;
  /**
   * Asks the server at which quick match pairs players for a place, for a client at this address.
   * @returns null: that server is this one
   * @throws ServerError with a refusal as its message
   */
  quickMatchPlace(options: unknown, address: string): Promise<matchMaker.ISeatReservation | null>;
}

export interface Services {
  readonly store: MatchStore;
  readonly classes: ClassStore;
  readonly lessons: LessonStore;
  readonly log: Log;
  readonly meter: Meter;
  readonly settings: Settings;
  readonly time: Time;
  readonly limits: Limits;
  /** The levels made from capture files. */
  readonly captures: readonly Level[];
  /** The seed of every new match; absent: random. */
  readonly seed?: number;
  /** What is to be restored from the log. */
  readonly returning: Returning;
  /** The other servers that share the store; null: there are none. */
  readonly group: OtherServers | null;
  /** The open duels of classes. */
  readonly duels: OpenDuels;
  /** The classes with open rooms, by code; null: one that is about to be opened. */
  readonly classrooms: Map<string, OpenClass | null>;
  readonly auth: Auth;
  /** The matches with open rooms. */
  readonly matches: OpenMatches;
  readonly guesses: CodeGuesses;
  readonly roomBudget: RoomBudget;
  readonly classJoins: ClassJoins;
  readonly quickMatch: QuickMatch;
  /** The codes of the rooms of open matches. */
  readonly open: Set<string>;
}
