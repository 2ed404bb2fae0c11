/** The page's sentences in the reader's language. The language is a signal: what reads `t` while it renders renders anew. */

import { effect, signal } from '@preact/signals';
import { createInstance, type FormatterModule } from 'i18next';
import type { Locale } from '../../shared/content/explain.ts';
import { EN } from './en.ts';
import { ZH } from './zh.ts';
import { isolated } from '../../shared/lib/direction.ts';

/** A key without the ending by which i18next finds the plural. */
type Stem<Key> = Key extends `${infer Begin}_one` ? Begin : Key extends `${infer Begin}_other` ? Begin : Key;
export type MessageKey = Stem<keyof typeof EN>;

export const locale = signal<Locale>('en');

/** An amount in a sentence is written as the reader's language writes it. */
const AMOUNTS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) => (typeof value === 'number' ? formatNumber(value) : String(value ?? '')),
};

const engine = createInstance();
void engine.use(AMOUNTS).init({
  lng: 'en',
  fallbackLng: false,
  resources: { en: { translation: EN }, zh: { translation: ZH } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, alwaysFormat: true },
  initAsync: false,
});

/** The sentence for a key. `count` chooses the plural. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return engine.t(key, { ...inSentence(values), lng: locale.value });
}

/** What is a name and no amount, though it is written in digits: it is not grouped. */
const NAMES = new Set(['port', 'seed', 'number', 'value', 'u', 'v', 'w', 'u1', 'v1', 'w1']);

/** What stands in a sentence moves nothing around it, whatever direction it is written in. */
function inSentence(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const apart = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolated(value) : NAMES.has(name) ? String(value) : value,
  ]);
  return Object.fromEntries(apart);
}

/** A number as the reader's language writes it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale.value).format(value).replace('-', '−');
}

/** A gain or a loss, always with its sign. */
export function signed(value: number): string {
  return new Intl.NumberFormat(locale.value, { signDisplay: 'exceptZero' }).format(value).replace('-', '−');
}

/** The language that the browser asks for. */
export function localeOf(languages: readonly string[]): Locale {
  const known = languages.map((tag) => tag.toLowerCase()).find((tag) => /^(zh|en)\b/.test(tag));
  return known?.startsWith('zh') ? 'zh' : 'en';
}

/** Keeps the document's language and title in step. */
export function followLocale(document: Document): void {
  effect(() => {
    document.documentElement.lang = locale.value === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.title');
  });
}
