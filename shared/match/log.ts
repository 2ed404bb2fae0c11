/** What a match needs from its log: a port. Events are only ever appended. */

import type { DuelEvent } from '../duel/state/duel-event.ts';
import type { BotProfile, Seat } from '../duel/options.ts';
import type { Purpose } from '../duel/vocabulary/room-facts.ts';

/** Where a person can sit: as one of the two players, or as the wire. */
export type Place = Seat | 'wire';

/** A seat that has been taken, for good. */
export interface StoredSeat {
  readonly seat: Place;
  readonly name: string;
  readonly kind: 'person' | 'bot';
  readonly bot: BotProfile | null;
  /** SHA-256 of the seat key, in hex; null for a bot. */
  readonly keyHash: string | null;
}

/** How far the match's clock is behind the server's time, and the time at which it stands still, if it does (ms). */
export interface StoredClock {
  readonly behindMs: number;
  readonly stoppedAt: number | null;
}

export interface NewMatch {
  readonly id: string;
  readonly code: string;
  readonly against: Purpose;
  /** The class that this duel belongs to; null: none. */
  readonly classId: string | null;
  /** Wall clock, epoch milliseconds. */
  readonly createdAt: number;
  readonly events: readonly DuelEvent[];
  /** Absent: it runs with the server's time. */
  readonly clock?: StoredClock;
}

export interface StoredMatch extends NewMatch {
  readonly clock: StoredClock;
  readonly seats: readonly StoredSeat[];
}

/** Every method rejects if the log cannot be reached or written; what it should have written then does not count. */
export interface MatchLog {
  /** Opens a match with its first events, and with the seats taken from the start. Rejects if the id is known. */
  create(match: NewMatch, seats?: readonly StoredSeat[]): Promise<void>;
  /**
   * Records who took a seat. Rejects if the seat is taken.
   * @param insteadOf keys whose taking of this seat was rejected: should one of them be written after all, it is replaced
   */
  takeSeat(matchId: string, seat: StoredSeat, insteadOf?: readonly string[]): Promise<void>;
  /**
   * Appends events; the first of them is number `seq` of the match (from 0). All or none are written.
   * Rejects if an event with that number exists.
   */
  append(matchId: string, seq: number, events: readonly DuelEvent[]): Promise<void>;
  /** The logged events of a match from number `seq` on. */
  eventsFrom(matchId: string, seq: number): Promise<DuelEvent[]>;
  setClock(matchId: string, clock: StoredClock): Promise<void>;
  /** Records that the match is over or was given up: it does not come back as a room. */
  finish(matchId: string, at: number): Promise<void>;
  /** Deletes a match with everything in it, because nobody ever entered it. */
  discard(matchId: string): Promise<void>;
}
