/**
 * The page's sentences in the reader's language. The language is a signal: whatever reads `t` while rendering is
 * rendered again.
 */

import { effect, signal } from '@preact/signals';
import { LANGUAGES, LOCALES, type Locale } from '../../shared/lib/language.ts';
import { isolated } from '../../shared/lib/direction.ts';
import type { EN } from './en/en.ts';
import type { ENTRY_EN } from './en/entry.ts';
import type { PLAY_EN } from './en/play.ts';
import type { START_EN } from './en/start.ts';
import type { TEACHING_EN } from './en/teaching.ts';

/** A key without its plural suffix. */
type Stem<Key> = Key extends `${infer Begin}_one` ? Begin : Key extends `${infer Begin}_other` ? Begin : Key;
export type MessageKey = Stem<keyof typeof EN>;

export const locale = signal<Locale>('en');

type Sentences = Readonly<Record<string, string>>;

/** What every language says of an English part: `_one` is only for those that tell one thing from several. */
type Said<English> = Readonly<Record<Exclude<keyof English, `${string}_one`>, string>>;

/** The parts of the sentences, each loaded as one file; client/words/en describes them. */
interface Parts {
  readonly entry: Said<typeof ENTRY_EN>;
  readonly start: Said<typeof START_EN>;
  readonly play: Said<typeof PLAY_EN>;
  readonly teaching: Said<typeof TEACHING_EN>;
}
export type Part = keyof Parts;

/** [UI170] Each language is loaded separately, and in parts: readers load only what they read. */
const SENTENCES: Readonly<Record<Locale, { readonly [P in Part]: () => Promise<Parts[P]> }>> = {
  en: {
    entry: () => import('./en/entry.ts').then(({ ENTRY_EN }) => ENTRY_EN),
    start: () => import('./en/start.ts').then(({ START_EN }) => START_EN),
    play: () => import('./en/play.ts').then(({ PLAY_EN }) => PLAY_EN),
    teaching: () => import('./en/teaching.ts').then(({ TEACHING_EN }) => TEACHING_EN),
  },
  zh: {
    entry: () => import('./zh/entry.ts').then(({ ENTRY_ZH }) => ENTRY_ZH),
    start: () => import('./zh/start.ts').then(({ START_ZH }) => START_ZH),
    play: () => import('./zh/play.ts').then(({ PLAY_ZH }) => PLAY_ZH),
    teaching: () => import('./zh/teaching.ts').then(({ TEACHING_ZH }) => TEACHING_ZH),
  },
  es: {
    entry: () => import('./es/entry.ts').then(({ ENTRY_ES }) => ENTRY_ES),
    start: () => import('./es/start.ts').then(({ START_ES }) => START_ES),
    play: () => import('./es/play.ts').then(({ PLAY_ES }) => PLAY_ES),
    teaching: () =>
      withGaps(
        'teaching',
        import('./es/teaching.ts').then(({ TEACHING_ES }) => TEACHING_ES),
      ),
  },
};

/** [UI181] A part that is not translated as a whole: the English sentences fill its gaps, marked. */
async function withGaps<P extends Part>(name: P, own: Promise<Sentences>): Promise<Parts[P]> {
  const [sentences, english, { filled }] = await Promise.all([own, SENTENCES.en[name](), import('./fill-gaps.ts')]);
  return filled(sentences, english);
}

/**
 * Loads something that exists once per language.
 * @throws the browser's error if that fails
 */
export type Load = (language: Locale) => Promise<unknown>;

const loadPart: Readonly<Record<Part, Load>> = {
  entry: (language) => SENTENCES[language].entry().then((sentences) => learn(language, sentences)),
  start: (language) => SENTENCES[language].start().then((sentences) => learn(language, sentences)),
  play: (language) => SENTENCES[language].play().then((sentences) => learn(language, sentences)),
  teaching: (language) => SENTENCES[language].teaching().then((sentences) => learn(language, sentences)),
};

