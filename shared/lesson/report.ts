/**
 * What remains of one or more classes for their teacher: plain rows that a table, a chart and a spreadsheet are made of.
 * Made from the logs alone (make-report.ts), so that it agrees with them whatever the live room showed.
 */

import type { Move, VerdictKind } from '../referee/verdict.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { State } from '../tcp/state.ts';
import type { Answer, Question, TestSet, Words } from './lesson.ts';
import type { StudentId } from './class-event.ts';

export interface ReportClass {
  readonly code: string;
  readonly title: Words;
  /** Wall clock, epoch ms. */
  readonly openedAt: number;
  readonly students: number;
  readonly rounds: number;
}

/** A student of one class; those of several classes are told apart by `code` and `student`. */
export interface ReportStudent {
  readonly code: string;
  readonly student: StudentId;
  readonly name: string;
  readonly roster: string;
  readonly place: number;
  readonly score: number;
  readonly duelScore: number;
  readonly questionScore: number;
  /** Moves of his own in duels that were judged, and how many were right at the first try. */
  readonly positions: number;
  readonly firstTry: number;
  readonly wrongMoves: number;
  /** The mistake that he made most, where he made one. */
  readonly mostOften: MistakeId | null;
  /** Shares of right answers, 0..1; null: not taken. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface ReportRound {
  readonly code: string;
  readonly round: number;
  readonly kind: 'duel' | 'question' | 'test' | 'pause';
  /** Level id, or the question's text. */
  readonly subject: Words | string;
  readonly seconds: number;
  readonly participants: number;
  /** Share of right first tries (duel) or right answers, 0..1; null: nobody did anything. */
  readonly rightShare: number | null;
  readonly meanPoints: number | null;
}

export interface ReportPair {
  readonly code: string;
  readonly round: number;
  readonly matchId: string;
  readonly levelId: string;
  /** Null: the bot. */
  readonly names: readonly [string | null, string | null];
  readonly students: readonly [StudentId | null, StudentId | null];
  readonly scores: readonly [number, number];
  readonly over: boolean;
}

/** One judged move of a student's own: the finest grain. */
export interface ReportMove {
  readonly code: string;
  readonly round: number;
  readonly matchId: string;
  readonly levelId: string;
  readonly student: StudentId;
  readonly name: string;
  readonly half: number;
  readonly positionId: number | null;
  /** The state in which he was asked. */
  readonly state: State | null;
  /** What asked him: `call CLOSE`, `arrival FIN,ACK`, `timer time-wait`, `still owed`; empty outside a position. */
  readonly cause: string;
  readonly attempt: number;
  readonly move: Move;
  readonly verdict: VerdictKind;
  readonly mistake: MistakeId | null;
  readonly clause: string;
  readonly points: number;
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

/** How positions of one kind went: all moments of one level with the same end, state and cause. */
export interface ReportPosition {
  readonly levelId: string;
  readonly state: State | null;
  readonly cause: string;
  readonly asked: number;
  readonly firstTry: number;
  readonly wrong: number;
}

/** What those who took both tests gained, as differences of the shares of right answers. */
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
  /** Null: nobody took both. */
  readonly gain: Gain | null;
}
