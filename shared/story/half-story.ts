/**
 * The story of a finished half in at most three facts: the rarest that its log holds, in order of time. Pure: the same
 * half gives the same story. Nothing is told that the log does not say (STORY540), and never what an end believed of the
 * other: that both know it is what TCP cannot have.
 */

import { ENDS, type End } from '../duel/level.ts';
import type { HalfReview } from '../duel/vocabulary/review.ts';
import type { Fact } from './fact.ts';
import { HalfCourse } from './half-course.ts';
import { closeOf, crossingOf, givingUpOf, portOf, raceOf, resetsOf, skillOf } from './told-endings.ts';
import { ghostsOf, lateDataOf, lossesOf, overtakingOf, slipsOf, threeWavesOf, wrapOf } from './told-losses.ts';

/** A story has so many facts at most. */
export const FACTS_MAX = 3;
/** An answer with less than this left of 2MSL was a narrow one, ms. */
export const NARROW_MS = 3_000;

const BY_END = [
  lossesOf,
  slipsOf,
  overtakingOf,
  wrapOf,
  ghostsOf,
  lateDataOf,
  threeWavesOf,
  raceOf,
  resetsOf,
  portOf,
  givingUpOf,
  skillOf,
  closeOf,
];

/** Everything that can be told of a half, in no order. */
export function factsOf(half: HalfReview): readonly Fact[] {
  const course = new HalfCourse(half);
  return [...crossingOf(course), ...ENDS.flatMap((end) => BY_END.flatMap((told) => told(course, end)))];
}

/** How seldom a kind of fact is met, from common to rare; a narrow answer is the rarest of all. */
const RARITY: readonly Fact['kind'][] = [
  'waited',
  'port-taken',
  'flawless',
  'closed',
  'late-data',
  'three-waves',
  'data-lost',
  'ack-lost',
  'fin-lost',
  'wrong-sent',
  'wrapped',
  'challenged',
  'probed',
  'overtaken',
  'answered',
  'died',
  'closed-port',
  'reset-sent',
  'port-early',
  'ghost-met',
  'crossed',
  'last-ack-lost',
  'gave-up',
  'aborted',
  'ghost-refused',
  'contradiction',
  'ghost-accepted',
  'missed',
];

function rarityOf(fact: Fact): number {
  if (fact.kind === 'answered' && fact.leftMs < NARROW_MS) return RARITY.length;
  return RARITY.indexOf(fact.kind === 'port-taken' && fact.reuse ? 'port-early' : fact.kind);
}

/**
 * The story of a half.
 * @param reader the end of the reader, whose own facts come first among equals, and who alone is praised; null: neither
 * @returns at most `FACTS_MAX` facts, oldest first; none if nothing happened that could be told
 */
export function storyOf(half: HalfReview, reader: End | null): readonly Fact[] {
  const told = factsOf(half).filter(({ kind, end }) => kind !== 'flawless' || end === reader);
  const byRarity = [...told].sort(
    (a, b) => rarityOf(b) - rarityOf(a) || Number(b.end === reader) - Number(a.end === reader) || a.entryId - b.entryId,
  );
  return byRarity.slice(0, FACTS_MAX).sort((a, b) => a.at - b.at || a.entryId - b.entryId);
}

/** Which half of a match has most to tell to a reader at `seat`: its index; the first of several that have as much. */
export function bestHalf(halves: readonly HalfReview[], seat: 0 | 1 | null): number {
  const rarest = halves.map((half) => {
    const reader = seat === null ? null : half.endOf[seat];
    return Math.max(-1, ...storyOf(half, reader).map(rarityOf));
  });
  return Math.max(0, rarest.indexOf(Math.max(...rarest)));
}
