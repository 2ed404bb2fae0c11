/** Challenges in words: what was wrong with a segment of the other end, and the result of a challenge. */

import { explanation } from '../words/explanations.ts';
import type { Challenge } from '../../shared/duel/vocabulary/challenge.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { formatNumber, locale, signed, t } from '../words/i18n.ts';

/**
 * About the other end these possessives ("your number", "your FIN") differ from those for the player who made the
 * mistake.
 */
const OF_THE_OTHER = [
  'data-after-fin',
  'seq-from-peer',
  'seq-fin-not-counted',
  'seq-stale-data',
  'ack-from-own',
  'ack-fin-not-counted',
  'ack-counted-twice',
  'ack-of-nothing',
] as const satisfies readonly MistakeId[];

/** The name of a mistake made by the other end. */
export function mistakeOfOther(mistake: MistakeId): string {
  const other = OF_THE_OTHER.find((id) => id === mistake);
  return other === undefined ? explanation(mistake, locale.value).name : t(`coach.mistake.${other}`);
}

/** The result of a challenge. */
export function challengeWords({ right, named, mistake, points }: Challenge): string {
  if (right && points === 0 && mistake === 'fin-too-early') return t('coach.challenged.hidden');
  if (!right) return t('coach.challenged.fine', { points: formatNumber(-points) });
  if (mistake === null) return t('coach.challenged.wrong', { points: signed(points) });
  const key = named === null ? 'unnamed' : named === mistake ? 'named' : 'misnamed';
  return t(`coach.challenged.${key}`, { mistake: mistakeOfOther(mistake), points: signed(points) });
}
