/** What the room knows about a class and its log does not: who is present, the state of the duels, who waits for consent. */

import type { Seat } from '../duel/options.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import type { StudentId } from './class-event.ts';
import type { DuelFeats } from './headline.ts';
import type { AnswerTimes, MiniDuel, SeatClaim } from './class-view.ts';

/** The current state of a class duel, in any round. */
export interface DuelFacts {
  readonly matchId: string;
  readonly over: boolean;
  /** It is over because its round ended first. */
  readonly stopped: boolean;
  /** Each seat's own score, including hints, challenges and settled bets: moves of a bot in a student's place count for nobody. */
  readonly points: Readonly<Record<Seat, number>>;
  /** Every judged move of students (not of bots or of the stack), oldest first. */
  readonly moves: readonly JudgedMove[];
  /** Null: it belongs to an earlier round, and no board shows it. */
  readonly mini: MiniDuel | null;
  /** What went well in it; absent: it is not over. */
  readonly feats?: DuelFeats;
}

export interface ClassFacts {
  readonly code: string;
  /** The clock of the class, ms. */
  readonly now: number;
  /** Who is connected. */
  readonly here: ReadonlySet<StudentId>;
  /** By match id: all duels of the class so far. */
  readonly duels: ReadonlyMap<string, DuelFacts>;
  readonly claims: readonly SeatClaim[];
  /** Duels of the current round that could not be opened; absent: none. */
  readonly unopened?: number;
  /** Absent or null: too few answers to tell. */
  readonly answers?: AnswerTimes | null;
}
