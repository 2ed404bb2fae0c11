/** docs/threat-model.md names, for each thing that somebody may try, a rule and a test that exist. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idsInTitles, parseSpec } from '../tools/spec.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');

/** What a line of the model names: a rule, and the file of a test of it. */
const NAMED = /([A-Z]+\d+) `([^`]+)`/g;

/** One line for each problem. */
function problemsOf(model: string, rules: ReadonlySet<string>, titles: (file: string) => readonly string[]): string[] {
  const rows = model.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| tries |'));
  return rows.flatMap((row) => {
    const [, tries = '', , named = ''] = row.split('|').map((cell) => cell.trim());
    const pairs = [...named.matchAll(NAMED)];
    if (pairs.length === 0) return [`${tries}: no rule with a test`];
    return pairs.flatMap(([, id = '', file = '']) => {
      if (!rules.has(id)) return [`${tries}: there is no rule ${id}`];
      return titles(file).includes(id) ? [] : [`${tries}: ${file} has no test of ${id}`];
    });
  });
}

function titlesOf(file: string): readonly string[] {
  return existsSync(resolve(ROOT, file)) ? idsInTitles({ path: file, text: read(file) }) : [];
}

describe('docs/threat-model.md', () => {
  const model = read('docs/threat-model.md');
  const rules = new Set(parseSpec(read('shared/SPEC.md')).rules.map(({ id }) => id));

  it('names an existing rule and test in each of its lines', () => {
    expect(model.match(/^\| to /gm)?.length).toBeGreaterThan(30);
    expect(problemsOf(model, rules, titlesOf)).toEqual([]);
  });

  it.each([
    ['| to get in | a lock | trust |', 'to get in: no rule with a test'],
    ['| to get in | a lock | NET9999 `a.test.ts` |', 'to get in: there is no rule NET9999'],
    ['| to get in | a lock | NET50 `a.test.ts` |', 'to get in: a.test.ts has no test of NET50'],
  ])('would be found wrong with %s', (row, problem) => {
    expect(problemsOf(row, rules, titlesOf)).toEqual([problem]);
  });
});
