/** The words of a lesson in the reader's language. */

import type { Words } from './lesson.ts';

/** A text in the reader's language, or in the other where it is missing or blank, as in a draft. */
export function wordsIn(words: Words, locale: 'en' | 'zh'): string {
  return [words[locale], words.en, words.zh].find((text) => text !== undefined && text.trim() !== '') ?? '';
}