/** The parts that the page has loaded so far, and needs in each language that it changes to. */
const needed = new Set<Load>();

const known = signal<Readonly<Partial<Record<Locale, Sentences>>>>({});

/** From now on `t` has these sentences of the language, too. */
export function learn(language: Locale, sentences: Sentences): void {
  known.value = { ...known.peek(), [language]: { ...known.peek()[language], ...sentences } };
}

/**
 * Runs `load` for the language of the page, and from now on also for each language that the page changes to.
 * @throws the browser's error if that fails
 */
export async function bringInLanguage(load: Load): Promise<void> {
  needed.add(load);
  await load(locale.peek());
}

/**
 * Loads a part of the sentences.
 * @throws the browser's error if that fails
 */
export function bringWords(part: Part): Promise<void> {
  return bringInLanguage(loadPart[part]);
}

/**
 * Changes the language of the page as soon as all its parts are loaded.
 * @throws the browser's error if that fails: the page stays as it is
 */
export async function speak(language: Locale): Promise<void> {
  await Promise.all([...needed].map((load) => load(language)));
  locale.value = language;
}

/** The sentence for a key; '' while it is loading. `count` chooses the plural. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return sentenceFor(key, values.count).replace(/\{\{(\w+)\}\}/g, (_, name: string) => inSentence(name, values[name]));
}

function sentenceFor(key: string, count: string | number | undefined): string {
  const sentences = known.value[locale.value] ?? {};
  const plural = typeof count === 'number' ? `_${inLocale().plurals.select(count)}` : '';
  const found = sentences[key + plural] ?? sentences[`${key}_other`] ?? sentences[key];
  if (found === undefined) bringRest();
  return found ?? '';
}

/** A sentence was requested before its part was loaded: loads the other parts, then the caller is rendered again. */
function bringRest(): void {
  for (const load of Object.values(loadPart)) if (!needed.has(load)) bringInLanguage(load).catch(() => undefined);
}

/** Numbers that are names, not amounts: their digits are not grouped. */
const NAMES = new Set(['port', 'seed', 'number', 'value', 'u', 'v', 'w', 'u1', 'v1', 'w1']);

/** A value in a sentence moves nothing around it, whatever its writing direction. */
function inSentence(name: string, value: string | number | undefined): string {
  if (typeof value === 'string') return isolated(value);
  if (value === undefined) return '';
  return NAMES.has(name) ? String(value) : formatNumber(value);
}

/** What a browser takes a millisecond to make on a slow computer: once for each language. */
const made = new Map<Locale, ReturnType<typeof makeFor>>();

function makeFor(language: Locale) {
  return {
    plurals: new Intl.PluralRules(language),
    numbers: new Intl.NumberFormat(language),
    signedNumbers: new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }),
    tenths: new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  };
}

function inLocale() {
  const known = made.get(locale.value) ?? makeFor(locale.value);
  made.set(locale.value, known);
  return known;
}

/** A number in the reader's locale. */
export function formatNumber(value: number): string {
  return inLocale().numbers.format(value).replace('-', '−');
}

/** Seconds to the tenth, for ms; never less than there are. */
export function formatTenths(ms: number): string {
  return inLocale().tenths.format(Math.ceil(ms / 100) / 10);
}

/** A gain or a loss, always with its sign. */
export function signed(value: number): string {
  return inLocale().signedNumbers.format(value).replace('-', '−');
}

/** The language that the browser asks for. */
export function localeOf(languages: readonly string[]): Locale {
  const asked = languages.map((tag) => tag.toLowerCase().split('-')[0]);
  const known = asked.flatMap((name) => LOCALES.find((language) => language === name) ?? []);
  return known[0] ?? 'en';
}

/** Keeps the document's language and title in step. */
export function followLocale(document: Document): void {
  effect(() => {
    document.documentElement.lang = LANGUAGES[locale.value].tag;
    document.title = t('app.title');
  });
}
