/** A clause as a person reads it, in both languages. */

import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../shared/content/explain.ts';
import { QUESTION_SETS } from '../../shared/content/questions.ts';
import { clauseText, sectionText } from '../../shared/lib/clause.ts';
import { MISTAKE_CLAUSES } from '../../shared/referee/clause.ts';
import { RULES } from '../../shared/tcp/rule.ts';

const ALL = [
  ...Object.values(RULES),
  ...Object.values(MISTAKE_CLAUSES),
  ...Object.values(QUESTION_SETS).flatMap((set) => set.flatMap(({ clause }) => clause ?? [])),
];

describe('a clause', () => {
  it.each([
    ['3.10.7.4 eighth', 'RFC 9293 · 3.10.7.4, step 8', 'RFC 9293 · 3.10.7.4 第 8 步'],
    ['3.10.7.4 first', 'RFC 9293 · 3.10.7.4, step 1', 'RFC 9293 · 3.10.7.4 第 1 步'],
    ['3.5.2, 3.6', 'RFC 9293 · 3.5.2, 3.6', 'RFC 9293 · 3.5.2、3.6'],
    ['RFC 1337, fix F1', 'RFC 1337, fix F1', 'RFC 1337，修正 F1'],
    ['3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4 第 5 步'],
    ['3.10.7.4 第 5 步', 'RFC 9293 · 3.10.7.4, step 5', 'RFC 9293 · 3.10.7.4 第 5 步'],
  ])('[WHY20] %s names its step in the language of the reader', (clause, en, zh) => {
    expect([clauseText(clause, 'en'), clauseText(clause, 'zh')]).toEqual([en, zh]);
  });

  it.each(LOCALES)('[WHY20] of no rule, mistake or question keeps the ordinal of the RFC (%s)', (locale) => {
    const ordinal = /first|second|third|fourth|fifth|sixth|seventh|eighth/;
    expect(ALL.filter((clause) => ordinal.test(clauseText(clause, locale)))).toEqual([]);
    expect(ALL.filter((clause) => /step|fix/.test(sectionText(clause, 'zh')))).toEqual([]);
  });
});
