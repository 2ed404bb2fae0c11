/**
 * Every message between page and server, in one place. The page sends intentions as requests and gets views.
 * Nothing here knows Colyseus; the page's whole contract with the server is this file and `lib/view-parts.ts`.
 *
 * Into a match (colyseus.js `Client`; `options` is a `JoinOptions`):
 *   with a friend, or a bot   client.create(DUEL_ROOM, { kind: 'create', against: 'friend' | 'bot', ... })
 *   with anybody who waits    client.joinOrCreate(DUEL_ROOM, { kind: 'create', against: 'anyone', ... })
 *   by code                   client.joinById(normaliseCode(code), { kind: 'join', ... })
 *   back after a reload       client.joinById(codeOfSeatKey(seatKey), { kind: 'resume', seatKey })
 *   into a class duel         client.joinById(code, { kind: 'resume', seatKey: key }), with the student's class key
 * A rejected promise is an Error with `code` and `message`: `joinRefusal(error)` turns it into a RefusalCode; null means
 * that the server could not be reached.
 *
 * Inside (register `room.onMessage(...)` right after the join, without another await in between): `view` has all parts of
 * the seat's view, `parts` those that have changed, from which `withParts` (lib/view-parts.ts) makes a `SeatView`, or the
 * third player's `WireView`. `seat` is a `SeatGrant`: keep its `seatKey` where the browser's other tabs find it. The player's actions are sent as `room.request(name, message)`
 * (see `Requests`) and answered by a `Reply`; a request never rejects because of the action, only if the connection is gone.
 *
 * Outside: `GET /api/reviews/MATCHID` is a `MatchRecord` (duel/views/record.ts) or null, for every finished match that is kept.
 * `GET /api/strangers` lists the players who will play anybody (`Stranger[]`),
 * `GET /api/invitations/CODE` is an `Invitation` or null, `GET /api/addresses` the addresses of this server in the LAN.
 *
 * Out: a code of CLOSE_CODES says why the server closed the connection. After any other code the seat is still there:
 * resume with its key, and keep trying.
 */

import type { RefusalCode } from './duel/rules/command.ts';
import type { DuelEvent } from './duel/state/duel-event.ts';
import { inLatinCapitals } from './lib/look-alikes.ts';
import { plainTyped } from './lib/typed.ts';
import { REFUSALS } from './duel/rules/command.ts';
import type { End, Level } from './duel/level.ts';
import type { BotProfile, MatchOptions, Mode, Seat } from './duel/options.ts';
import type { Opponent } from './duel/vocabulary/room-facts.ts';
import type { PlayerAsks } from './match/asks.ts';
import type { WireOrder } from './wire/fault.ts';

/** The name of the room type for matches. */
export const DUEL_ROOM = 'duel';

/** A client's request to join; the server answers with a seat key, which leads back to the same seat. */
export type JoinOptions =
  /** A new match: wait for a friend or for anybody, or play the bot at once. */
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly against: Opponent;
      /** With `against: 'bot'`; absent: `perfect`. */
      readonly bot?: BotProfile;
      /** A level of the player's own, made from a capture: `options.levelId` is its id, `capture:NAME`. */
      readonly level?: Level;
      /** With `against: 'anyone'` only players with the same level and mode meet; the first one chooses the rest. */
      readonly options: MatchOptions;
    }
  /** `as: 'wire'`: as the third player, in a match that has one. */
  | { readonly kind: 'join'; readonly name: string; readonly code: string; readonly as?: 'wire' }
  /** Back into a seat after a reload, or from another tab: the older connection is closed with `seatTaken`. */
  | { readonly kind: 'resume'; readonly seatKey: string };

/** The message `seat`: sent to a client after each join and reconnection. */
export interface SeatGrant {
  readonly seat: Seat | 'wire';
  /** The code with which a friend joins. */
  readonly code: string;
  /** The secret that leads back to this seat: `CODE-` and 22 characters. In a class duel it is the student's class key. */
  readonly seatKey: string;
  /** The class that this duel belongs to; null: none. */
  readonly classCode: string | null;
}

/** A match that a page has played by itself, as it is sent to be kept (`POST /api/reviews`). The response is `{ matchId }`. */
export interface SharedMatch {
  readonly name: string;
  readonly bot: BotProfile;
  /** The player's; the bot has the other. */
  readonly seat: Seat;
  readonly events: readonly DuelEvent[];
}

/** Who waits in a match, and for which level: the response of `/api/invitations/CODE`, or null. */
export interface Invitation {
  /** The name of the player who waits; null: both seats are taken and only the wire is free. */
  readonly host: string | null;
  readonly levelId: string;
  /** The third seat, the wire, is free. */
  readonly wireFree: boolean;
}

/** The choices of a player who will play anybody; the response of `/api/strangers` is a list of them. */
export interface Stranger {
  readonly levelId: string;
  readonly mode: Mode;
}

/** The codes with which the server closes a connection on purpose. */
export const CLOSE_CODES = {
  /** The page left by itself (`room.leave()`): the bot has the seat until its key comes back. */
  left: 4000,
  /** The server is going down; resume by seat key when it is back. */
  shutdown: 4001,
  /** Messages that no page sends, or far too many of them. */
  offence: 4002,
  /** The same seat was opened elsewhere (`seat-taken-elsewhere`). */
  seatTaken: 4100,
  /** The match was disposed of: nobody came, or it was over and unused. */
  matchGone: 4101,
} as const;

/** Requests of a client (`room.request`), by name with the message of each: those of a player, and two more. */
export interface Messages extends PlayerAsks {
  /** From the third player: what happens to the next segment of an end; null withdraws the order. */
  order: { readonly end: End; readonly order: WireOrder | null };
  /** For estimating the server's clock (epoch milliseconds). */
  clock: Record<string, never>;
}
export type RequestName = keyof Messages;
export type Requests = {
  [N in RequestName]: {
    readonly message: Messages[N];
    readonly reply: N extends 'clock' ? Reply<{ readonly now: number }> : Reply;
  };
};

export type Reply<T = unknown> = ({ readonly ok: true } & T) | { readonly ok: false; readonly code: RefusalCode };

/** The characters of a short code: no 0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V. */
export const CODE_ALPHABET = 'ACDEFHJKMNPQRTWXY3479';
export const CODE_LENGTH = 5;

/** A link to a match or a class, anywhere in a text copied out of a message. */
const LINK = /\/(?:d|c|#\/wire)\/([\w-]+)/iu;

/**
 * A typed or pasted code in the form that the server uses. Accepts a whole link, any case and width, look-alike letters of
 * other keyboards, and anything other than letters between and around the characters.
 */
export function normaliseCode(typed: string): string {
  const [, linked] = LINK.exec(plainTyped(typed)) ?? [];
  return inLatinCapitals(linked ?? plainTyped(typed)).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The code of the match that a seat key belongs to; not for a class duel, whose key is the class's. */
export function codeOfSeatKey(seatKey: string): string {
  return seatKey.slice(0, CODE_LENGTH);
}

/** The matchmaker's error code for an unknown room id. */
const NO_SUCH_ROOM = 522;

/** Why a join was refused, from the SDK's error; null: no answer from a server (no network, no server). */
export function joinRefusal(error: unknown): RefusalCode | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const refusal = REFUSALS.find((known) => known === message);
  if (refusal !== undefined) return refusal;
  return code === NO_SUCH_ROOM ? 'no-such-match' : null;
}
