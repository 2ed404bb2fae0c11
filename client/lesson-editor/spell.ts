/** A time as written in the editor. */

import { t } from '../words/i18n.ts';

/** Minutes and seconds, without a zero unit. */
export function spell(seconds: number): string {
  if (Number.isNaN(seconds)) return '–';
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return t('editor.time.seconds', { seconds: rest });
  return rest === 0 ? t('editor.time.minutes', { minutes }) : t('editor.time.both', { minutes, seconds: rest });
}
