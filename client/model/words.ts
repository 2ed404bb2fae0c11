/** The words of a lesson in the reader's language. */

import type { Locale } from '../../shared/content/explain.ts';
import type { Words } from '../../shared/lesson/lesson.ts';

/** The text in this language; where it is missing, in the other. */
export function inLanguage({ en, zh }: Words, locale: Locale): string {
  return (locale === 'zh' ? (zh ?? en) : (en ?? zh)) ?? '';
}
