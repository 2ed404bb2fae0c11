/** The words of a lesson in the reader's language. */

import type { Locale } from '../../shared/content/explain.ts';
import { wordsIn } from '../../shared/lesson/words-in.ts';
import type { Words } from '../../shared/lesson/lesson.ts';

/** The text in this language; where that is missing or blank, as in a draft, in the other. */
export const inLanguage: (words: Words, locale: Locale) => string = wordsIn;
