/** The texts of the lecture and the answers to what students ask; loaded with their pages. */

import { signal } from '@preact/signals';
import type { AskText } from '../../shared/content/ask/student-asks.ts';
import type { LectureText } from '../../shared/content/lecture/lecture.ts';
import type { Locale } from '../../shared/lib/language.ts';
import { bringInLanguage, type Load, locale } from './i18n.ts';

/** What the pages say, and the language in which they say it. */
interface Study {
  readonly lecture: LectureText;
  readonly ask: AskText;
  readonly language: Locale;
}

const studies = signal<Readonly<Partial<Record<Locale, Study>>>>({});

const STUDIES: Readonly<Record<Locale, () => Promise<Study>>> = {
  en: async () => {
    const [{ LECTURE_EN }, { ASK_EN }] = await Promise.all([
      import('../../shared/content/lecture/lecture.en.ts'),
      import('../../shared/content/ask/student-asks.en.ts'),
    ]);
    return { lecture: LECTURE_EN, ask: ASK_EN, language: 'en' };
  },
  zh: async () => {
    const [{ LECTURE_ZH }, { ASK_ZH }] = await Promise.all([
      import('../../shared/content/lecture/lecture.zh.ts'),
      import('../../shared/content/ask/student-asks.zh.ts'),
    ]);
    return { lecture: LECTURE_ZH, ask: ASK_ZH, language: 'zh' };
  },
  es: async () => {
    const [{ LECTURE_ES }, { ASK_ES }] = await Promise.all([
      import('../../shared/content/lecture/lecture.es.ts'),
      import('../../shared/content/ask/student-asks.es.ts'),
    ]);
    return { lecture: LECTURE_ES, ask: ASK_ES, language: 'en' };
  },
};

const loadStudy: Load = async (language) => {
  const study = await STUDIES[language]();
  studies.value = { ...studies.peek(), [language]: study };
};

/**
 * Loads the texts.
 * @throws the browser's error if that fails
 */
export function bringStudy(): Promise<void> {
  return bringInLanguage(loadStudy);
}

/** The texts in the reader's language. `bringStudy` has loaded them. */
export function studyTexts(): Study {
  const study = studies.value[locale.value];
  if (study === undefined) throw new Error('the texts of this page are not loaded');
  return study;
}
