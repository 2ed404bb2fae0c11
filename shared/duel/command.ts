/** What can be asked of a duel, and the codes with which it refuses. */

import type { Move } from '../referee/verdict.ts';
import type { Seat, TimeFactor } from './options.ts';

export type Command =
  /** A player is ready for the next half (or for the first). */
  | { readonly kind: 'ready'; readonly seat: Seat }
  | {
      readonly kind: 'move';
      readonly seat: Seat;
      /** The position that the player saw when he moved; null: a move outside a position (`bind`, `claim`). */
      readonly positionId: number | null;
      readonly move: Move;
      readonly by: 'player' | 'bot';
      /** Milliseconds of network delay that the server grants the player (capped by the duel). */
      readonly lagMs?: number;
    }
  | { readonly kind: 'time-factor'; readonly seat: Seat; readonly factor: TimeFactor };

/** Why a command or a message was refused; the page has a sentence for each. */
export const REFUSALS = [
  'not-playing',
  'match-over',
  'already-ready',
  'stale-position',
  'no-position',
  'not-a-card',
  'wrong-flags',
  'no-such-data',
  'cannot-claim-now',
  'no-port-to-reuse',
  'too-fast',
  'bad-message',
  'no-such-match',
  'match-full',
  'bad-seat-key',
  'no-such-level',
  'server-busy',
  'bad-name',
  'seat-taken-elsewhere',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];
