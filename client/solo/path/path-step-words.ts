/** A step of the path in words. */

import { levelText } from '../../words/explanations.ts';
import { locale, t } from '../../words/i18n.ts';
import type { Step } from './path.ts';

/** `Lost last ACK, fields`. */
export function stepWords({ levelId, compose }: Step): string {
  return t('path.step', { level: levelText(levelId, locale.value).title, way: t(`path.way.${compose}`) });
}
