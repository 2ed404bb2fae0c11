/**
 * What a student, and what a teacher, is sent of a class. Each top-level field is a part that is sent when it changed
 * (CLASS_SHAPE). A student is never sent another student's answers, what is right before their round is over,
 * roster lines, or the standings unless the teacher shows them. All times: the clock of the class, ms.
 */

import type { ViewShape } from '../lib/view-parts.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import type { Review } from '../duel/vocabulary/review.ts';
import type { End } from '../duel/level.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Seat, TimeFactor } from '../duel/options.ts';
import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Headline } from './headline.ts';
import type { RoundEnd, StudentId } from './class-event.ts';
import type { ClassSettings } from './class-settings.ts';
import type { ClassPhase } from './class-state.ts';
import type { BoardStandings, StandingRow } from './standing-rows.ts';
import type { Answer, DuelRound, Lesson, Question, Words } from './lesson.ts';

/** A question as it is asked, without its answer: options and items in the order shown. */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly text: Words;
  /** The options of single and several, the items of order; empty for a number. */
  readonly options: readonly Words[];
}

/** What is revealed of a question when its round is over. */
export interface AnsweredQuestion {
  /** The right answer, in the indices of the question as it was asked. */
  readonly right: Answer;
  /** Why an option is wrong, at its index as asked; null: it is right, or nothing is said. Absent: nothing is said. */
  readonly reasons?: readonly (Words | null)[];
  readonly explanation: Words;
  readonly clause: string | null;
}

/** The frame of the class, sent to everybody in it. */
export interface ClassFrame {
  /** The class's clock when this was made; it stands still while `paused` (or while the server is down). */
  readonly now: number;
  readonly phase: ClassPhase;
  readonly paused: boolean;
  readonly code: string;
  readonly title: Words;
  /** The current or last round, from 1; 0 before the first. */
  readonly round: number;
  /** The number of rounds in the lesson, for "3 of 8"; `next` is the index of the next one. */
  readonly rounds: number;
  readonly next: number;
  readonly startedAt: number | null;
  /** To a student: the end of their own time. */
  readonly endsAt: number | null;
  /** The teacher has announced the end of the round: it comes at `endsAt`. */
  readonly lastCall?: true;
  readonly students: number;
}

export type StudentRound =
  /** `code`: the duel's room, entered with the student's own class key. `partner` null: the bot. `over`: the duel is over. */
  | {
      readonly kind: 'duel';
      readonly levelId: string;
      readonly code: string | null;
      readonly partner: string | null;
      readonly over: boolean;
      /** The id of the match, for its review, once it is over. */
      readonly reviewed: string | null;
    }
  | {
      readonly kind: 'question';
      readonly question: AskedQuestion;
      readonly seconds: number;
      /** Whether speed scores: what an answer earns falls from `startedAt` on, as `rightAnswerPoints` says. */
      readonly speed: boolean;
      readonly answer: Answer | null;
      /** Chosen and not sent: counts when the round ends. */
      readonly draft?: Answer;
      /** Present once the round is over. */
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
      /** How many were right: only for the closing test, once it is over. */
      readonly correct: number | null;
      /** By question, when `correct` is present: whether the answer was right; the right answers are not revealed. */
      readonly marks: readonly boolean[] | null;
    }
  | { readonly kind: 'pause'; readonly words: Words | null };

export interface StudentView {
  readonly frame: ClassFrame;
  readonly you: {
    readonly id: StudentId;
    readonly name: string;
    readonly score: number;
    /** The place and the number of students, if the leaderboard shows them. */
    readonly place: number | null;
    readonly timeFactor: TimeFactor;
    /** The teacher lets students choose it. */
    readonly choosesTime?: true;
    /** Points from this round; null before it is over. */
    readonly gained: number | null;
  };
  /** The current round or, between two, the last. */
  readonly round: StudentRound | null;
  /** The top rows, if the leaderboard shows them. */
  readonly standings: readonly StandingRow[] | null;
}

export interface RosterEntry {
  readonly id: StudentId;
  readonly name: string;
  readonly roster: string;
  readonly presence: 'here' | 'away';
  readonly removed: boolean;
  readonly timeFactor: TimeFactor;
  /** Null on a board: only a remote is told each student's score. */
  readonly score: number | null;
  /** In this round: everything answered, or the duel over. */
  readonly done: boolean;
}

/** A segment of the miniature figure. */
export interface MiniArrow {
  readonly id: number;
  readonly from: End;
  readonly segment: Pick<Segment, 'flags' | 'len'>;
  readonly sentAt: number;
  /** When its first copy was processed; null: on its way, waiting for a player's decision, or lost. */
  readonly arrivedAt: number | null;
}

