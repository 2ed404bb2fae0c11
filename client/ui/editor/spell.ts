/** A time as it is written in the editor. */

import { t } from '../../i18n/i18n.ts';

/** Minutes and seconds, without a unit that is nothing. */
export function spell(seconds: number): string {
  if (Number.isNaN(seconds)) return '–';
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return t('editor.time.seconds', { seconds: rest });
  return rest === 0 ? t('editor.time.minutes', { minutes }) : t('editor.time.both', { minutes, seconds: rest });
}
