/** The state of a class: the fold of its events. Plain JSON values, without who is connected and the duels' scores. */

import type { TimeFactor } from '../duel/options.ts';
import type { PlannedDuel, RoundEnd, StudentId } from './class-event.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Answer, Lesson, Round } from './lesson.ts';

export interface Student {
  readonly id: StudentId;
  readonly name: string;
  readonly roster: string;
  readonly timeFactor: TimeFactor;
  /** How often they chose it themselves. */
  readonly ownTimes: number;
  readonly joinedAt: number;
  /** Removed by the teacher. */
  readonly removed: boolean;
  /** The student joined twice, and this is not the row that was kept. */
  readonly merged?: true;
}

export interface GivenAnswer {
  readonly student: StudentId;
  readonly question: number;
  readonly answer: Answer;
  readonly right: boolean;
  readonly points: number;
  readonly elapsedMs: number;
  readonly at: number;
  /** The student's number when the question was asked, if it has changed since: it determines the set of a test. */
  readonly askedAs?: StudentId;
}

/** What a student has chosen and not sent. */
export interface Draft {
  readonly student: StudentId;
  readonly question: number;
  readonly answer: Answer | null;
  /** How often it was changed. */
  readonly changes: number;
}

/** A round that was played or is current. */
export interface PlayedRound {
  /** From 1. */
  readonly round: number;
  readonly index: number;
  readonly content: Round;
  readonly speed: boolean;
  readonly startedAt: number;
  readonly endsAt: number | null;
  /** The same without an announced end: each student's own time is counted from it. */
  readonly plannedEnd: number | null;
  readonly endedAt: number | null;
  readonly why: RoundEnd | null;
  readonly duels: readonly PlannedDuel[];
  readonly answers: readonly GivenAnswer[];
  readonly drafts: readonly Draft[];
  /** Draws who begins with which set of a test (question.ts); null: it goes by the student's number. */
  readonly setSeed: number | null;
  /** The teacher has announced its end. */
  readonly lastCall: boolean;
}

export const CLASS_PHASES = ['lobby', 'round', 'between', 'over'] as const;
/** `lobby`: before the first round. `between`: a round has ended, and another may come. */
export type ClassPhase = (typeof CLASS_PHASES)[number];

export interface ClassState {
  readonly seed: number;
  /** Whether the sets of tests are drawn. */
  readonly drawsSets: boolean;
  readonly lesson: Lesson;
  readonly settings: ClassSettings;
  readonly phase: ClassPhase;
  readonly paused: boolean;
  /** The time of the last event. */
  readonly at: number;
  /** Every student who ever joined, in order of arrival. */
  readonly students: readonly Student[];
  /** Oldest first; the current one last. */
  readonly rounds: readonly PlayedRound[];
  /** The lesson's index of the next round; the lesson's length if there is none. */
  readonly next: number;
}
