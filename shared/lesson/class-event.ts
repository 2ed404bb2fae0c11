/**
 * What happens in a class: the only truth besides the logs of its duels. The state is the fold of these (evolve-class.ts).
 * `at` is the clock of the class in ms, which stands still while the class is paused and while the server is down.
 */

import type { Seat, TimeFactor } from '../duel/options.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Answer, Lesson, Round } from './lesson.ts';

/** A student's number in his class, from 1 in the order of coming; never given out again. */
export type StudentId = number;

/** A duel of a round as it was drawn: who sits in seat 0 and who in seat 1; null: the bot. Never two bots. */
export interface PlannedDuel {
  readonly matchId: string;
  /** The code of its room, unique while it is open. */
  readonly code: string;
  readonly seats: Readonly<Record<Seat, StudentId | null>>;
}

export const ROUND_ENDS = ['done', 'time', 'teacher'] as const;
/** Why a round ended: everybody was done, its time was up, or the teacher went on. */
export type RoundEnd = (typeof ROUND_ENDS)[number];

export type ClassEvent = { readonly at: number } & (
  | { readonly type: 'opened'; readonly seed: number; readonly lesson: Lesson; readonly settings: ClassSettings }
  | { readonly type: 'settings-changed'; readonly settings: ClassSettings }
  /** The rounds that are still to come are those of another lesson, from `next` on (an index of its rounds). */
  | { readonly type: 'lesson-changed'; readonly lesson: Lesson; readonly next: number }
  | {
      readonly type: 'joined';
      readonly student: StudentId;
      readonly name: string;
      /** What only the teacher sees; empty where he did not ask. */
      readonly roster: string;
    }
  | { readonly type: 'renamed'; readonly student: StudentId; readonly name: string }
  /** Taken out by the teacher: what was scored stays in the report. */
  | { readonly type: 'removed'; readonly student: StudentId }
  /** One who was taken out has come again with his key. */
  | { readonly type: 'returned'; readonly student: StudentId }
  /** Somebody had joined twice: all that `student` did is `into`'s from now on, under this name and roster line. */
  | {
      readonly type: 'merged';
      readonly student: StudentId;
      readonly into: StudentId;
      readonly name: string;
      readonly roster: string;
    }
  | { readonly type: 'time-factor-set'; readonly student: StudentId; readonly factor: TimeFactor }
  /** `round` counts what was played, from 1; `index` is its place in the lesson. `endsAt` null: when the teacher goes on. */
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
  /** Somebody came late into a round of duels. */
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
      /** From when the question was asked, less the credit for the network. */
      readonly elapsedMs: number;
      /** It was chosen and not sent when the round ended. */
      readonly unsent?: true;
    }
  /** Chosen and not sent; null: nothing any more. */
  | {
      readonly type: 'drafted';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer | null;
    }
  /** The teacher ends the round: it ends at `endsAt`. */
  | { readonly type: 'last-called'; readonly endsAt: number }
  | { readonly type: 'extended'; readonly ms: number }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'round-ended'; readonly why: RoundEnd }
  | { readonly type: 'class-ended' }
);
