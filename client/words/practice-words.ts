/** What a programmer meets in practice at the place of a mistake; loaded when the first reasons are read. */

import { signal } from '@preact/signals';
import { type PracticeTexts, practiceText } from '../../shared/content/why/in-practice.ts';
import type { JudgedMove } from '../../shared/duel/vocabulary/judgement.ts';
import type { Locale } from '../../shared/lib/language.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { bringInLanguage, type Load } from './i18n.ts';

const known = signal<Readonly<Partial<Record<Locale, PracticeTexts>>>>({});

const TEXTS: Readonly<Record<Locale, () => Promise<PracticeTexts>>> = {
  en: () => import('../../shared/content/why/in-practice.en.ts').then(({ PRACTICE_EN }) => PRACTICE_EN),
  zh: () => import('../../shared/content/why/in-practice.zh.ts').then(({ PRACTICE_ZH }) => PRACTICE_ZH),
  es: () => import('../../shared/content/why/in-practice.es.ts').then(({ PRACTICE_ES }) => PRACTICE_ES),
};

const loadTexts: Load = async (language) => {
  const texts = await TEXTS[language]();
  known.value = { ...known.peek(), [language]: texts };
};

/**
 * Loads the texts.
 * @throws the browser's error if that fails
 */
export function bringPractice(): Promise<void> {
  return bringInLanguage(loadTexts);
}

/** The reason of practice for a mistake; null: it has none, or the texts are still loading, then the caller is rendered again. */
export function practiceFor(mistake: MistakeId, { right }: Pick<JudgedMove, 'right'>, language: Locale): string | null {
  const texts = known.value[language];
  if (texts === undefined) {
    bringPractice().catch(() => undefined);
    return null;
  }
  return practiceText(mistake, right?.kind === 'send' ? right.segment : null, texts);
}
