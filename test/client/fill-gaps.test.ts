/** What Spanish lacks is shown in English and marked, and nothing that a player reads is lacking. */

import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { EN } from '../../client/words/en/en.ts';
import { ENTRY_EN } from '../../client/words/en/entry.ts';
import { START_EN } from '../../client/words/en/start.ts';
import { PLAY_EN } from '../../client/words/en/play.ts';
import { TEACHING_EN } from '../../client/words/en/teaching.ts';
import { ENTRY_ES } from '../../client/words/es/entry.ts';
import { START_ES } from '../../client/words/es/start.ts';
import { ES } from '../../client/words/es/es.ts';
import { PLAY_ES } from '../../client/words/es/play.ts';
import { TEACHING_ES } from '../../client/words/es/teaching.ts';
import { filled } from '../../client/words/fill-gaps.ts';
import { friendlyName, nameFits } from '../../client/kit/player-name.ts';
import { CONTENT, LEVEL_TEXTS } from '../../shared/content/explain.ts';
import { reportText } from '../../shared/content/report-text.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { ENGLISH_MARK } from '../../shared/lib/fallback.ts';

/** Every text in tables of tables. */
function textsIn(tables: unknown): string[] {
  if (typeof tables === 'string') return [tables];
  return typeof tables === 'object' && tables !== null ? Object.values(tables).flatMap(textsIn) : [];
}

describe('the sentences in Spanish', () => {
  const shown: Readonly<Record<string, string>> = filled(ES, EN);

  it('[UI180] are complete wherever a player reads them', () => {
    expect(Object.keys(ENTRY_ES)).toEqual(Object.keys(ENTRY_EN));
    expect(Object.keys(START_ES)).toEqual(Object.keys(START_EN));
    expect(new Set(Object.keys(PLAY_ES))).toEqual(new Set(Object.keys(PLAY_EN)));
    const own = [ENTRY_ES, START_ES, PLAY_ES, CONTENT.es.texts, CONTENT.es.rules, LEVEL_TEXTS.es].flatMap(textsIn);
    expect(own.length).toBeGreaterThan(1000);
    expect(own.filter((text) => text.includes(ENGLISH_MARK.trim()))).toEqual([]);
  });

  it('[UI181] have every key of English on the page, and each is either Spanish or marked', () => {
    expect(new Set(Object.keys(shown))).toEqual(new Set(Object.keys(EN)));
    const lacking = Object.keys(TEACHING_EN).filter((key) => !(key in TEACHING_ES));
    expect(lacking.length).toBeGreaterThan(100);
    expect(Object.keys(shown).filter((key) => shown[key]?.startsWith(ENGLISH_MARK))).toEqual(
      expect.arrayContaining(lacking),
    );
    expect(Object.values(shown).filter((text) => text.startsWith(ENGLISH_MARK))).toHaveLength(lacking.length);
    for (const key of lacking) expect(shown[key]).toBe(`(EN) ${EN[key as keyof typeof EN]}`);
  });

  it('[UI181] keep the plural forms of a language apart from those that it lacks', () => {
    const own = { bytes_other: '{{count}} bytes-es', bytes_many: 'de bytes' };
    expect(
      filled<Readonly<Record<string, string>>>(own, { bytes_one: 'byte', bytes_other: 'bytes', gone: 'Gone' }),
    ).toEqual({
      ...own,
      gone: '(EN) Gone',
    });
  });

  it('[UI181] tell a screen reader that a marked sentence is English', () => {
    expect(h('p', null, '(EN) Open').props).toMatchObject({ lang: 'en' });
    expect(h('p', null, '(EN) Open', ' ', h('b', null, '3')).props).toMatchObject({ lang: 'en' });
    expect(h('p', { lang: 'fr' }, '(EN) Open').props).toMatchObject({ lang: 'fr' });
    expect(h('p', null, 'Abrir').props).not.toHaveProperty('lang');
  });

  it('[UI180] make names of twenty characters at most', () => {
    const words = { first: ES['name.first'], second: ES['name.second'], join: ES['name.join'] };
    for (const first of words.first.split(' '))
      for (const second of words.second.split(' '))
        expect(nameFits(friendlyName({ ...words, first, second }, () => 0)), `${first} ${second}`).toBe(true);
  });
});

it('[UI181] texts of reports and captures that are not in Spanish are marked, each of them', () => {
  const { locale, ...captures } = WORDS.es;
  const { locale: _, ...english } = WORDS.en;
  expect(locale).toBe('es');
  expect(textsIn([captures, reportText('es')])).toEqual(
    textsIn([english, reportText('en')]).map((text) => ENGLISH_MARK + text),
  );
});
