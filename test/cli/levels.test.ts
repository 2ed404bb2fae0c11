/**
 * The level check as an author of levels sees it: one line with the place for each bad file, the counts, the exit code.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledReferee } from './referee-bundle.ts';
import fourWaves from '../../shared/content/levels/four-waves.json' with { type: 'json' };
import { checkLevel } from '../../server/cli/check-level.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REFEREE = bundledReferee();

function referee(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [REFEREE, 'levels', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n'), errors: stderr };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'levels-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The level with a different script at B. */
function withScript(script: readonly unknown[]): unknown {
  const { A, B } = fourWaves.ends;
  return { ...fourWaves, ends: { A, B: { ...B, script } } };
}

const [CLOSE] = fourWaves.ends.B.script;

it('[LEVEL2] passes every level that comes with the game', () => {
  expect(referee('shared/content/levels')).toEqual({
    status: 0,
    lines: ['22 passed, 0 failed, 0 skipped'],
    errors: '',
  });
});

it('[LEVEL2] prints one line with file and place for each bad file, counts the good ones and exits with 1', () => {
  const good = written('good.json', JSON.stringify(fourWaves));
  const send = { ...CLOSE, call: { kind: 'SEND', bytes: 0 } };
  const bad = written('bad.json', JSON.stringify(withScript([send])));
  const { notation: _, ...silent } = fourWaves;
  const mute = written('mute.json', JSON.stringify(silent));
  const { status, lines, errors } = referee(good, bad, mute);
  expect({ status, errors }).toEqual({ status: 1, errors: '' });
  expect(lines).toEqual([
    expect.stringMatching(`^${bad}: at ends\\.B\\.script\\.0\\.call\\.bytes: .+$`),
    expect.stringMatching(`^${mute}: at notation: .+$`),
    '1 passed, 2 failed, 0 skipped',
  ]);
});

it('[LEVEL2] exits with 2 and one clear line if a path cannot be read, before any result', () => {
  const good = written('good.json', JSON.stringify(fourWaves));
  for (const file of [written('broken.json', '{"id": '), join(folder, 'nowhere.json')]) {
    const { status, lines, errors } = referee(good, file);
    expect({ status, lines }).toEqual({ status: 2, lines: [''] });
    expect(errors).toMatch(new RegExp(`^${file}: .+\n$`));
  }
});

const endless = Array.from({ length: 100 }, (_, i) => ({
  from: 'A',
  match: { nth: i + 1 },
  effect: { kind: 'lose' },
}));

it.each([
  ['whose second closer waits for a state that never comes', withScript([{ ...CLOSE, when: { state: 'FIN-WAIT-2' } }])],
  ['in which somebody closes twice', withScript([CLOSE, CLOSE])],
])('[LEVEL2] a level %s fails at the call', (_, level) => {
  expect(checkLevel(level)).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/^at ends\.B\.script\.[01]: .*never comes/),
  });
});

it('[LEVEL2] a level whose wire lets nothing through fails at the end that gives up', () => {
  expect(checkLevel({ ...fourWaves, faults: endless })).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/^at ends\.A: .*gives up/),
  });
});
