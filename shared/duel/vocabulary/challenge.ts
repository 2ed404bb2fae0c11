/** Challenges in live mode, as views and reviews contain them. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { Segment } from '../../tcp/segment.ts';
import type { End } from '../level.ts';
import type { Seat } from '../options.ts';

/** A challenged arrival. `entryId` is that of the arrival: in a seat's view, in the seat's own figure. */
export interface Challenge {
  readonly at: number;
  readonly seat: Seat;
  readonly end: End;
  readonly entryId: number;
  readonly segment: Segment;
  /** Whether it was in fact wrong. */
  readonly right: boolean;
  /** The mistakes still to choose from; empty: there is nothing to name, or it is named. */
  readonly cards: readonly MistakeId[];
  /** The mistake that the player named, and the true one: revealed once named, or when the half is over. */
  readonly named: MistakeId | null;
  readonly mistake: MistakeId | null;
  /** For challenge and name together; below 0: a deduction. */
  readonly points: number;
}
