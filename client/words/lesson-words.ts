/** The words of a lesson in the reader's language. */

import type { Locale } from '../../shared/lib/language.ts';
import { wordsIn } from '../../shared/class/words-in.ts';
import type { Words } from '../../shared/class/lesson.ts';

/** The text in this language; where that is missing or blank, as in a draft, in the other. */
export const inLanguage: (words: Words, locale: Locale) => string = wordsIn;