export interface MiniEnd {
  readonly student: StudentId | null;
  readonly name: string;
  readonly score: number;
  /** Null while its player may still name it. */
  readonly state: State | null;
  /** Since when this player has been asked; null: no open question. */
  readonly askedSince: number | null;
  /** Wrong tries at the open question. */
  readonly wrongTries: number;
  readonly presence: 'here' | 'away' | 'bot-plays' | 'bot';
  readonly ready: boolean;
}

/** A duel on the board. Times: the match's clock; `now` is when this was made. */
export interface MiniDuel {
  readonly matchId: string;
  readonly code: string;
  readonly levelId: string;
  readonly now: number;
  readonly phase: 'ready' | 'playing' | 'half-over' | 'over';
  /** Over but not played to its end, because the round ended first. */
  readonly stopped: boolean;
  readonly half: number;
  /** Left to right: seat 0 and seat 1, regardless of the ends they play. */
  readonly seats: readonly [MiniEnd, MiniEnd];
  /** Which end seat 0 plays in this half. */
  readonly left: End;
  /** The latest of this half, oldest first, at most MINI_ARROWS. */
  readonly arrows: readonly MiniArrow[];
  /** The running 2MSL timer, by end. */
  readonly timeWait: Readonly<Record<End, { readonly startedAt: number; readonly endsAt: number } | null>>;
}
export const MINI_ARROWS = 8;

/** One cell of the heat map. */
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
  /** As it was asked: options and items in the order of the students' screens. */
  readonly asked: AskedQuestion;
  /** The right answer, and why options are wrong, in the indices as asked. */
  readonly right: Answer;
  readonly reasons?: AnsweredQuestion['reasons'];
  readonly answered: number;
  /** Equal answers together, most frequent first; rare orderings and numbers are counted under `others`. */
  readonly bars: readonly { readonly answer: Answer; readonly count: number; readonly right: boolean }[];
  readonly others: number;
}

/** A claim to be a student who is already in the class, from another device. */
export interface SeatClaim {
  readonly id: number;
  readonly student: StudentId;
  readonly name: string;
}

export type TeacherRound =
  | { readonly kind: 'duel'; readonly content: DuelRound; readonly done: number; readonly of: number }
  /** Bars are sent as they grow; the teacher chooses on the page whether the board shows them before the end. */
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

/** Within how many milliseconds of their arrival the requests of students were answered in the last minute. */
export interface AnswerTimes {
  /** Half of them. */
  readonly halfMs: number;
  /** 95 of 100. */
  readonly mostMs: number;
}

/** Board and remote: for the teacher's key only. `duels`, `students` are sent entry by entry (see CLASS_SHAPE). */
export interface TeacherView {
  readonly frame: ClassFrame;
  readonly settings: ClassSettings;
  readonly lesson: Lesson;
  readonly round: TeacherRound | null;
  readonly lastEnd: RoundEnd | null;
  readonly claims: readonly SeatClaim[];
  /** The number of duels of a started round that the server cannot open yet. Until it can, nobody sees the round. */
  readonly unopened: number;
  /** How fast students are answered; null: too few answers in the last minute. */
  readonly answers: AnswerTimes | null;
  readonly standings: BoardStandings;
  /** The first three places, once the class is over. */
  readonly podium: readonly StandingRow[];
  /** What went well in the round that is over, or in a class that is over: the best first. Empty while a round runs. */
  readonly headlines: readonly Headline[];
  /** The races missed where the headlines are from, in number. */
  readonly missed: number;
  /** Connections closed in the class so far, and those of them that ended in CLOSED at both ends without RST. */
  readonly closes: { readonly all: number; readonly clean: number };
  readonly heat: readonly HeatCell[];
  readonly students: Readonly<Record<string, RosterEntry>>;
  /** Of the current or last round, by match id. */
  readonly duels: Readonly<Record<string, MiniDuel>>;
}

/** How both are sent: see `lib/view-parts.ts`. */
export const CLASS_SHAPE = {
  records: ['students', 'duels'] satisfies (keyof TeacherView)[],
  lists: [],
  clock: 'frame' satisfies keyof TeacherView & keyof StudentView,
  names: [],
  code: { forms: [], words: [] },
} satisfies ViewShape;

/** A duel that the teacher has opened large: everything, as in a review, while it runs and afterwards. */
export interface WatchedDuel {
  readonly matchId: string;
  readonly now: number;
  readonly tripMs: number;
  readonly mini: MiniDuel;
  /** Of the halves so far; `endedAt` of the one in play is `now`. */
  readonly review: Review;
  readonly seats: Readonly<Record<Seat, StudentId | null>>;
}
