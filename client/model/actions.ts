/** What the page can ask for. client/net carries it out. */

import type { End, Level } from '../../shared/duel/level.ts';
import type { BotProfile, MatchOptions, Seat, TimeFactor } from '../../shared/duel/options.ts';
import type { MatchRecord } from '../../shared/duel/record.ts';
import type { Opponent } from '../../shared/duel/room-facts.ts';
import type { Judgement } from '../../shared/duel/view.ts';
import type { Invitation, Stranger } from '../../shared/protocol.ts';
import type { Found } from './found.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { WireOrder } from '../../shared/wire/fault.ts';
import type { Origins } from './origins.ts';
import type { Reach } from './session.ts';

export interface NewMatch {
  readonly name: string;
  readonly against: Opponent;
  readonly bot: BotProfile;
  /** A level of the player's own, made from a capture. */
  readonly level?: Level;
  readonly options: MatchOptions;
}

/** From where practice begins: the question with which the first `events` of a match's log end, to whoever sat in `seat`. */
export interface Practice {
  readonly name: string;
  readonly matchId: string;
  readonly events: number;
  readonly seat: Seat;
}

/** Nothing here rejects: what does not work is in `session.problem`. */
export interface Actions {
  create(match: NewMatch): Promise<void>;
  /** A match against the bot that begins in a position of a match that is over (`practise` of `JoinOptions`). */
  practise(from: Practice): Promise<void>;
  /** `as: 'wire'`: as the third player. */
  join(name: string, code: string, as?: 'wire'): Promise<void>;
  /** Back into the seat, or the wire's, of that match, if this browser holds one; false if it does not, or the seat is gone. */
  resume(code: string, as?: 'wire'): Promise<boolean>;
  /** Into a seat that is kept elsewhere, as a class keeps those of its duels; false if it is not to be had. */
  enterSeat(code: string, key: string): Promise<boolean>;
  /** The match stands still, or goes on. */
  hold(held: boolean): void;
  ready(): Promise<void>;
  /** Plays one's seat again, which the bot has played meanwhile. */
  takeOver(): Promise<void>;
  /** @returns what was said of the move; null if it was refused or not answered. */
  move(positionId: number | null, move: Move): Promise<Judgement | null>;
  /** Buys the next hint of a position. @returns whether it was to be had */
  hint(positionId: number): Promise<boolean>;
  /** Live mode: calls an arrival wrong, by its id in the own figure, and then names the mistake. */
  call(entryId: number): Promise<void>;
  name(entryId: number, mistake: MistakeId): Promise<void>;
  /** A match that is over, by its id; null: it is not, or not any more, to be had. */
  record(matchId: string): Promise<MatchRecord | null>;
  setTimeFactor(factor: TimeFactor): Promise<void>;
  /** Of the third player: what is to befall the next segment of an end; null takes it back. */
  order(end: End, order: WireOrder | null): Promise<void>;
  /** Enough of a match that has no end of its own. */
  finish(): Promise<void>;
  leave(): Promise<void>;
  /** What a link leads to; null if nobody waits there. */
  lookUp(code: string): Promise<Found<Invitation>>;
  /** What those who wait for anybody have chosen. */
  strangers(): Promise<readonly Stranger[]>;
  /** The addresses under which others reach this server, for links. */
  origins(): Promise<Origins>;
  /** Whether the network lets this page have what the game needs. */
  reach(): Promise<Reach>;
}
