/**
 * What the board tells of a round that is over: what went well, with the names of those who did it. A mistake has no name
 * here, and nothing of this is told while somebody still plays the round.
 */

import type { Seat } from '../duel/options.ts';
import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';

/** One of the three segments of a race. Times: ms since its half began. */
export interface RaceArrow {
  readonly from: 'racer' | 'peer';
  readonly segment: Segment;
  readonly again: boolean;
  readonly sentAt: number;
  /** Null: lost, or not there yet when its half ended. */
  readonly arrivedAt: number | null;
  readonly lost: boolean;
}

/** A race as it is shown again: the ACK before, the FIN that came again, and the answer. Times: ms since its half began. */
export interface RaceClip {
  /** In order of sending; the last is the answer. */
  readonly arrows: readonly RaceArrow[];
  /** When the ring would have run out. */
  readonly ringEndsAt: number;
  readonly answeredAt: number;
  /** The states of the peer: the first is the one at the beginning of the clip. */
  readonly peerStates: readonly { readonly at: number; readonly state: State }[];
}

/** A FIN that came again in TIME-WAIT and was answered in time: `restMs` before the ring would have run out. */
export interface Race {
  readonly restMs: number;
  readonly clip: RaceClip;
}

export type Headline =
  /** `peer` null: the bot. */
  | { readonly kind: 'closest-race'; readonly name: string; readonly peer: string | null; readonly race: Race }
  /** So many decisions in a row right at the first try. */
  | { readonly kind: 'clean-streak'; readonly name: string; readonly count: number }
  /** From the first moment of a half until both ends had closed, without a mistake. */
  | { readonly kind: 'fastest-close'; readonly names: readonly string[]; readonly ms: number }
  /** Late copies, and segments of an earlier connection, each answered right at the first try. */
  | { readonly kind: 'most-ghosts'; readonly name: string; readonly count: number };

/** What went well in a duel that is over, by seat: only moves that its students made themselves. */
export interface DuelFeats {
  /** The closest race of each seat; null: it won none. */
  readonly race: Readonly<Record<Seat, Race | null>>;
  /** The most decisions in a row of each seat that were right at the first try. */
  readonly streak: Readonly<Record<Seat, number>>;
  /** Late copies, and segments of an earlier connection, that each seat answered right at the first try. */
  readonly ghosts: Readonly<Record<Seat, number>>;
  /** The shortest half that its students played to CLOSED without a mistake, ms; null: there is none. */
  readonly closeMs: number | null;
  /** Rings that ran out although the FIN had come again. */
  readonly missed: number;
  /** Connections that existed to their end, and those of them that ended in CLOSED at both ends without RST. */
  readonly closes: { readonly all: number; readonly clean: number };
}
