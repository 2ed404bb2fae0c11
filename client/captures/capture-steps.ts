/** The steps through the figure of a captured close: each departure and each arrival, in order. Pure. */

import { peerOf } from '../../shared/duel/state/state.ts';
import type { End } from '../../shared/duel/level.ts';
import type { FigureMoment } from '../figure/layout/review-moment.ts';
import type { ReviewFigure } from '../figure/layout/review-figure.ts';

/** One end sends a segment, or one arrives there. */
export interface CaptureStep {
  /** Its place in the order of all entries of the figure. */
  readonly id: number;
  /** The segment's entry. */
  readonly entryId: number;
  readonly kind: 'sent' | 'arrived';
  readonly end: End;
  /** Where it is in the figure, px. */
  readonly y: number;
}

/** The steps of a figure. */
export function captureSteps({ flights }: ReviewFigure): readonly CaptureStep[] {
  const steps = flights.flatMap(({ entry, from, arrivals }): CaptureStep[] => {
    const own = { entryId: entry.id };
    const sent: CaptureStep = { ...own, id: entry.id, kind: 'sent', end: entry.from, y: from[1] };
    const came = arrivals.map(
      ([, y], i): CaptureStep => ({
        ...own,
        id: entry.landings[i]?.id ?? entry.id,
        kind: 'arrived',
        end: peerOf(entry.from),
        y,
      }),
    );
    // What no end is known to have sent only arrives.
    return entry.id < 0 ? came : [sent, ...came];
  });
  return steps.sort((a, b) => a.id - b.id);
}

/** The figure at a step: what comes later is faint. */
export function momentAt({ order }: ReviewFigure, steps: readonly CaptureStep[], index: number): FigureMoment | null {
  const step = steps[index];
  if (step === undefined) return null;
  // A change of state follows what caused it.
  const begun = new Set(order.flatMap(({ id }) => (id <= step.id + 1 ? [id] : [])));
  const until = index === steps.length - 1 ? Number.POSITIVE_INFINITY : step.y;
  return { y: step.y, until, begun, focus: step.entryId, end: step.end, stopped: false };
}
