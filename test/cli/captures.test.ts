/** `referee explain` on captures of kinds that are easily misread: what it must and must not say of each. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledReferee } from './referee-bundle.ts';

const FOLDER = resolve(import.meta.dirname, '../fixtures/captures/cases');
const REFEREE = bundledReferee();

interface Case {
  readonly file: string;
  readonly why: string;
  /** The number of closes; null: any. */
  readonly closes: number | null;
  /** Regular expressions on what is printed in English. */
  readonly must: readonly string[];
  readonly must_not: readonly string[];
}

const CASES = JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8')) as readonly Case[];

describe('[CAP344] referee explain', () => {
  it.each(CASES)('$file: $why', ({ file, closes, must, must_not }) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [REFEREE, 'explain', join(FOLDER, file)], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    if (closes !== null) expect(stdout).toMatch(new RegExp(`with a close ${closes}$`, 'm'));
    for (const said of must) expect(stdout).toMatch(new RegExp(said));
    for (const said of must_not) expect(stdout).not.toMatch(new RegExp(said));
  });
});
