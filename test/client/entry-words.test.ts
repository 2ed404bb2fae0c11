/** The sentences come in parts: those that the page needs before it can be used are all in the first. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EN } from '../../client/words/en/en.ts';
import { ENTRY_EN } from '../../client/words/en/entry.ts';
import { PLAY_EN } from '../../client/words/en/play.ts';
import { START_EN } from '../../client/words/en/start.ts';
import { TEACHING_EN } from '../../client/words/en/teaching.ts';

const CLIENT = resolve(import.meta.dirname, '../../client');
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const KEYS = [...new Set(Object.keys(EN).map(stem))];
const ENTRY = new Set(Object.keys(ENTRY_EN).map(stem));

/** Every file of the page that is loaded with `entry`, without lazy imports. */
function comesWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry) || !existsSync(entry)) return found;
  found.add(entry);
  const imports = readFileSync(entry, 'utf8').matchAll(/^import (?!type\b)(?:[^;]*? from )?'(\.[^']+)';$/gms);
  for (const [, path = ''] of imports) comesWith(join(dirname(entry), path), found);
  return found;
}

/** The keys that a file asks for: each entry is one key, or all keys that match one pattern. */
function askedIn(file: string): string[][] {
  const text = readFileSync(file, 'utf8');
  const asked = [...text.matchAll(/\bt\(([^;{}]*?)(?:, \{|\))/gs)].map(([, argument = '']) => argument);
  const literal = asked.flatMap((argument) => [...argument.matchAll(/'([\w.-]+)'/g)].map(([, key = '']) => [key]));
  const patterns = [...text.matchAll(/`([\w.-]+\.)\$\{[^`]*?\}([\w.-]*)`/g)].map(([, before = '', after = '']) =>
    KEYS.filter((key) => key.startsWith(before) && key.endsWith(after) && !key.slice(before.length).includes('.')),
  );
  return [...literal, ...patterns].filter(([first = '']) => KEYS.includes(first));
}

describe('the sentences of the page', () => {
  it('stand in one part each', () => {
    const all = [ENTRY_EN, START_EN, PLAY_EN, TEACHING_EN].flatMap((part) => Object.keys(part));
    expect(all.length).toBe(new Set(all).size);
    expect(new Set(all)).toEqual(new Set(Object.keys(EN)));
  });

  it.each(['main.tsx', 'student/student.tsx'])('[UI170] that %s can say at once are in the first part', (entry) => {
    const files = [...comesWith(join(CLIENT, entry))].filter((file) => file.startsWith(CLIENT));
    expect(files.length).toBeGreaterThan(15);
    const asked = files.flatMap((file) => askedIn(file).map((keys) => ({ file: file.slice(CLIENT.length + 1), keys })));
    expect(asked.length).toBeGreaterThan(30);
    // Which of the keys of a pattern are asked for at once, weight.test.ts finds in the built page.
    expect(asked.filter(({ keys }) => !keys.some((key) => ENTRY.has(key)))).toEqual([]);
  });
});
