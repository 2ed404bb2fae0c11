/** The sentences of every language as a page has them, for tests that read them: a page loads only one. */

import { learnContent, learnLevelTexts } from '../../client/words/explanations.ts';
import { EN } from '../../client/words/en/en.ts';
import { ES } from '../../client/words/es/es.ts';
import { filled } from '../../client/words/fill-gaps.ts';
import { learn } from '../../client/words/i18n.ts';
import { ZH } from '../../client/words/zh/zh.ts';
import { CONTENT, LEVEL_TEXTS } from '../../shared/content/explain.ts';
import * as why from '../../shared/content/why.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';

/** The sentences of each language, without what it lacks. */
export const OWN: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: EN, zh: ZH, es: ES };

for (const language of LOCALES) {
  learnContent(language, CONTENT[language], why);
  learnLevelTexts(language, LEVEL_TEXTS[language]);
  learn(language, filled(OWN[language], EN));
}
