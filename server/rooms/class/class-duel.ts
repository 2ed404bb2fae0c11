/** The duels of a class as the class deals with them: a port. Behind it each is a room of its own (duel-room.ts). */

import type { Level } from '../../../shared/duel/level.ts';
import type { MatchOptions, Seat, TimeFactor } from '../../../shared/duel/options.ts';
import type { RoomFacts } from '../../../shared/duel/room-facts.ts';
import type { DuelState } from '../../../shared/duel/state.ts';
import type { StudentId } from '../../../shared/lesson/class-event.ts';

/** Who gets a seat of a duel; his class key opens it. */
export interface SeatedStudent {
  readonly student: StudentId;
  readonly name: string;
  /** SHA-256 of his class key, in hex. */
  readonly keyHash: string;
  readonly timeFactor: TimeFactor;
}

export interface DuelSetup {
  readonly matchId: string;
  readonly code: string;
  readonly classId: string;
  readonly level: Level;
  readonly options: MatchOptions;
  /** Null: the bot. */
  readonly seats: Readonly<Record<Seat, SeatedStudent | null>>;
}

/** One duel of a class. What it is asked is done after whatever it is doing; each rejects if the log cannot be written. */
export interface ClassDuel {
  readonly matchId: string;
  readonly state: DuelState;
  facts(): RoomFacts;
  /** The match's clock, ms. */
  now(): number;
  /** The teacher pauses: the clock stands still and moves are refused with `class-paused`, until `release`. */
  hold(): Promise<void>;
  release(): Promise<void>;
  /** The round is over: so is this duel, wherever it stands. What was scored stays. */
  stop(): Promise<void>;
  rename(seat: Seat, name: string): void;
  setTimeFactor(seat: Seat, timeFactor: TimeFactor): Promise<void>;
  /** Another key opens the seat from now on; whoever holds it by the old one is let go. */
  changeKey(seat: Seat, keyHash: string): void;
  /** The student was taken out: the bot plays to the end. */
  letBotPlay(seat: Seat): void;
  /** The student is back in the class: his key opens the seat again. */
  openSeat(seat: Seat): void;
  /** Ends the room; the log keeps the duel. */
  close(): Promise<void>;
}

export interface ClassDuels {
  /** Opens a duel as a room, with its seats taken. Rejects if the log cannot be written. */
  open(setup: DuelSetup): Promise<ClassDuel>;
  /** A duel that is open, also one that has come back after a restart; null: there is none. */
  byId(matchId: string): ClassDuel | null;
  /** Told after everything that may have changed a duel of this class, by match id; at most one listener for a class. */
  onChange(classId: string, listener: (matchId: string) => void): void;
  forget(classId: string): void;
}
