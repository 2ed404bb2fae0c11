/** The check of shared/SPEC.md finds what it should. */

import { describe, expect, it } from 'vitest';
import { AREAS, checkSpec, idsInTitles, parseSpec, type SpecInput } from '../tools/spec.ts';

const LINES = AREAS.map((area) => `- **${area}1** (3.6) A sentence of ${area}.`);

/** A tree in which everything fits: one rule for each area, cited by one file and one test. */
function fitting(): SpecInput {
  return {
    spec: ['# Rules', ...LINES].join('\n'),
    ruleTable: { path: 'rule.ts', text: "export const RULES = { TCP1: '3.6' } as const;" },
    code: [{ path: 'code.ts', text: '// TCP1: closes' }],
    tests: [{ path: 'a.test.ts', text: AREAS.map((area) => `it('[${area}1] does it', () => {});`).join('\n') }],
  };
}

function withSpec(line: string): SpecInput {
  const input = fitting();
  return { ...input, spec: `${input.spec}\n${line}` };
}

function titles(text: string): string[] {
  return idsInTitles({ path: 'a.test.ts', text });
}

describe('check of SPEC.md', () => {
  it('accepts a tree in which everything fits', () => {
    expect(checkSpec(fitting())).toEqual([]);
  });

  it('finds an id that code cites but no rule has', () => {
    const input = { ...fitting(), code: [{ path: 'code.ts', text: "['TCP1', 'DUEL9']" }] };
    expect(checkSpec(input)).toEqual(['DUEL9 is cited by code.ts but unknown']);
  });

  it('finds an id that a test title cites but no rule has', () => {
    const { tests, ...rest } = fitting();
    const input = { ...rest, tests: [...tests, { path: 'b.test.ts', text: "it('[REF7] x', () => {})" }] };
    expect(checkSpec(input)).toEqual(['REF7 is cited by b.test.ts but unknown']);
  });

  it('finds a rule that is written twice', () => {
    expect(checkSpec(withSpec('- **NET1** Again.'))).toEqual([
      `SPEC.md:${AREAS.length + 2} has NET1 for the second time`,
    ]);
  });

  it('finds a rule that no test title cites', () => {
    expect(checkSpec(withSpec('- **BOT2** It waits.'))).toEqual(['BOT2 is cited by no test title']);
  });

  it('finds a TCP rule that no code carries out', () => {
    const input = { ...fitting(), code: [{ path: 'code.ts', text: '' }] };
    expect(checkSpec(input)).toEqual(['TCP1 is carried out by no code']);
  });

  it('finds a clause that differs from the table', () => {
    const input = { ...fitting(), ruleTable: { path: 'rule.ts', text: "export const RULES = { TCP1: '3.8' };" } };
    expect(checkSpec(input)).toEqual(['TCP1 is "3.6" in SPEC.md and "3.8" in RULES']);
  });

  it('finds rules that only one of SPEC.md and the table has', () => {
    const input = { ...fitting(), ruleTable: { path: 'rule.ts', text: "export const RULES = { TCP4: '3.8' };" } };
    expect(checkSpec(input)).toEqual(['TCP1 is missing in RULES', 'TCP4 of RULES is unknown']);
  });

  it('finds a malformed line', () => {
    expect(parseSpec('- **TCP1** no full stop').problems).toHaveLength(1);
    expect(parseSpec('- **FOO1** An unknown area.').problems).toHaveLength(1);
    expect(parseSpec('- TCP1 Not bold.').problems).toHaveLength(1);
  });

  it('finds an area without rules', () => {
    const input = fitting();
    const problems = checkSpec({ ...input, spec: LINES.filter((line) => !line.includes('UI1')).join('\n') });
    expect(problems).toContain('UI has no rule');
    expect(problems.filter((problem) => problem.endsWith('has no rule'))).toHaveLength(1);
  });
});

describe('ids in titles', () => {
  it('are read from describe, it and test, from each of them, several per title', () => {
    expect(titles("describe('[TCP1] a', () => { test('[TCP2, WIRE1] b', () => {}) })")).toEqual([
      'TCP1',
      'TCP2',
      'WIRE1',
    ]);
    expect(titles("it.each(rows)('[REF1] %s', () => {})")).toEqual(['REF1']);
    expect(titles('it.each`a`("[REF2] $a", () => {})')).toEqual(['REF2']);
  });

  it('are taken from the table if the title is filled from one', () => {
    expect(titles("it.each([['TCP3', 1]])('[%s] has %d', () => {})")).toEqual(['TCP3']);
    expect(titles(`for (const r of ['TCP4']) it(\`[\${r}] x\`, () => {})`)).toEqual(['TCP4']);
  });

  it('are not read from comments, bodies, or titles without brackets', () => {
    expect(titles("// it('[TCP1]')\nit('TCP2 closes', () => { expect('[TCP3]').toBe('TCP4'); })")).toEqual([]);
  });
});
