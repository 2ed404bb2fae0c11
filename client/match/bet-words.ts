/** Bets in the fog in words: what was said, and what was true. */

import { OTHER_STATE, type Truth } from '../../shared/duel/vocabulary/bet.ts';
import { t } from '../words/i18n.ts';

/** Where a segment is, or a state, in words. */
export function guessWords(guess: Truth | typeof OTHER_STATE): string {
  if (guess === 'arrived' || guess === 'lost' || guess === 'on-the-way') return t(`bet.segment.${guess}`);
  return guess === OTHER_STATE ? t('bet.state.other') : guess;
}
