/** The languages of the game: the one list that the page, the server and the checks read. */

export const LOCALES = ['en', 'zh', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

interface Language {
  /** As HTML names it. */
  readonly tag: string;
  /** On the button that changes to it. */
  readonly short: string;
  /** The name of that button, in the language itself: it begins with what stands on the button. */
  readonly change: string;
}

export const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: { tag: 'en', short: 'EN', change: 'EN: Switch to English' },
  zh: { tag: 'zh-CN', short: '中', change: '中：切换到中文' },
  es: { tag: 'es', short: 'ES', change: 'ES: Cambiar a español' },
};
