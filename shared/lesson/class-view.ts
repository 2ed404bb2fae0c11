/**
 * What a student, and what a teacher, is sent of a class. Each top-level field is a part that travels when it changed
 * (class-parts.ts). A student is sent nothing of another's answers, of what is right before his round is over, of
 * roster lines, and of the standings unless the teacher shows them. All times: the clock of the class, ms.
 */

import type { JudgedMove, Review } from '../duel/view.ts';
import type { End } from '../duel/level.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Seat, TimeFactor } from '../duel/options.ts';
import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { RoundEnd, StudentId } from './class-event.ts';
import type { ClassSettings } from './class-settings.ts';
import type { ClassPhase } from './class-state.ts';
import type { Answer, DuelRound, Lesson, Question, Words } from './lesson.ts';

/** A question as it is asked, without what would answer it. `items` of an order stand as they are shown. */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly text: Words;
  /** The options of single and several, the items of order; empty for a number. */
  readonly options: readonly Words[];
}

/** What is told of a question when its round is over. */
export interface AnsweredQuestion {
  /** What was right, in the indices of the question as it was asked. */
  readonly right: Answer;
  readonly explanation: Words;
  readonly clause: string | null;
}

export interface StandingRow {
  readonly student: StudentId;
  readonly name: string;
  /** From 1; equal scores share a place. */
  readonly place: number;
  readonly score: number;
}

/** The frame of the class that everybody in it is sent. */
export interface ClassFrame {
  /** The class's clock when this was made; while `paused` (or the server was down) it stands still. */
  readonly now: number;
  readonly phase: ClassPhase;
  readonly paused: boolean;
  readonly code: string;
  readonly title: Words;
  /** The round that is on or was last, from 1; 0 before the first. */
  readonly round: number;
  /** Rounds of the lesson, for "3 of 8"; `next` is the index of the one that comes next. */
  readonly rounds: number;
  readonly next: number;
  readonly startedAt: number | null;
  readonly endsAt: number | null;
  /** The teacher has called the end of the round: it comes at `endsAt`. */
  readonly lastCall?: true;
  readonly students: number;
}

export type StudentRound =
  /** `code`: the room of the duel, entered with the student's own class key. `partner` null: the bot. `over`: this duel is. */
  | {
      readonly kind: 'duel';
      readonly levelId: string;
      readonly code: string | null;
      readonly partner: string | null;
      readonly over: boolean;
      /** The match, whose review can be read, once it is over. */
      readonly reviewed: string | null;
    }
  | {
      readonly kind: 'question';
      readonly question: AskedQuestion;
      readonly seconds: number;
      /** Whether speed scores: what an answer earns falls from `startedAt` on, as `rightAnswerPoints` says. */
      readonly speed: boolean;
      readonly answer: Answer | null;
      /** Chosen and not sent: it counts when the round ends. */
      readonly draft?: Answer;
      /** Once the round is over. */
      readonly outcome: (AnsweredQuestion & { readonly correct: boolean; readonly points: number }) | null;
    }
  | {
      readonly kind: 'test';
      readonly when: 'before' | 'after';
      readonly questions: readonly AskedQuestion[];
      /** By question; null: not yet answered. */
      readonly answers: readonly (Answer | null)[];
      /** By question, what is chosen and not sent. */
      readonly drafts?: readonly (Answer | null)[];
      /** How many were right: after the test afterwards only, once it is over. */
      readonly correct: number | null;
      /** By question, when `correct` is told: whether the answer was; what would have been is told of none. */
      readonly marks: readonly boolean[] | null;
    }
  | { readonly kind: 'pause'; readonly words: Words | null };

export interface StudentView {
  readonly frame: ClassFrame;
  readonly you: {
    readonly id: StudentId;
    readonly name: string;
    readonly score: number;
    /** Among how many, where the leaderboard shows it. */
    readonly place: number | null;
    readonly timeFactor: TimeFactor;
    /** What this round brought; null before it is over. */
    readonly gained: number | null;
  };
  /** The round that is on or, between two, the last. */
  readonly round: StudentRound | null;
  /** The first of them, where the leaderboard shows it. */
  readonly standings: readonly StandingRow[] | null;
}

export interface RosterEntry {
  readonly id: StudentId;
  readonly name: string;
  readonly roster: string;
  readonly presence: 'here' | 'away';
  readonly removed: boolean;
  readonly timeFactor: TimeFactor;
  readonly score: number;
  /** In this round: he has answered everything, or his duel is over. */
  readonly done: boolean;
}

