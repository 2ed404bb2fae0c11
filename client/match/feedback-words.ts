/** The verdict on a move in words: its name, its reason, its points. */

import { explanation, momentText, rightText } from '../words/explanations.ts';
import { whyRight } from '../../shared/content/right.ts';
import { costOf, isUnpaid } from '../../shared/duel/rules/cost.ts';
import { basePoints } from '../../shared/duel/rules/score.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { formatNumber, locale, signed, t } from '../words/i18n.ts';

/** The ring ran out over a FIN that had come again. */
function isMissed({ by, mistake }: Judgement): boolean {
  return by === 'stack' && mistake === 'no-reack-in-time-wait';
}

/** Time is up, something was left, right, or the name of the mistake. */
export function headline(judgement: Judgement): string {
  const { verdict, mistake, by } = judgement;
  if (isMissed(judgement)) return t('missed.title');
  if (by === 'stack') return t('feedback.timeUp');
  if (isUnpaid(judgement)) return t('feedback.unpaid');
  return mistake === null ? t(`verdict.${verdict}`) : explanation(mistake, locale.value).name;
}

/** The reason in one sentence. */
export function reason(judgement: Judgement): string {
  const { mistake } = judgement;
  return mistake === null
    ? rightText(whyRight(judgement), judgement, locale.value)
    : explanation(mistake, locale.value).why;
}

/** One sentence for the moment; details on demand. */
export function inShort(judgement: Judgement): string {
  if (isMissed(judgement)) return t('missed.told', { fin: 'FIN', rst: 'RST' });
  const { mistake } = judgement;
  return mistake === null ? reason(judgement) : momentText(mistake, locale.value);
}

/** The points; while another try follows a wrong one, how the price has fallen. */
export function pointsHead(judgement: Judgement, again: boolean): string {
  const { points, attempt } = judgement;
  const cost = costOf(judgement);
  if (!again || points.total !== 0 || cost === 0) return pointsOf(judgement);
  return `${formatNumber(basePoints(attempt))} → ${formatNumber(basePoints(attempt) - cost)}`;
}

/** The gain or cost of a judgement. */
export function pointsOf(judgement: Judgement): string {
  const { total } = judgement.points;
  const cost = costOf(judgement);
  if (total === 0 && cost > 0) return signed(-cost);
  return total === 0 ? t('points.none') : signed(total);
}
