/** What the third player sees: what is on the wire, which is all that a wire knows. */

import type { Segment } from '../../tcp/segment.ts';
import type { WireOrder } from '../../wire/fault.ts';
import type { End } from '../level.ts';
import type { Review } from './review.ts';
import type { Phase } from './seat.ts';

/** The third player's view. Null values as in SeatView. */
export interface WireView {
  readonly now: number;
  readonly phase: Phase;
  readonly code: string;
  readonly levelId: string;
  readonly half: number;
  readonly tripMs: number;
  readonly halfStartedAt: number | null;
  readonly you: { readonly name: string };
  /** By end: its player in this half, and its address. */
  readonly ends: Readonly<
    Record<End, { readonly name: string | null; readonly address: { readonly ip: string; readonly port: number } }>
  >;
  /** Faults left in this half, and their total. */
  readonly budget: { readonly left: number; readonly of: number };
  readonly orders: Readonly<Record<End, WireOrder | null>>;
  /** What was put on the wire in this half, oldest first; `arrivals` and `onTheWay` as of `now`. */
  readonly traffic: readonly TrafficEntry[];
  readonly review: Review | null;
}

export interface TrafficEntry {
  readonly id: number;
  readonly from: End;
  readonly sentAt: number;
  readonly segment: Segment;
  readonly again: boolean;
  readonly order: WireOrder | null;
  /** When copies of it arrived. */
  readonly arrivals: readonly number[];
  /** When copies of it will arrive. */
  readonly onTheWay: readonly number[];
}
