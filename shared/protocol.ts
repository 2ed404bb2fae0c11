/** Every message between page and server, in one place. The page sends intentions as requests and gets views. */

import type { Move } from './referee/verdict.ts';
import type { BotProfile, MatchOptions, TimeFactor } from './duel/options.ts';
import type { RefusalCode } from './duel/command.ts';
import type { Judgement } from './duel/view.ts';

/** The name of the one kind of room. */
export const DUEL_ROOM = 'duel';

/** With what a client asks to join; the server answers with a seat key, which brings back the same seat. */
export type JoinOptions =
  /** A new match: wait for a friend, for whoever comes, or play the bot at once. */
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly against: 'friend' | 'anyone' | 'bot';
      readonly bot?: BotProfile;
      readonly options: MatchOptions;
    }
  | { readonly kind: 'join'; readonly name: string; readonly code: string }
  /** Back into a seat after a reload. */
  | { readonly kind: 'resume'; readonly seatKey: string };

/** Requests of a client (`room.request`) and what the server answers. */
export interface Requests {
  ready: { readonly message: Record<string, never>; readonly reply: Reply };
  move: {
    readonly message: { readonly positionId: number | null; readonly move: Move };
    readonly reply: Reply<{ readonly judgement: Judgement }>;
  };
  'time-factor': { readonly message: { readonly factor: TimeFactor }; readonly reply: Reply };
  /** For the estimate of the server's clock. */
  clock: { readonly message: Record<string, never>; readonly reply: { readonly now: number } };
}
export type RequestName = keyof Requests;

export type Reply<T = unknown> = ({ readonly ok: true } & T) | { readonly ok: false; readonly code: RefusalCode };
