/** A finished duel as a run on the path. Loaded with the first match that ends. */

import { costGroups, deductionsOf } from '../../../shared/duel/rules/costs.ts';
import type { HalfReview } from '../../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { PATH_LEVELS, type Run } from './path.ts';

/**
 * The run of a match on the path; null: it does not count, since it was not played there, or not alone, or not to the
 * end.
 */
export function runOf(view: SeatView): Run | null {
  const { review, levelId, compose, practice } = view;
  if (review === null || practice !== null || !PATH_LEVELS.includes(levelId)) return null;
  if (view.against !== 'bot' || view.wire !== null || view.halves !== 2 || review.halves.length !== 2) return null;
  const own = review.halves.flatMap((half) => ownPart(half, view.you.seat));
  const judgements = own.flatMap((half) => half.judgements);
  if (judgements.some(({ by, standsIn }) => by === 'bot' || standsIn === true)) return null;
  return {
    matchId: review.matchId,
    levelId,
    compose,
    wrong: deductionsOf(judgements).length,
    hints: own.reduce((sum, { hints }) => sum + hints.length, 0),
    challenges: own.reduce((sum, { challenges }) => sum + challenges.filter(({ points }) => points < 0).length, 0),
    worst: costGroups(judgements)[0]?.example.mistake ?? null,
  };
}

/** The summary of a half for one seat. */
function ownPart(
  { judgements, hints, challenges }: HalfReview,
  you: number,
): Pick<HalfReview, 'judgements' | 'hints' | 'challenges'>[] {
  const own = ({ seat }: { readonly seat: number }) => seat === you;
  return [{ judgements: judgements.filter(own), hints: hints.filter(own), challenges: challenges.filter(own) }];
}
