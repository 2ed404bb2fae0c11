/** What a match is opened with, and what it needs from the room or the page that it runs in. */

import type { Level } from '../duel/level.ts';
import type { MatchOptions, Seat, TimeFactor } from '../duel/options.ts';
import type { DuelEvent } from '../duel/state/duel-event.ts';
import type { MatchLog, NewMatch, StoredSeat } from './log.ts';
import type { Time } from './time.ts';

export interface MatchSetup {
  readonly id: string;
  readonly code: string;
  readonly against: NewMatch['against'];
  /** A 32-bit integer that determines every draw. */
  readonly seed: number;
  readonly level: Level;
  readonly options: MatchOptions;
  /** For a class duel: the class, and the players seated from the start. */
  readonly duel?: {
    readonly classId: string;
    readonly seats: readonly StoredSeat[];
    readonly timeFactors: readonly (readonly [Seat, TimeFactor])[];
  };
}

/** For practice from another match. */
export interface PracticeSetup {
  readonly id: string;
  readonly code: string;
  /** The seat of the practising player. */
  readonly seat: Seat;
  /** The copied events, followed by the beginning of practice. */
  readonly events: readonly DuelEvent[];
}

/** What a match gets from the room or the page that it runs in. */
export interface MatchPorts {
  readonly log: MatchLog;
  readonly time: Pick<Time, 'now' | 'date'>;
  /** After how many ms the bot plays for an absent player, and an abandoned or idle match is given up. */
  readonly limits: { readonly awayMs: number; readonly abandonMs: number; readonly idleMs: number };
  /** Whether a class is present and closes its duels itself. */
  readonly isHeard: (classId: string) => boolean;
}
