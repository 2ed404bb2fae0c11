/**
 * Every message between page and server, in one place. The page sends intentions as requests and gets views.
 * Nothing here knows Colyseus; the page's whole contract with the server is this file and `duel/seat-record.ts`.
 *
 * Into a match (colyseus.js `Client`; `options` is a `JoinOptions`):
 *   with a friend, or a bot   client.create(DUEL_ROOM, { kind: 'create', against: 'friend' | 'bot', ... })
 *   with whoever waits        client.joinOrCreate(DUEL_ROOM, { kind: 'create', against: 'anyone', ... })
 *   from a position           client.create(DUEL_ROOM, { kind: 'practise', ... })
 *   by code                   client.joinById(normaliseCode(code), { kind: 'join', ... })
 *   back after a reload       client.joinById(codeOfSeatKey(seatKey), { kind: 'resume', seatKey })
 *   into a duel of a class    client.joinById(code, { kind: 'resume', seatKey: key }), by the student's class key
 * A rejected promise is an Error with `code` and `message`: `joinRefusal(error)` makes a RefusalCode of it; null means
 * that the server could not be reached.
 *
 * Inside: the first message is `seat` (a `SeatGrant`; register `room.onMessage('seat', ...)` right after the join, without
 * another await in between); keep its `seatKey` where the browser's other tabs find it. At every `room.onStateChange` read the view with
 * `seatReader()` of `duel/seat-record.ts`. What the player does goes out as `room.request(name, message)` (see `Requests`)
 * and comes back as a `Reply`; a request never rejects for what the player did, only when the connection is gone.
 *
 * Outside: `GET /api/reviews/MATCHID` is a `MatchRecord` (duel/record.ts) or null, for every match that is over and kept.
 * `GET /api/strangers` says who waits for anybody (`Stranger[]`),
 * `GET /api/invitations/CODE` is an `Invitation` or null, `GET /api/addresses` the addresses of this server in the LAN.
 *
 * Out: a code of CLOSE_CODES says why the server let go. After any other the seat is still there: resume by its key, for as
 * long as it takes.
 */

import type { RefusalCode } from './duel/command.ts';
import { inLatinCapitals } from './lib/look-alikes.ts';
import { plainTyped } from './lib/typed.ts';
import { REFUSALS } from './duel/command.ts';
import type { End, Level } from './duel/level.ts';
import type { BotProfile, MatchOptions, Mode, Seat, TimeFactor } from './duel/options.ts';
import type { Opponent } from './duel/room-facts.ts';
import type { Judgement } from './duel/view.ts';
import type { MistakeId } from './referee/mistake.ts';
import type { Move } from './referee/verdict.ts';
import type { WireOrder } from './wire/fault.ts';

/** The name of the one kind of room. */
export const DUEL_ROOM = 'duel';

/** With what a client asks to join; the server answers with a seat key, which brings back the same seat. */
export type JoinOptions =
  /** A new match: wait for a friend, for whoever comes, or play the bot at once. */
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly against: Opponent;
      /** With `against: 'bot'`; absent: `perfect`. */
      readonly bot?: BotProfile;
      /** A level of the player's own, made from a capture: `options.levelId` is its id, `capture:NAME`. */
      readonly level?: Level;
      /** With `against: 'anyone'` one meets only who has chosen the same level and mode; the rest is as whoever came first has it. */
      readonly options: MatchOptions;
    }
  /**
   * A new match against the perfect bot that begins in a position of one that is over: the first `events` of its log,
   * which end with a question to the end that `seat` played (`OpenPosition.events` of a `MatchRecord`).
   */
  | {
      readonly kind: 'practise';
      readonly name: string;
      readonly matchId: string;
      readonly events: number;
      readonly seat: Seat;
    }
  /** `as: 'wire'`: as the third player, in a match that has one. */
  | { readonly kind: 'join'; readonly name: string; readonly code: string; readonly as?: 'wire' }
  /** Back into a seat after a reload, or from another tab: the older connection is closed with `seatTaken`. */
  | { readonly kind: 'resume'; readonly seatKey: string };

/** The message `seat`: sent to a client after each join and reconnection. */
export interface SeatGrant {
  readonly seat: Seat | 'wire';
  /** With which a friend joins. */
  readonly code: string;
  /** The secret that brings this seat back: `CODE-` and 22 characters. In a duel of a class it is the student's class key. */
  readonly seatKey: string;
  /** The class that this is a duel of; null: it is a match of its own. */
  readonly classCode: string | null;
}

