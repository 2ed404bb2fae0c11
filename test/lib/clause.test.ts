/** Clauses as a person reads them, in each language. */

import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../shared/lib/language.ts';
import { QUESTION_SETS } from '../../shared/content/questions.ts';
import { clauseText, sectionText } from '../../shared/lib/clause.ts';
import { MISTAKE_CLAUSES } from '../../shared/referee/mistake-clauses.ts';
import { RULES } from '../../shared/tcp/rule.ts';

const ALL = [
  ...Object.values(RULES),
  ...Object.values(MISTAKE_CLAUSES),
  ...Object.values(QUESTION_SETS).flatMap((set) => set.flatMap(({ clause }) => clause ?? [])),
];

describe('a clause', () => {
  it.each([
    ['3.10.7.4 eighth', 'RFC 9293 · 3.10.7.4, step 8', 'RFC 9293 · 3.10.7.4 第 8 步', 'RFC 9293 · 3.10.7.4, paso 8'],
    ['3.10.7.4 first', 'RFC 9293 · 3.10.7.4, step 1', 'RFC 9293 · 3.10.7.4 第 1 步', 'RFC 9293 · 3.10.7.4, paso 1'],
    ['3.5.2, 3.6', 'RFC 9293 · 3.5.2, 3.6', 'RFC 9293 · 3.5.2、3.6', 'RFC 9293 · 3.5.2, 3.6'],
    ['RFC 1337, fix F1', 'RFC 1337, fix F1', 'RFC 1337，修正 F1', 'RFC 1337, corrección F1'],
    ['3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4 第 5 步', 'RFC 9293 · 3.10.7.4, paso 5'],
    ['3.10.7.4, paso 5', 'RFC 9293 · 3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4 第 5 步', 'RFC 9293 · 3.10.7.4, paso 5'],
    ['3.10.7.4 第 5 步', 'RFC 9293 · 3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4 第 5 步', 'RFC 9293 · 3.10.7.4, paso 5'],
  ])('[WHY20] %s names its step in the language of the reader', (clause, ...texts) => {
    expect(LOCALES.map((locale) => clauseText(clause, locale))).toEqual(texts);
  });

  it.each(LOCALES)('[WHY20] without a rule, mistake or question keeps the ordinal of the RFC (%s)', (locale) => {
    const ordinal = /first|second|third|fourth|fifth|sixth|seventh|eighth/;
    expect(ALL.filter((clause) => ordinal.test(clauseText(clause, locale)))).toEqual([]);
    const isEnglish = (clause: string) => locale !== 'en' && /step|fix/.test(sectionText(clause, locale));
    expect(ALL.filter(isEnglish)).toEqual([]);
  });
});
