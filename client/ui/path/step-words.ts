/** A step of the path in words. */

import { levelText } from '../../../shared/content/explain.ts';
import { locale, t } from '../../i18n/i18n.ts';
import type { Step } from '../../model/path.ts';

/** `Lost last ACK, fields`. */
export function stepWords({ levelId, compose }: Step): string {
  return t('path.step', { level: levelText(levelId, locale.value).title, way: t(`path.${compose}`) });
}
