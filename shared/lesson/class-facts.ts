/** What the room knows of a class and its log does not: who is there, how the duels stand, who waits for consent. */

import type { Seat } from '../duel/options.ts';
import type { JudgedMove } from '../duel/view.ts';
import type { StudentId } from './class-event.ts';
import type { MiniDuel, SeatClaim } from './class-view.ts';

/** A duel of the class as it stands, whichever round it belongs to. */
export interface DuelFacts {
  readonly matchId: string;
  readonly over: boolean;
  /** It is over because its round ended first. */
  readonly stopped: boolean;
  /** What each seat's student has scored himself, hints and calls among it: moves of a bot in his place count for nobody. */
  readonly points: Readonly<Record<Seat, number>>;
  /** Every judged move of students (not of bots, not of the stack), oldest first. */
  readonly moves: readonly JudgedMove[];
  /** Null: it is of an earlier round, and no board shows it. */
  readonly mini: MiniDuel | null;
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
  /** Duels of the round that is on that could not be opened; absent: none. */
  readonly unopened?: number;
}
