/**
 * The command on a machine that lacks something, and called wrongly: it says what, and exits with 2. Records no kernel.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

function differential(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'run.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}

describe('the differential test', () => {
  it('says what the machine lacks, and counts nothing', () => {
    const { status, stdout, stderr } = differential([], { PATH: '' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const lack = process.platform === 'linux' ? 'python3, 3.11 or later' : 'Linux';
    expect(stderr).toContain(`The differential test needs ${lack}`);
  });

  it.each([[['--count', '0']], [['--seed', '4294967296']], [['--seeds', '1']]])('refuses %s with its usage', (args) => {
    const { status, stdout, stderr } = differential(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^.+\nusage: differential \[--seed N\]/);
  });
});
