/** From which positions the reader can try again at a step. Knows no page. */

import type { End } from '../../shared/duel/level.ts';
import type { RecordStep } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';

/** The way into a position: which end, and how much of the log leads there. */
export interface AgainFrom {
  readonly end: End;
  readonly events: number;
}

/** The positions open after a step; if the step is the move that closed its position, that one too. */
export function tryAgainAt(half: HalfReview, steps: readonly RecordStep[], index: number): readonly AgainFrom[] {
  const step = steps[index];
  if (step === undefined) return [];
  return half.endOf.flatMap((end): AgainFrom[] => {
    const answered =
      step.subject.kind === 'judgement' && step.end === end ? (steps[index - 1]?.open[end] ?? null) : null;
    const open = answered ?? step.open[end];
    return open === null ? [] : [{ end, events: open.events }];
  });
}
