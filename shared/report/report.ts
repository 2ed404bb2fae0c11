/**
 * The report of one or more classes for their teacher: plain rows for tables, charts and spreadsheets.
 * Made from the logs alone (make-report.ts), so that it agrees with them whatever the live room showed.
 */

import type { TimeFactor } from '../duel/options.ts';
import type { MoveOutcome } from '../duel/rules/cost.ts';
import type { Move, VerdictKind } from '../referee/verdict.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Answer, Question, TestSet, Words } from '../class/lesson.ts';
import type { StudentId } from '../class/class-event.ts';
import type { ItemFlag, Discrimination } from './item-statistics.ts';

export interface ReportClass {
  readonly code: string;
  readonly title: Words;
  /** Wall clock, epoch ms. */
  readonly openedAt: number;
  readonly students: number;
  readonly rounds: number;
}

/** A student of one class; across several classes identified by `code` and `student`. */
export interface ReportStudent {
  readonly code: string;
  readonly student: StudentId;
  readonly name: string;
  readonly roster: string;
  /** The student's own, as it was at the end. */
  readonly timeFactor: TimeFactor;
  /** As in the final standings; null: removed by the teacher. */
  readonly place: number | null;
  readonly score: number;
  readonly duelScore: number;
  readonly questionScore: number;
  /** Moments of duels that the student answered themselves (not bot or stack), and how many of them right at the first try. */
  readonly positions: number;
  readonly firstTry: number;
  readonly wrongMoves: number;
  /** The student's most frequent mistake, if any. */
  readonly mostOften: MistakeId | null;
  /** Shares of right answers, 0..1; null: not taken. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface ReportRound {
  readonly code: string;
  readonly round: number;
  readonly kind: 'duel' | 'question' | 'test' | 'pause';
  /** Level id; the question's text; `before` or `after` of a test; the words of a pause, or empty. */
  readonly subject: Words | string;
  /** Its duration by the clock of the class, which stands still while the class is paused. */
  readonly seconds: number;
  /** The number of students who made a move of their own, or answered. */
  readonly participants: number;
  /** Share of right first tries (duel) or right answers, 0..1; null: nobody took part. */
  readonly rightShare: number | null;
  /** Points of the round for each participant; null: nobody took part, or the round gives none. */
  readonly meanPoints: number | null;
}

/**
 * How a duel ended: `played` to its end, by the `teacher` or by the `time` of its round, or not at all: still `running`,
 * or `missing` from the logs.
 */
export const PAIR_ENDS = ['played', 'teacher', 'time', 'running', 'missing'] as const;
export type PairEnd = (typeof PAIR_ENDS)[number];

export interface ReportPair {
  readonly code: string;
  readonly round: number;
  readonly matchId: string;
  readonly levelId: string;
  /** Null: the bot. */
  readonly names: readonly [string | null, string | null];
  readonly students: readonly [StudentId | null, StudentId | null];
  /** As on the board: a student's score without the bot's help, and the bot's score as an opponent. */
  readonly scores: readonly [number, number];
  readonly end: PairEnd;
  /** The half in which it ended, from 1; null: none was begun, or it has not ended. */
  readonly endedIn: number | null;
  /** By the clock of its match, epoch ms; null: it has not ended. */
  readonly endedAt: number | null;
}

/** One judged move of a student, or a moment at which the student's time ran out: the finest grain. */
export interface ReportMove {
  readonly code: string;
  readonly round: number;
  readonly matchId: string;
  readonly levelId: string;
  readonly student: StudentId;
  readonly name: string;
  readonly half: number;
  readonly positionId: number | null;
  /** The state in which the student was asked. */
  readonly state: State | null;
  /** The cause: `call CLOSE`, `arrival FIN,ACK`, `timer time-wait`, `still owed` (cause-text.ts); empty outside a position. */
  readonly cause: string;
  readonly attempt: number;
  readonly move: Move;
  readonly verdict: VerdictKind;
  /** How it came out: a move that cost its price is never right. */
  readonly outcome: MoveOutcome;
  /** Points lost by it, 0 or more: the price that fell, or a penalty. */
  readonly cost: number;
  readonly mistake: MistakeId | null;
  readonly clause: string;
  readonly points: number;
  /** The clock of its match, epoch ms; behind the wall clock by the time that the match stood still. */
  readonly at: number;
}

export interface ReportAnswer {
  readonly code: string;
  readonly round: number;
  readonly kind: 'question' | 'test-before' | 'test-after';
  readonly set: TestSet | null;
  readonly question: Question;
  readonly student: StudentId;
  readonly name: string;
  /** In the indices of the question as given here, whatever order it was asked in. */
  readonly answer: Answer;
  readonly right: boolean;
  readonly points: number;
  readonly elapsedMs: number;
}

export interface ReportMistake {
  readonly levelId: string;
  readonly mistake: MistakeId;
  readonly count: number;
  readonly students: number;
}

/** The results for one kind of position: all moments of one level with the same state and cause. */
export interface ReportPosition {
  readonly levelId: string;
  readonly state: State | null;
  readonly cause: string;
  readonly asked: number;
  readonly firstTry: number;
  readonly wrong: number;
}

/** An answer to a question and how many gave it: an option, or one of the most frequent numbers or orders. */
export interface ItemChoice {
  /** Of several options each is counted by itself. In the indices of the question as written. */
  readonly answer: Answer;
  readonly count: number;
  readonly right: boolean;
}

/** How a question did, over all classes: students taken out by their teacher do not count. */
export interface ReportItem {
  readonly kind: ReportAnswer['kind'];
  readonly set: TestSet | null;
  readonly question: Question;
  /** How many were asked: who answered, and in a test also who answered others of it. */
  readonly students: number;
  readonly right: number;
  /** Left out in a test, which counts as not known. */
  readonly omitted: number;
  /** Null: too few students (ITEM_STUDENTS_MIN), or nothing to compare. */
  readonly discrimination: Discrimination | null;
  readonly choices: readonly ItemChoice[];
  readonly flags: readonly ItemFlag[];
}

/** The gain of the students who took both tests, as differences of the shares of right answers. */
export interface Gain {
  readonly students: number;
  readonly before: number;
  readonly after: number;
  readonly mean: number;
  /** 95 %, Student's t over the paired differences; null with fewer than two students. */
  readonly interval: readonly [number, number] | null;
}

export interface Report {
  readonly madeAt: number;
  readonly classes: readonly ReportClass[];
  readonly students: readonly ReportStudent[];
  readonly rounds: readonly ReportRound[];
  readonly pairs: readonly ReportPair[];
  readonly moves: readonly ReportMove[];
  readonly answers: readonly ReportAnswer[];
  readonly mistakes: readonly ReportMistake[];
  readonly positions: readonly ReportPosition[];
  readonly items: readonly ReportItem[];
  /** Null: nobody took both. */
  readonly gain: Gain | null;
}
