/** The name of a half: in an endless match two halves are a round. */

import { t } from '../words/i18n.ts';

export interface HalfOf {
  /** From 1. */
  readonly half: number;
  /** How many the match has; null: endless. */
  readonly halves: number | null;
}

/** The round of a half and the half's number in it, both from 1. */
export function roundOf(half: number): { readonly round: number; readonly half: number } {
  return { round: Math.ceil(half / 2), half: half % 2 === 1 ? 1 : 2 };
}

/** In a line with other facts: "half 1 of 2". */
export function halfName({ half, halves }: HalfOf): string {
  return halves === null ? t('round.of', roundOf(half)) : t('half.of', { half });
}

/** By itself: "Half 1". */
export function halfTitle({ half, halves }: HalfOf): string {
  return halves === null ? t('round.n', roundOf(half)) : t('half.n', { half });
}

/** When the other player's points are shown: a match of one half has no half-time. */
export function scoreToldWhen({ halves }: Pick<HalfOf, 'halves'>): string {
  return t(halves === 1 ? 'score.hidden.end' : 'score.hidden');
}
