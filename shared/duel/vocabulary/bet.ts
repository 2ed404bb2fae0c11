/** Bets in the fog, as logs, views and reviews contain them: where the last segment is, and which state the peer is in. */

import type { State } from '../../tcp/connection-state.ts';
import type { End } from '../level.ts';
import type { Seat } from '../options.ts';

/** Where a segment that was sent can be. `on-the-way`: a copy of it can still arrive, and none has. */
export const WHEREABOUTS = ['arrived', 'lost', 'on-the-way'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** Instead of a state: none of those that the question names. */
export const OTHER_STATE = 'other';

/** What a player says of the fog. */
export type Guess =
  | { readonly about: 'segment'; readonly guess: Whereabouts }
  | { readonly about: 'state'; readonly guess: State | typeof OTHER_STATE };

/** What was true when the bet was placed. */
export type Truth = Whereabouts | State;

/** A bet. `entryId` is that of the last segment then: in a seat's view, in the seat's own figure. */
export type Bet = Guess & {
  readonly at: number;
  readonly seat: Seat;
  readonly end: End;
  readonly entryId: number;
  /** Null in a view before the half is over. */
  readonly truth: Truth | null;
  /** What it has earned; null in a view before the half is over. */
  readonly points: number | null;
};

/** The bet that a player can place now. */
export interface BetOffer {
  readonly about: Guess['about'];
  /** The last segment, by its id in the seat's figure. */
  readonly entryId: number;
  /** For `state`: the states to choose from, besides `other`. They depend only on what this end knows. */
  readonly states: readonly State[];
  /** What a right bet earns; a wrong one costs nothing. */
  readonly gain: number;
}

/** A bet as the end of its half settles it in the log. */
export interface SettledBet {
  readonly end: End;
  readonly about: Guess['about'];
  readonly truth: Truth;
  readonly points: number;
}
