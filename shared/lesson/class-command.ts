/** What can be asked of a class, and the codes with which it refuses beside those of a duel. */

import type { TimeFactor } from '../duel/options.ts';
import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Answer, Lesson } from './lesson.ts';

/** Names and answers come in checked in form; a name is already filtered and unique (names.ts). */
export type ClassCommand =
  | { readonly kind: 'join'; readonly name: string; readonly roster: string }
  | { readonly kind: 'come-back'; readonly student: StudentId }
  | { readonly kind: 'rename'; readonly student: StudentId; readonly name: string }
  | { readonly kind: 'remove'; readonly student: StudentId }
  /** Takes out this student and everybody who has joined since. */
  | { readonly kind: 'remove-since'; readonly student: StudentId }
  /** The two are one: what `student` did becomes `into`'s, who then has this name and roster line. */
  | {
      readonly kind: 'merge';
      readonly student: StudentId;
      readonly into: StudentId;
      readonly name: string;
      readonly roster: string;
    }
  | { readonly kind: 'time-factor'; readonly student: StudentId; readonly factor: TimeFactor }
  | { readonly kind: 'settings'; readonly settings: ClassSettings }
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly next: number }
  /** Starts the round at `index` of the lesson; in a round of duels with the pairs that were drawn (pairing.ts). */
  | { readonly kind: 'start'; readonly index: number; readonly duels: readonly PlannedDuel[] }
  | { readonly kind: 'add-duel'; readonly duel: PlannedDuel }
  | {
      readonly kind: 'answer';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer;
      /** The round trip as the server measured it; the credit for it is capped by the class. */
      readonly lagMs: number;
    }
  /** What a student has chosen and not sent; null: nothing any more. It counts when the round ends before he sends it. */
  | {
      readonly kind: 'draft';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer | null;
    }
  | { readonly kind: 'more-time'; readonly ms: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Ends the round that is on; with `lastCall` (somebody is still answering) in a moment, of which everybody is told. */
  | { readonly kind: 'skip'; readonly lastCall?: boolean }
  | { readonly kind: 'end' };

export const CLASS_REFUSALS = [
  'no-such-class',
  'class-locked',
  'class-full',
  'class-over',
  'class-paused',
  'name-not-allowed',
  'name-taken',
  'roster-missing',
  'no-such-student',
  'no-round',
  'round-running',
  'no-such-round',
  'already-answered',
  'bad-answer',
  'too-many-drafts',
  'not-paused',
  'not-the-teacher',
  'not-a-student',
  'wrong-password',
  'removed-by-teacher',
  'consent-refused',
  'no-such-lesson',
  'bad-lesson',
  'too-many-lessons',
  'no-such-duel',
  'class-log-full',
  'two-people',
  'both-playing',
] as const;
export type ClassRefusalCode = (typeof CLASS_REFUSALS)[number];

export const STUDENTS_MAX = 250;
