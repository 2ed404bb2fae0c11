/** The words in which a captured close is explained, by language. Knows neither page nor command line. */

import type { Locale } from '../../lib/language.ts';
import { EN } from './explain-words.en.ts';
import { ES } from './explain-words.es.ts';
import type { Words } from './explain-words.ts';
import { ZH } from './explain-words.zh.ts';

export const WORDS: Readonly<Record<Locale, Words>> = { en: EN, zh: ZH, es: ES };