/** A segment of the small figure. */
export interface MiniArrow {
  readonly id: number;
  readonly from: End;
  readonly segment: Pick<Segment, 'flags' | 'len'>;
  readonly sentAt: number;
  /** When its first copy came; null: on its way, at the door of an end that decides, or lost. */
  readonly arrivedAt: number | null;
}

export interface MiniEnd {
  readonly student: StudentId | null;
  readonly name: string;
  readonly score: number;
  /** Null while its player may still name it. */
  readonly state: State | null;
  /** Since when this player has been asked; null: he is not. */
  readonly askedSince: number | null;
  /** Wrong tries at what he is asked now. */
  readonly wrongTries: number;
  readonly presence: 'here' | 'away' | 'bot-plays' | 'bot';
  readonly ready: boolean;
}

/** A duel on the board. Its times are those of the match's clock; `now` is when this was made. */
export interface MiniDuel {
  readonly matchId: string;
  readonly code: string;
  readonly levelId: string;
  readonly now: number;
  readonly phase: 'ready' | 'playing' | 'half-over' | 'over';
  /** Over, but not played to its end: the round ended first. */
  readonly stopped: boolean;
  readonly half: number;
  /** Left to right: seat 0 and seat 1, whichever ends they play. */
  readonly seats: readonly [MiniEnd, MiniEnd];
  /** Which end seat 0 plays in this half. */
  readonly left: End;
  /** The last ones of this half, oldest first, at most MINI_ARROWS. */
  readonly arrows: readonly MiniArrow[];
  /** The 2MSL timer that is running, by end. */
  readonly timeWait: Readonly<Record<End, { readonly startedAt: number; readonly endsAt: number } | null>>;
}
export const MINI_ARROWS = 8;

/** One field of the heat map. */
export interface HeatCell {
  readonly levelId: string;
  readonly mistake: MistakeId;
  /** Wrong moves, and by how many students. */
  readonly count: number;
  readonly students: number;
}

/** A wrong move as the heat map shows it on demand. */
export interface HeatMove {
  readonly student: StudentId;
  readonly name: string;
  readonly round: number;
  readonly matchId: string;
  readonly judgement: JudgedMove;
}

/** The answers to a question of the round, for the bars. */
export interface AnswerCount {
  readonly question: Question;
  /** As it was asked: the order of items is that of the students' screens. */
  readonly asked: AskedQuestion;
  readonly answered: number;
  /** Equal answers together, most given first; an order or a number that few gave comes under `others`. */
  readonly bars: readonly { readonly answer: Answer; readonly count: number; readonly right: boolean }[];
  readonly others: number;
}

/** Somebody who says that he is a student who is already in the class, on another device. */
export interface SeatClaim {
  readonly id: number;
  readonly student: StudentId;
  readonly name: string;
}

export type TeacherRound =
  | { readonly kind: 'duel'; readonly content: DuelRound; readonly done: number; readonly of: number }
  /** Bars are sent as they grow; whether the board shows them before the end is the teacher's choice on the page. */
  | { readonly kind: 'question'; readonly seconds: number; readonly count: AnswerCount; readonly of: number }
  | {
      readonly kind: 'test';
      readonly when: 'before' | 'after';
      readonly done: number;
      readonly of: number;
      /** By question: how many have answered it. */
      readonly answered: readonly number[];
    }
  | { readonly kind: 'pause'; readonly words: Words | null };

/** The board and the controls: for the teacher's key alone. `duels`, `students` travel entry by entry (see class-parts.ts). */
export interface TeacherView {
  readonly frame: ClassFrame;
  readonly settings: ClassSettings;
  readonly lesson: Lesson;
  readonly round: TeacherRound | null;
  readonly lastEnd: RoundEnd | null;
  readonly claims: readonly SeatClaim[];
  /** Duels of a round that was started which the server cannot open yet. Until it can, nobody sees the round. */
  readonly unopened: number;
  readonly standings: readonly StandingRow[];
  readonly heat: readonly HeatCell[];
  readonly students: Readonly<Record<string, RosterEntry>>;
  /** Of the round that is on or was last, by match id. */
  readonly duels: Readonly<Record<string, MiniDuel>>;
}

/** A duel that the teacher has opened large: everything, as in a review, while it runs and after. */
export interface WatchedDuel {
  readonly matchId: string;
  readonly now: number;
  readonly tripMs: number;
  readonly mini: MiniDuel;
  /** Of the halves so far; `endedAt` of the one in play is `now`. */
  readonly review: Review;
  readonly seats: Readonly<Record<Seat, StudentId | null>>;
}