/** Who waits in a match and what for: the answer of `/api/invitations/CODE`, or null. */
export interface Invitation {
  /** The name of the player who waits; null: both seats are taken and only the wire is looked for. */
  readonly host: string | null;
  readonly levelId: string;
  /** The third seat, the wire, is free. */
  readonly wireFree: boolean;
}

/** What somebody who waits for anybody has chosen; the answer of `/api/strangers` is a list of them. */
export interface Stranger {
  readonly levelId: string;
  readonly mode: Mode;
}

/** With which the server closes a connection on purpose. */
export const CLOSE_CODES = {
  /** The page left by itself (`room.leave()`): the seat is given up to the bot until its key comes back. */
  left: 4000,
  /** The server is going down; resume by seat key when it is back. */
  shutdown: 4001,
  /** Messages that no page sends, or far too many of them. */
  offence: 4002,
  /** The same seat was opened elsewhere (`seat-taken-elsewhere`). */
  seatTaken: 4100,
  /** The match was disposed of: nobody came, or it is over and was left lying. */
  matchGone: 4101,
} as const;

/** Requests of a client (`room.request`) and what the server answers. */
export interface Requests {
  ready: { readonly message: Record<string, never>; readonly reply: Reply };
  move: {
    readonly message: { readonly positionId: number | null; readonly move: Move };
    readonly reply: Reply<{ readonly judgement: Judgement }>;
  };
  /** Buys the next hint of the position; what it says the page works out from the view. */
  hint: { readonly message: { readonly positionId: number }; readonly reply: Reply };
  /** Live mode: an arrival, by its id in the seat's figure, is called wrong, and then named. The view tells the rest. */
  call: { readonly message: { readonly entryId: number }; readonly reply: Reply };
  name: { readonly message: { readonly entryId: number; readonly mistake: MistakeId }; readonly reply: Reply };
  'time-factor': { readonly message: { readonly factor: TimeFactor }; readonly reply: Reply };
  /** Of the third player: what is to befall the next segment of an end; null takes it back. */
  order: { readonly message: { readonly end: End; readonly order: WireOrder | null }; readonly reply: Reply };
  /** Ends a match that has no end of its own; between two rounds. */
  finish: { readonly message: Record<string, never>; readonly reply: Reply };
  /** A sign of life: whoever was found idle in a duel of a class plays his seat himself again. */
  here: { readonly message: Record<string, never>; readonly reply: Reply };
  /** For the estimate of the server's clock (epoch milliseconds). */
  clock: { readonly message: Record<string, never>; readonly reply: Reply<{ readonly now: number }> };
}
export type RequestName = keyof Requests;

export type Reply<T = unknown> = ({ readonly ok: true } & T) | { readonly ok: false; readonly code: RefusalCode };

/** The characters of a short code: no 0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V. */
export const CODE_ALPHABET = 'ACDEFHJKMNPQRTWXY3479';
export const CODE_LENGTH = 5;

/** A link that leads to a match or a class, with all that comes along when it is copied out of a message. */
const LINK = /\/(?:d|c|#\/wire)\/([\w-]+)/iu;

/**
 * A code as a person typed or pasted it, in the form in which the server knows it: out of a whole link, in any case and
 * width, with letters of another keyboard that look like its own, and with anything between and around that is no letter.
 */
export function normaliseCode(typed: string): string {
  const [, linked] = LINK.exec(plainTyped(typed)) ?? [];
  return inLatinCapitals(linked ?? plainTyped(typed)).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The code of the match that a seat key belongs to; not of a duel of a class, whose key is the class's. */
export function codeOfSeatKey(seatKey: string): string {
  return seatKey.slice(0, CODE_LENGTH);
}

/** What the matchmaker says when there is no room of that id. */
const NO_SUCH_ROOM = 522;

/** Why a join was refused, from the error of the SDK; null: no answer from a server (no network, no server). */
export function joinRefusal(error: unknown): RefusalCode | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const refusal = REFUSALS.find((known) => known === message);
  if (refusal !== undefined) return refusal;
  return code === NO_SUCH_ROOM ? 'no-such-match' : null;
}
