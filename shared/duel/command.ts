/** What can be asked of a duel, and the codes with which it refuses. */

import type { MistakeId } from '../referee/mistake.ts';
import type { Move } from '../referee/verdict.ts';
import type { WireOrder } from '../wire/fault.ts';
import type { End } from './level.ts';
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
      /** The bot moves for a person who is not there. */
      readonly standsIn?: true;
      /** Milliseconds of network delay that the server grants the player (capped by the duel). */
      readonly lagMs?: number;
    }
  /** The next hint of the open position, at the price that stands on it. */
  | { readonly kind: 'hint'; readonly seat: Seat; readonly positionId: number }
  /** Live mode: the segment that arrived, by its id in the seat's figure, ought not to have been sent. */
  | { readonly kind: 'call'; readonly seat: Seat; readonly entryId: number }
  /** Which mistake it was that was called rightly, of the cards that the call has brought. */
  | { readonly kind: 'name'; readonly seat: Seat; readonly entryId: number; readonly mistake: MistakeId }
  | { readonly kind: 'time-factor'; readonly seat: Seat; readonly factor: TimeFactor }
  /** The third player wants this done to the next segment of `end`; null: nothing after all. */
  | { readonly kind: 'order'; readonly end: End; readonly order: WireOrder | null }
  /** A player has had enough of a match without an end; only between two rounds. */
  | { readonly kind: 'finish'; readonly seat: Seat }
  /** Of the teacher, for the duels of a class: it stands still, goes on, or is over wherever it stands. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'release' }
  | { readonly kind: 'stop' };

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
  'no-fault-left',
  'not-between-rounds',
  'too-fast',
  'bad-message',
  'no-such-match',
  'match-full',
  'bad-seat-key',
  'no-such-level',
  'bad-level',
  'server-busy',
  'bad-name',
  'name-not-allowed',
  'seat-taken-elsewhere',
  'no-hint-left',
  'nothing-to-call',
  'class-paused',
  'teacher-decides',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];
