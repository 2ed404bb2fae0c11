/** Calls in words: what was wrong with a segment of the other end, and what came of a call. */

import { explanation } from '../../shared/content/explain.ts';
import type { Call } from '../../shared/duel/view.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { formatNumber, locale, signed, t } from '../i18n/i18n.ts';

/** Whose number, whose FIN: told of the other end these sound otherwise than to whoever made the mistake. */
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

/** The name of a mistake that the other end has made. */
export function mistakeOfOther(mistake: MistakeId): string {
  const other = OF_THE_OTHER.find((id) => id === mistake);
  return other === undefined ? explanation(mistake, locale.value).name : t(`coach.mistake.${other}`);
}

/** What came of a call. */
export function calledWords({ right, named, mistake, points }: Call): string {
  if (right && points === 0 && mistake === 'fin-too-early') return t('coach.called.hidden');
  if (!right) return t('coach.called.fine', { points: formatNumber(-points) });
  if (mistake === null) return t('coach.called.wrong', { points: signed(points) });
  const key = named === null ? 'unnamed' : named === mistake ? 'named' : 'misnamed';
  return t(`coach.called.${key}`, { mistake: mistakeOfOther(mistake), points: signed(points) });
}
