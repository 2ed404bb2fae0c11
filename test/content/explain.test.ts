/** Every id has its texts in both languages, short enough for the page, and no text stands twice. */

import { describe, expect, it } from 'vitest';
import { EN } from '../../shared/content/explain.en.ts';
import { explanation, LOCALES, levelText, rightText, stateText } from '../../shared/content/explain.ts';
import { ZH } from '../../shared/content/explain.zh.ts';
import { RIGHT_KEYS } from '../../shared/content/right-key.ts';
import { LEVEL_IDS, type Texts } from '../../shared/content/text.ts';
import { MISTAKE_CLAUSES } from '../../shared/referee/clause.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { STATES } from '../../shared/tcp/state.ts';

const LIMITS = {
  en: { name: 48, why: 220, remember: 60, line: 180 },
  zh: { name: 20, why: 90, remember: 32, line: 70 },
} as const;

/** Every text of a language, with where it stands. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

const TEXTS: Record<(typeof LOCALES)[number], Texts> = { en: EN, zh: ZH };

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
    for (const text of others) expect(text.length, text).toBeLessThanOrEqual(limit.line);
  });

  it('says nothing twice, leaves nothing empty, and has no stray spaces', () => {
    const all = leaves(TEXTS[locale], locale);
    const seen = new Map<string, string>();
    for (const [path, text] of all) {
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toBe('');
      expect(seen.get(text), `${path} repeats another text`).toBeUndefined();
      seen.set(text, path);
    }
  });

  it('gives a level made from an unknown capture the general text', () => {
    expect(levelText('capture:anything', locale)).toBe(TEXTS[locale].anyCapture);
  });
});

it('both languages have the same texts', () => {
  const paths = (texts: Texts) => leaves(texts, '').map(([path]) => path);
  expect(paths(ZH)).toEqual(paths(EN));
});

it('the Chinese texts are Chinese', () => {
  for (const [path, text] of leaves(ZH, '')) expect(text, path).toMatch(/\p{Script=Han}/u);
  for (const [path, text] of leaves(EN, '')) expect(text, path).not.toMatch(/\p{Script=Han}/u);
});

it.each(MISTAKES)('%s cites clauses of RFC 9293', (id) => {
  const step = '(first|second|third|fourth|fifth|sixth|seventh|eighth)';
  const clause = `3(\\.\\d+)+( ${step})?`;
  expect(MISTAKE_CLAUSES[id]).toMatch(new RegExp(`^${clause}(, ${clause})*$`));
});
