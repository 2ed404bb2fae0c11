/** The words in which a captured close is explained, by language. Knows neither page nor command line. */

import { EN } from './words.en.ts';
import type { Words } from './words.ts';
import { ZH } from './words.zh.ts';

export type Locale = 'en' | 'zh';

export const WORDS: Readonly<Record<Locale, Words>> = { en: EN, zh: ZH };
