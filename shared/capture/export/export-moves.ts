/** Finds the judgements of the moves behind an exported segment, for its comment. Knows no language. */

import type { Judgement } from '../../duel/vocabulary/judgement.ts';
import type { HalfReview } from '../../duel/vocabulary/review.ts';

/**
 * The judgements that led to a segment of a half: first the stopped tries in the same position, last the one after which
 * it left, even if the stack sent it in the player's place. Empty if no player decided.
 */
export function judgementsOf(half: HalfReview, segmentId: number): readonly Judgement[] {
  const sent = half.entries.find((entry) => entry.kind === 'segment' && entry.id === segmentId);
  if (sent?.kind !== 'segment') return [];
  const ofEnd = half.judgements.filter(({ end, move }) => end === sent.from && move.kind !== 'claim');
  const last = ofEnd.findLast(({ at }) => at === sent.sentAt);
  if (last === undefined) return [];
  const tries = ofEnd.filter(
    ({ id, positionId }) => positionId !== null && positionId === last.positionId && id < last.id,
  );
  return [...tries.filter((judgement) => !wentOut(half, judgement)), last];
}

/** Whether a segment left with a judgement: it then has its own frame and comment. */
function wentOut(half: HalfReview, { end, at }: Judgement): boolean {
  return half.entries.some((entry) => entry.kind === 'segment' && entry.from === end && entry.sentAt === at);
}
