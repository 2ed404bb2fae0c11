/** Every id has its texts in each language, short enough for the page, and no text appears twice. */

import { describe, expect, it } from 'vitest';
import { EN } from '../../shared/content/explain.en.ts';
import { CONTENT, explanation, LEVEL_TEXTS, levelText, rightText, stateText } from '../../shared/content/explain.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { ZH } from '../../shared/content/explain.zh.ts';
import { RIGHT_KEYS } from '../../shared/content/right-key.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import { MISTAKE_CLAUSES } from '../../shared/referee/mistake-clauses.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';

/** How much there is to read: among Chinese characters, a word in Latin letters or a number is read as two of them. */
function read(text: string, locale: Locale): number {
  return (locale === 'zh' ? text.replace(/[A-Za-z0-9][\w()-]*/g, '二字') : text).length;
}

const LIMITS = {
  en: { name: 48, why: 220, remember: 60, line: 180 },
  zh: { name: 20, why: 90, remember: 32, line: 70 },
  es: { name: 52, why: 240, remember: 60, line: 190 },
} as const satisfies Readonly<Record<Locale, unknown>>;

/** Every text of a language, with its place. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

describe.each(LOCALES)('the explanations in %s', (locale) => {
  const limit = LIMITS[locale];

  it.each(MISTAKES)('%s has a name, a reason and a rule of thumb of readable length', (id) => {
    const { name, why, remember } = explanation(id, locale);
    expect(name.length).toBeLessThanOrEqual(limit.name);
    expect(why.length).toBeLessThanOrEqual(limit.why);
    expect(remember.length).toBeLessThanOrEqual(limit.remember);
    expect(why.length).toBeGreaterThan(name.length);
  });

  it('keeps every other line short', () => {
    const others = [
      ...STATES.map((state) => stateText(state, locale)),
      ...RIGHT_KEYS.map((key) => rightText(key, locale)),
      ...LEVEL_IDS.flatMap((id) => leaves(levelText(id, locale), id).map(([, text]) => text)),
    ];
    for (const text of others) expect(read(text, locale), text).toBeLessThanOrEqual(limit.line);
  });

  it('repeat nothing, leave nothing empty, and have no stray spaces', () => {
    const all = [...leaves(CONTENT[locale].texts, locale), ...leaves(LEVEL_TEXTS[locale], `${locale}/levels`)];
    const seen = new Map<string, string>();
    for (const [path, text] of all) {
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toBe('');
      expect(seen.get(text), `${path} repeats another text`).toBeUndefined();
      seen.set(text, path);
    }
  });

  it('give a level made from an unknown capture the general text', () => {
    expect(levelText('capture:anything', locale)).toBe(LEVEL_TEXTS[locale].anyCapture);
  });
});

it.each(LOCALES)('%s has the same texts as English', (locale) => {
  const paths = (language: Locale) =>
    leaves([CONTENT[language].texts, LEVEL_TEXTS[language]], '').map(([path]) => path);
  expect(paths(locale)).toEqual(paths('en'));
});

it('the texts of a language are in its letters, and translated', () => {
  for (const [path, text] of leaves(ZH, '')) expect(text, path).toMatch(/\p{Script=Han}/u);
  for (const locale of LOCALES.filter((one) => one !== 'zh'))
    for (const [path, text] of leaves(CONTENT[locale].texts, '')) expect(text, path).not.toMatch(/\p{Script=Han}/u);
  const english = new Set(leaves(EN, '').map(([, text]) => text));
  for (const [path, text] of leaves(CONTENT.es.texts, '')) expect(english.has(text), path).toBe(false);
});

it.each(MISTAKES)('%s cites clauses of RFC 9293', (id) => {
  const step = '(first|second|third|fourth|fifth|sixth|seventh|eighth)';
  const clause = `3(\\.\\d+)+( ${step})?`;
  expect(MISTAKE_CLAUSES[id]).toMatch(new RegExp(`^${clause}(, ${clause})*$`));
});
