/** The texts of a lesson in the reader's language. */

import type { Locale } from '../lib/language.ts';
import { LESSON_LOCALES, type Words } from './lesson.ts';

/** A text in the reader's language; if it is missing or blank, as in a draft, in the first language that has it. */
export function wordsIn(words: Words, locale: Locale): string {
  const own = LESSON_LOCALES.filter((language) => language === locale);
  return [...own, ...LESSON_LOCALES].map((language) => words[language]).find((text) => text?.trim()) ?? '';
}
