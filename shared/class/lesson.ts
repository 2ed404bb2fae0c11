/** A lesson as data: the rounds of a class. External lessons are validated with content/lesson-schema.ts. */

import type { ComposeMode } from '../duel/level.ts';
import type { Mode, Pace } from '../duel/options.ts';
import type { Locale } from '../lib/language.ts';
import type { Notation } from '../referee/verdict.ts';

/** The languages that lessons are written in; readers of any other language read English. */
export const LESSON_LOCALES = ['en', 'zh'] as const satisfies readonly Locale[];
export type LessonLocale = (typeof LESSON_LOCALES)[number];

/** A text in one language or both; a reader whose language is missing gets the other. At least one is present. */
export type Words = Readonly<Partial<Record<LessonLocale, string>>>;

interface QuestionBase {
  /** Unique within its lesson. */
  readonly id: string;
  readonly text: Words;
  /** Shown with the answer. */
  readonly explanation: Words;
  /** The deciding clause of RFC 9293, for example "3.10.7.4 eighth"; null: none. */
  readonly clause: string | null;
}

interface Choices {
  readonly options: readonly Words[];
  /** Why an option is wrong, at its index; null: it is right, or nothing is said. Absent: nothing is said of any. */
  readonly reasons?: readonly (Words | null)[];
  /** The options are asked in a drawn order; absent: as written. */
  readonly shuffle?: true;
}

export type Question = QuestionBase &
  (
    | (Choices & { readonly kind: 'single'; readonly right: number })
    /** `right`: the indices of all right options, ascending; at least one. */
    | (Choices & { readonly kind: 'several'; readonly right: readonly number[] })
    /** `items` are in the right order; they are asked in another. */
    | { readonly kind: 'order'; readonly items: readonly Words[] }
    | { readonly kind: 'number'; readonly right: number }
  );
export const QUESTION_KINDS = ['single', 'several', 'order', 'number'] as const satisfies readonly Question['kind'][];

export interface DuelRound {
  readonly kind: 'duel';
  readonly levelId: string;
  readonly mode: Mode;
  readonly pace: Pace;
  /** Absent: as the level has it. */
  readonly compose?: ComposeMode;
  readonly notation?: Notation;
  /** Nobody bets in the fog. */
  readonly noBets?: true;
  /** The round ends after this many seconds at the latest. */
  readonly seconds: number;
}

export interface QuestionRound {
  readonly kind: 'question';
  readonly question: Question;
  readonly seconds: number;
}

/** The two parallel sets of a test: question n of one asks the same as question n of the other, with other words or numbers. */
export const TEST_SETS = ['A', 'B'] as const;
export type TestSet = (typeof TEST_SETS)[number];

/** Questions one after the other at each student's pace, without points or answers: what does the class know? */
export interface TestRound {
  readonly kind: 'test';
  readonly when: 'before' | 'after';
  /** Equally long. Half of the class gets A before and B after, the other half the reverse, as drawn. */
  readonly sets: Readonly<Record<TestSet, readonly Question[]>>;
  readonly seconds: number;
}

export interface PauseRound {
  readonly kind: 'pause';
  /** What the board shows meanwhile; null: nothing in particular. */
  readonly words: Words | null;
  /** Null: until the teacher continues. */
  readonly seconds: number | null;
}

export type Round = DuelRound | QuestionRound | TestRound | PauseRound;

export interface Lesson {
  readonly title: Words;
  readonly rounds: readonly Round[];
}

/**
 * What a student answers, in the indices of the options or items as they were asked. `order`: for each place, from the
 * top, the index in the asked list of the item put there.
 */
export type Answer =
  | { readonly kind: 'single'; readonly option: number }
  | { readonly kind: 'several'; readonly options: readonly number[] }
  | { readonly kind: 'order'; readonly items: readonly number[] }
  | { readonly kind: 'number'; readonly value: number };
