/** The review of one half as a figure: what it consists of, with a place for each part. y runs down from 0 (px). */

import type { End } from '../../../shared/duel/level.ts';
import type { ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { Point } from './figure-box.ts';
import type { PlacedLabel } from './figure-label.ts';
import type { OwnEntry, SegmentEntry } from './review-history.ts';
import type { ReviewMetrics } from './review-metrics.ts';

/**
 * The path of one segment: where it left, where each copy arrived, where it was lost, or how far it had come at the
 * end.
 */
export interface Flight {
  readonly entry: SegmentEntry;
  readonly from: Point;
  readonly arrivals: readonly Point[];
  /** Where each copy was processed: below its arrival if it had to wait. */
  readonly taken: readonly number[];
  readonly lostAt: Point | null;
  readonly openAt: Point | null;
}

/** A copy that waited at an end while its player decided something else: from its arrival until it was processed. */
export interface Wait {
  readonly entryId: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** A thing on one of the lines. */
export interface ReviewMark {
  readonly entry: OwnEntry;
  readonly x: number;
  readonly y: number;
}

export interface ReviewBar {
  readonly entryId: number;
  readonly end: End;
  readonly x: number;
  readonly state: State;
  readonly from: number;
  readonly to: number;
}

/** The 2MSL that ran to its end, beside its line: from, after one MSL, to. */
export interface MslSpan {
  readonly entryId: number;
  readonly x: number;
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

export interface ReviewFigure {
  readonly metrics: ReviewMetrics;
  readonly left: End;
  readonly flights: readonly Flight[];
  readonly waits: readonly Wait[];
  readonly marks: readonly ReviewMark[];
  readonly bars: readonly ReviewBar[];
  readonly spans: readonly MslSpan[];
  readonly labels: readonly PlacedLabel[];
  readonly height: number;
  /** The initial states of both ends, then all entries in the order in which they happened. */
  readonly order: readonly ReviewEntry[];
  /** Where each entry begins. */
  readonly yOf: ReadonlyMap<number, number>;
}
