/** Reading a finished match: the reader's place in it, its content, and what cost points. */

import { useMemo } from 'preact/hooks';
import type { RecordStep } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { t } from '../words/i18n.ts';
import { STORM } from '../context/level-groups.ts';
import { type Deduction, matchDeductions } from './review-deductions.ts';
import type { Reviewed } from './reviewed.ts';
import { sentenceOf } from './step-words.ts';
import { useWalk, type Walk } from './use-walk.ts';

export interface Reading {
  readonly match: Reviewed;
  readonly half: HalfReview;
  /** How many halves the match has; null: rounds without an end. */
  readonly halves: number | null;
  /** Of this half; none until the record has arrived. */
  readonly steps: readonly RecordStep[];
  /** Null: the whole half is shown. */
  readonly step: RecordStep | null;
  /** The step in words, or that it is the whole half. */
  readonly sentence: string;
  readonly walk: Walk;
  /** By half. */
  readonly deductions: readonly (readonly Deduction[])[];
}

/**
 * @param addressed whether the page is the match's own, whose address holds the place
 * @param firstHalf the half that is shown first, by index
 * @returns null: the match has no half
 */
export function useReading(match: Reviewed, addressed: boolean, firstHalf = 0): Reading | null {
  const deductions = useMemo(() => matchDeductions(match), [match]);
  const walk = useWalk(match, deductions.map(stepsOf), addressed, firstHalf);
  const { place } = walk;
  const half = match.review.halves[place.half];
  const steps = match.steps[place.half] ?? [];
  if (half === undefined) return null;
  const step = (place.step === null ? null : steps[place.step]) ?? null;
  const sentence = step === null ? t('review.whole') : sentenceOf(match, half, step);
  const halves = match.levelId === STORM ? null : match.review.halves.length;
  return { match, half, halves, steps, step, sentence, walk, deductions };
}

/** The steps that cost points. */
export function stepsOf(deductions: readonly Deduction[]): readonly number[] {
  return deductions.flatMap(({ step }) => (step === null ? [] : [step]));
}
