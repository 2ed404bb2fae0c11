/** The requests that the page can make. `PageActions` passes them to the server or to the page's own match. */

import type { MomentId } from '../../shared/content/lecture/shown.ts';
import type { End, Level } from '../../shared/duel/level.ts';
import type { BotProfile, MatchOptions, Seat, TimeFactor } from '../../shared/duel/options.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { Opponent } from '../../shared/duel/vocabulary/room-facts.ts';
import type { PlayerAsk, PlayerAsks } from '../../shared/match/asks.ts';
import type { WireOrder } from '../../shared/wire/fault.ts';
import type { Invitation, Stranger } from '../../shared/protocol.ts';
import type { Found } from '../kit/found.ts';
import type { Origins } from '../kit/origins.ts';
import type { Reach } from './session.ts';

export interface NewMatch {
  readonly name: string;
  readonly against: Opponent;
  readonly bot: BotProfile;
  /** The player's own level, made from a capture. */
  readonly level?: Level;
  readonly options: MatchOptions;
}

/** Where practice begins: the question at which the first `events` of a match's log end, to the player in `seat`. */
export interface Practice {
  readonly name: string;
  readonly matchId: string;
  readonly events: number;
  readonly seat: Seat;
}

/** Nothing here rejects: failures are in `session.problem`. */
export interface Actions {
  create(match: NewMatch): Promise<void>;
  /** A match against the bot that begins at a position of a finished match. */
  practise(from: Practice): Promise<void>;
  /** A match against the bot that begins at a position of a level, by its name among `MOMENTS`. */
  tryMoment(name: string, moment: MomentId): Promise<void>;
  /** `as: 'wire'`: as the third player. */
  join(name: string, code: string, as?: 'wire'): Promise<void>;
  /**
   * Returns to the seat, or the wire's, of that match, if this browser holds one.
   * @returns false if it does not, or the seat is gone
   */
  resume(code: string, as?: 'wire'): Promise<boolean>;
  /**
   * Joins a seat whose key is kept elsewhere, as a class does for its duels.
   * @returns false if it is not available
   */
  enterSeat(code: string, key: string): Promise<boolean>;
  /** The match stands still, or continues. */
  pause(paused: boolean): void;
  /** Sends a request to the authority over the match. @returns whether it was done */
  ask<N extends PlayerAsk>(name: N, message: PlayerAsks[N]): Promise<boolean>;
  /** Lets the clock of a match that this page plays itself run ten times as fast, or as usual; no other clock can be hurried. */
  hurry(on: boolean): void;
  /** The third player's order for the next segment of an end; null withdraws it. */
  order(end: End, order: WireOrder | null): Promise<boolean>;
  /** @returns the finished match, or null if it is unknown or deleted */
  record(matchId: string): Promise<MatchRecord | null>;
  /**
   * Keeps a match that this browser has played by itself on the server, so that a link leads to its review.
   * @returns the id under which it is kept; null if it was refused: `session.problem` says why
   */
  share(matchId: string): Promise<string | null>;
  setTimeFactor(factor: TimeFactor): Promise<void>;
  leave(): Promise<void>;
  /** What a link leads to; null if nobody waits there. */
  lookUp(code: string): Promise<Found<Invitation>>;
  /** The choices of the players who wait in quick match. */
  strangers(): Promise<readonly Stranger[]>;
  /** The addresses under which others reach this server, for links. */
  origins(): Promise<Origins>;
  /** Whether the network lets through what the game needs. */
  reach(): Promise<Reach>;
}
