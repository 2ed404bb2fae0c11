/** The languages of the game: the one list that the page, the server and the checks read. */

export const LOCALES = ['en', 'zh', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

interface Language {
  /** As HTML names it. */
  readonly tag: string;
  /** Its own name. */
  readonly name: string;
  /** What the list of languages is called in it. */
  readonly listed: string;
}

export const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: { tag: 'en', name: 'English', listed: 'Language' },
  zh: { tag: 'zh-CN', name: '中文', listed: '语言' },
  es: { tag: 'es', name: 'Español', listed: 'Idioma' },
};
