/** Finds what was said of the moves behind an exported segment, for whoever writes the comments. Knows no language. */

import type { HalfReview, Judgement } from '../duel/view.ts';

/**
 * The judgements that led to a segment of a half: the tries in the same position that were stopped first, and last the
 * one after which it left, be it that the stack sent it in the player's place. Empty where nobody decided.
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

/** Whether a segment left with a judgement: then it has a frame, and words, of its own. */
function wentOut(half: HalfReview, { end, at }: Judgement): boolean {
  return half.entries.some((entry) => entry.kind === 'segment' && entry.from === end && entry.sentAt === at);
}
