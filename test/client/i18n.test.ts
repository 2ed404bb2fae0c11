/** The page's sentences: each language has those of English, with the same values, and none is unused. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EN } from '../../client/words/en/en.ts';
import { formatNumber, locale, localeOf, signed, t } from '../../client/words/i18n.ts';
import { END_REASONS } from '../../client/context/session.ts';
import { IDLE_KEYS } from '../../client/match/situation.ts';
import { explanation, stateText } from '../../shared/content/explain.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { REFUSALS } from '../../shared/duel/rules/command.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { OWN } from './every-language.ts';

const CLIENT = resolve(import.meta.dirname, '../../client');
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const EN_TEXTS: Readonly<Record<string, string>> = EN;
/** The languages that have every sentence; the others are tested in fill-gaps.test.ts. */
const WHOLE = ['en', 'zh'] as const satisfies readonly Locale[];
const TRANSLATED = LOCALES.filter((language) => language !== 'en');
/** What is the same in several languages: calls, numbers, commands, and words that they share. */
const SAME: Readonly<Record<Locale, RegExp>> = {
  en: /^/,
  zh: /^(cause\.call\.(CLOSE|ABORT|CONNECT)|control\.bind\.reuse|points\.none|price\.right|name\.join|step\.n|door\.nobody\.linux|sandbox\.(mslMs|timeWaitPercent|timeWait\.whole))$/,
  es: /^(app\.name|cause\.call\.(CLOSE|ABORT|CONNECT)|control\.bind\.reuse|points\.none|price\.right|name\.join|pace\.normal|path\.step|map\.station|bot\.name|segment\.bytes_.*|composer\.(flags|length)|order\.late|class\.round\.short|review\.(bot|seconds|rfc|variable|bytes)|capture\.holds|study\.table\.at|story\.seconds|sandbox\.(mslMs|ms|s|timeWaitPercent|timeWait\.whole))$/,
};

afterEach(() => {
  locale.value = 'en';
});

/** All code of the page that can ask for a sentence. */
const SOURCES = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^words\/[a-z]{2}\//.test(file))
  .map((file) => readFileSync(join(CLIENT, file), 'utf8'))
  .join('\n');

/** Assembled keys: the part before the first `${`, and the part after the last. */
const PATTERNS = [...SOURCES.matchAll(/`([\w.-]*)\$\{[^`]*?\}([\w.-]*)`/g)].map(([, before = '', after = '']) => ({
  before,
  after,
}));

function isUsed(key: string): boolean {
  if (SOURCES.includes(`'${key}'`)) return true;
  return PATTERNS.some(({ before, after }) => before !== '' && key.startsWith(before) && key.endsWith(after));
}

describe('the sentences of the page', () => {
  it.each(WHOLE)('[UI1] have the same keys in %s as in English, except for plurals', (language) => {
    expect(new Set(Object.keys(OWN[language]).map(stem))).toEqual(new Set(Object.keys(EN).map(stem)));
  });

  it.each(TRANSLATED)('[UI1] [UI180] name the same values in %s as in English', (language) => {
    for (const [key, text] of Object.entries(OWN[language]))
      expect([key, placeholders(text)]).toEqual([
        key,
        placeholders(EN_TEXTS[key] ?? EN_TEXTS[`${stem(key)}_other`] ?? ''),
      ]);
  });

  it.each(TRANSLATED)('[UI1] [UI180] are really in %s', (language) => {
    const same = Object.entries(OWN[language]).filter(([key, text]) => text === EN_TEXTS[key]);
    expect(same.map(([key]) => key).filter((key) => !SAME[language].test(key))).toEqual([]);
  });

  it('are all used', () => {
    expect(
      Object.keys(EN)
        .map(stem)
        .filter((key) => !isUsed(key)),
    ).toEqual([]);
  });

  it.each(LOCALES)('[UI2] %s has a sentence for each refusal, ending, idle moment, mistake and state', (language) => {
    locale.value = language;
    const said = [
      ...REFUSALS.map((code) => t(`refusal.${code}`)),
      ...END_REASONS.flatMap((why) => [t(`ended.${why}`), t(`ended.${why}.what`)]),
      ...IDLE_KEYS.map((key) => t(`idle.${key}`)),
      ...STATES.flatMap((state) => [t(`state.${state}`), stateText(state, language)]),
      ...MISTAKES.map((id) => explanation(id, language).why),
      t('cause.arrival'),
      ...(['CLOSE', 'SEND', 'ABORT'] as const).map((call) => t(`cause.call.${call}`, { count: 2 })),
      ...(['retransmission', 'time-wait'] as const).map((timer) => t(`cause.timer.${timer}`)),
      t('cause.owed'),
    ];
    for (const sentence of said) expect(sentence).not.toMatch(/^$|^[a-z]+\.[\w.-]+$/);
  });

  it('[UI122] have both forms in English wherever a number counts things', () => {
    const several = /^(review\.bytes|quiz\.length|report\.filter\.all|teach\.(report\.several|students|rounds))$/;
    const counting = Object.entries(EN_TEXTS).filter(([, text]) => text.includes('{{count}}'));
    for (const key of counting.map(([key]) => stem(key)).filter((key) => !several.test(key)))
      expect([key, `${key}_one` in EN, `${key}_other` in EN]).toEqual([key, true, true]);
    const things = /\{\{(?!count)(\w+)\}\} (?:bytes|questions|seconds|rounds|positions|hints|tries|mistakes)\b/;
    const uncounted = Object.entries(EN_TEXTS).filter(([, text]) => things.test(text));
    expect(uncounted.map(([key]) => key)).toEqual([]);
  });

  it('[UI122] count in each language', () => {
    expect(t('segment.bytes', { count: 1 })).toBe('1 byte');
    expect(t('segment.bytes', { count: 350 })).toBe('350 bytes');
    expect(signed(-30)).toBe('−30');
    expect(formatNumber(1122)).toBe('1,122');
    expect(t('interval.points', { count: 3160 })).toBe('3,160 points');
    expect(t('interval.points', { count: -30 })).toBe('−30 points');
    expect(t('cause.call.SEND', { count: 1, port: 5000 })).toBe('send 1 byte');
    expect(t('cause.call.BIND', { count: 0, port: 5000 })).toBe('bind() to port 5000');
    locale.value = 'zh';
    expect(t('segment.bytes', { count: 1 })).toBe('1 字节');
    locale.value = 'es';
    expect([1, 0, 2, 1_000_000].map((count) => t('interval.points', { count }))).toEqual([
      '1 punto',
      '0 puntos',
      '2 puntos',
      '1.000.000 puntos',
    ]);
  });
});

describe('the language of the page', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['zh'], 'zh'],
    [['ZH-Hant-TW'], 'zh'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr', 'zh-CN', 'en'], 'zh'],
    [['es-MX', 'en'], 'es'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
  ] as const)('[UI3] for a browser that asks for %j is %s', (languages, wanted) => {
    expect(localeOf(languages)).toBe(wanted);
  });
});
