/**
 * Progress of solo play, stored in this browser only: the levels of the path, the positions that come back, the tests.
 * Plain JSON; every change makes a new value.
 */

import type { ComposeMode } from '../../shared/duel/level.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { TestSet } from '../../shared/class/lesson.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { type Signal, signal } from '@preact/signals';

/** Results on a level in one way of composing. */
export interface Runs {
  readonly played: number;
  /** Runs without a deduction and without a hint. */
  readonly clean: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

/** A level of the path: mastered with a clean run each with cards, with fields and free. */
export type LevelRuns = Readonly<Partial<Record<ComposeMode, Runs>>>;

/** When a position comes back: the state of ts-fsrs, times as epoch milliseconds. */
export interface Schedule {
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsedDays: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
  readonly lastReview: number | null;
}

/** A position in which a mistake cost points, as its player saw it then: enough to ask it again without a server. */
export interface Drill {
  readonly id: string;
  readonly mistake: MistakeId;
  readonly view: DrillView;
  readonly addedAt: number;
  readonly schedule: Schedule;
}

/** The part of a seat's view kept with a drill. */
export type DrillView = Omit<
  SeatView,
  | 'review'
  | 'judgements'
  | 'hints'
  | 'challenges'
  | 'bet'
  | 'bets'
  | 'torn'
  | 'challengeable'
  | 'halfScores'
  | 'halfEnd'
  | 'may'
>;

/** One pass through a set of questions. */
export interface QuizRun {
  /** Which edition of the questions it was (quiz.ts); absent: the first one. Runs of different editions do not compare. */
  readonly edition?: number;
  readonly set: TestSet;
  readonly at: number;
  readonly right: number;
  readonly of: number;
  /** The ids of the questions answered wrong. */
  readonly missed: readonly string[];
}

/** A match already counted, so that a reload of its last page does not count it again. */
export interface RecordedMatch {
  readonly matchId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Progress {
  readonly version: 1;
  /** The guided first duel has been played to its end. */
  readonly firstDone: boolean;
  readonly levels: Readonly<Record<string, LevelRuns>>;
  readonly drills: readonly Drill[];
  /** How many drills were done on each day (YYYY-MM-DD, local). */
  readonly days: Readonly<Record<string, number>>;
  readonly quiz: readonly QuizRun[];
  /** The last matches counted in `levels`. */
  readonly recorded: readonly RecordedMatch[];
}

export const NO_PROGRESS: Progress = {
  version: 1,
  firstDone: false,
  levels: {},
  drills: [],
  days: {},
  quiz: [],
  recorded: [],
};

/** The progress of this browser's user. A change assigns a new value; storing it happens elsewhere. */
export const progress: Signal<Progress> = signal(NO_PROGRESS);

/**
 * `loading`: the stored value has not been read yet. `kept`: progress outlives the page. `session`: this browser stores
 * nothing (a private window): it lasts until the page is closed.
 */
export type Keeping = 'loading' | 'kept' | 'session';
export const keeping: Signal<Keeping> = signal('loading');

/** Whether there is no progress yet. */
export function isNewcomer({ firstDone, levels, drills, quiz }: Progress): boolean {
  return !firstDone && Object.keys(levels).length === 0 && drills.length === 0 && quiz.length === 0;
}
