/** What can be requested of a duel, and the codes with which it refuses. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { Move } from '../../referee/verdict.ts';
import type { WireOrder } from '../../wire/fault.ts';
import type { End } from '../level.ts';
import type { Seat, TimeFactor } from '../options.ts';
import type { Guess } from '../vocabulary/bet.ts';

export type Command =
  /** A player is ready for the next half (or for the first). */
  | { readonly kind: 'ready'; readonly seat: Seat }
  | {
      readonly kind: 'move';
      readonly seat: Seat;
      /** The position that the player saw when they moved; null: a move outside a position (`bind`, `claim`). */
      readonly positionId: number | null;
      readonly move: Move;
      readonly by: 'player' | 'bot';
      /** The bot moves for an absent person. */
      readonly standsIn?: true;
      /** Milliseconds of network delay credited to the player by the server (capped by the duel). */
      readonly lagMs?: number;
    }
  /** The next hint for the open position, at the price shown on it. */
  | { readonly kind: 'hint'; readonly seat: Seat; readonly positionId: number }
  /** Live mode: challenges a segment that arrived, by its id in the seat's figure. */
  | { readonly kind: 'challenge'; readonly seat: Seat; readonly entryId: number }
  /** Names the mistake behind a right challenge, one of the cards that it brought. */
  | { readonly kind: 'name'; readonly seat: Seat; readonly entryId: number; readonly mistake: MistakeId }
  /** A bet in the fog on the last segment, by its id in the seat's figure, or on the state of the peer. */
  | ({ readonly kind: 'bet'; readonly seat: Seat; readonly entryId: number } & Guess)
  | { readonly kind: 'time-factor'; readonly seat: Seat; readonly factor: TimeFactor }
  /** The third player's order for the next segment of `end`; null: withdraws it. */
  | { readonly kind: 'order'; readonly end: End; readonly order: WireOrder | null }
  /** A player ends a match without an end; only between two rounds. */
  | { readonly kind: 'finish'; readonly seat: Seat }
  /** From the teacher, for class duels: pause, resume, or end where it stands. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
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
  'bad-log',
  'nothing-to-challenge',
  'no-bet-now',
  'no-such-bet',
  'bet-already-placed',
  'class-paused',
  'teacher-decides',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];
