/** What the rooms need of a log of matches: a port. Events are only ever appended. Knows no database and no room. */

import type { Purpose } from '../../shared/duel/room-facts.ts';
import type { DuelEvent } from '../../shared/duel/event.ts';
import type { BotProfile, Seat } from '../../shared/duel/options.ts';

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

/** How far the match's clock lies behind the server's time, and at which of its times it stands still, if it does (ms). */
export interface StoredClock {
  readonly behindMs: number;
  readonly stoppedAt: number | null;
}

export interface NewMatch {
  readonly id: string;
  readonly code: string;
  readonly against: Purpose;
  /** The class that it is a duel of; null: it stands alone. */
  readonly classId: string | null;
  /** Wall clock, epoch milliseconds. */
  readonly createdAt: number;
  readonly events: readonly DuelEvent[];
  /** Absent: it goes on with the server's time. */
  readonly clock?: StoredClock;
}

export interface StoredMatch extends NewMatch {
  readonly clock: StoredClock;
  readonly seats: readonly StoredSeat[];
}

export interface MatchStore {
  /** Opens a match with its first events, and with the seats that are taken from the start. Rejects if the id is known. */
  create(match: NewMatch, seats?: readonly StoredSeat[]): Promise<void>;
  /** Records who took a seat. Rejects if the seat is taken. */
  takeSeat(matchId: string, seat: StoredSeat): Promise<void>;
  /**
   * Appends events; the first of them is number `seq` of the match (from 0). All or none are written.
   * Rejects if an event of that number is there already.
   */
  append(matchId: string, seq: number, events: readonly DuelEvent[]): Promise<void>;
  /** A match whole, finished or not; null: none of that id is kept. */
  find(matchId: string): Promise<StoredMatch | null>;
  /** The events of a match from number `seq` on, as they are written. */
  eventsFrom(matchId: string, seq: number): Promise<DuelEvent[]>;
  setClock(matchId: string, clock: StoredClock): Promise<void>;
  /** The match is over or was given up: it does not come back as a room. */
  finish(matchId: string, at: number): Promise<void>;
  /** Deletes a match with everything in it: nobody ever entered it, and nothing in it is worth keeping. */
  discard(matchId: string): Promise<void>;
  /** Every match that is not finished, oldest first, whole. */
  unfinished(): Promise<StoredMatch[]>;
  /** Notes that the server was alive at this time (its own). */
  beat(at: number): Promise<void>;
  /** The last time that was noted; null in a new store. */
  lastBeat(): Promise<number | null>;
  /** Forgets matches that were finished before this time, but none of a class: they go with it. @returns how many */
  prune(finishedBefore: number): Promise<number>;
}
