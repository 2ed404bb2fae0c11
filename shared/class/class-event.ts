/**
 * What happens in a class: with the logs of its duels the single source of truth. The state folds these (evolve-class.ts).
 * `at` is the clock of the class in ms, which stands still while the class is paused and while the server is down.
 */

import type { Seat, TimeFactor } from '../duel/options.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Answer, Lesson, Round } from './lesson.ts';

/** A student's number in the class, from 1 in order of arrival; never reused. */
export type StudentId = number;

/** A duel of a round as drawn: the students in seat 0 and seat 1; null: the bot. Never two bots. */
export interface PlannedDuel {
  readonly matchId: string;
  /** The code of its room, unique while it is open. */
  readonly code: string;
  readonly seats: Readonly<Record<Seat, StudentId | null>>;
}

export const ROUND_ENDS = ['done', 'time', 'teacher'] as const;
/** Why a round ended: everybody was done, its time was up, or the teacher ended it. */
export type RoundEnd = (typeof ROUND_ENDS)[number];

export type ClassEvent = { readonly at: number } & (
  | {
      readonly type: 'opened';
      readonly seed: number;
      readonly lesson: Lesson;
      readonly settings: ClassSettings;
      /** Who begins with which set of a test is drawn; absent in classes opened before that, where it goes by number. */
      readonly drawsSets?: true;
    }
  | { readonly type: 'settings-changed'; readonly settings: ClassSettings }
  /** The remaining rounds are those of another lesson, from `next` on (an index of its rounds). */
  | { readonly type: 'lesson-changed'; readonly lesson: Lesson; readonly next: number }
  | {
      readonly type: 'joined';
      readonly student: StudentId;
      readonly name: string;
      /** Visible only to the teacher; empty if not asked for. */
      readonly roster: string;
    }
  | { readonly type: 'renamed'; readonly student: StudentId; readonly name: string }
  /** Removed by the teacher: the student's score stays in the report. */
  | { readonly type: 'removed'; readonly student: StudentId }
  /** A removed student has come again with their key. */
  | { readonly type: 'returned'; readonly student: StudentId }
  /** A student had joined twice: everything that `student` did is now `into`'s, under this name and roster line. */
  | {
      readonly type: 'merged';
      readonly student: StudentId;
      readonly into: StudentId;
      readonly name: string;
      readonly roster: string;
    }
  /** `own`: the student chose it. */
  | { readonly type: 'time-factor-set'; readonly student: StudentId; readonly factor: TimeFactor; readonly own?: true }
  /** `round` counts rounds played, from 1; `index` is the place in the lesson. `endsAt` null: until the teacher continues. */
  | {
      readonly type: 'round-started';
      readonly round: number;
      readonly index: number;
      readonly content: Round;
      /** Whether speed scores in it. */
      readonly speed: boolean;
      readonly endsAt: number | null;
      readonly duels: readonly PlannedDuel[];
    }
  /** A student came late into a round of duels. */
  | { readonly type: 'duel-added'; readonly duel: PlannedDuel }
  /** `question`: its index in a test; 0 in a round of one question. */
  | {
      readonly type: 'answered';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer;
      readonly right: boolean;
      readonly points: number;
      /** Since the question was asked, minus the credit for network delay. */
      readonly elapsedMs: number;
      /** It was chosen and not sent when the round ended. */
      readonly unsent?: true;
    }
  /** Chosen and not sent; null: nothing is chosen any more. */
  | {
      readonly type: 'drafted';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer | null;
    }
  /** The teacher has announced the end of the round, at `endsAt`. */
  | { readonly type: 'last-called'; readonly endsAt: number }
  | { readonly type: 'extended'; readonly ms: number }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'round-ended'; readonly why: RoundEnd }
  | { readonly type: 'class-ended' }
);
