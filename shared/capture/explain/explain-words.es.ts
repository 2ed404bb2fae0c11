/** The explanation of a captured close is not translated into Spanish yet: it is given in English, marked. */

import { markedEnglish } from '../../lib/fallback.ts';
import { EN } from './explain-words.en.ts';
import type { Words } from './explain-words.ts';

const { locale: _, ...ENGLISH } = EN;

export const ES: Words = { ...markedEnglish(ENGLISH), locale: 'es' };
