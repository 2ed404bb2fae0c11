/** Has spin check teardown.pml: builds the checker in a folder of its own and reads what it reports. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MODEL = resolve(import.meta.dirname, 'teardown.pml');

/** Safety alone (assertions, dead ends), no reduction: every state is to be seen. At most 1.5 GB. */
const COMPILE = ['-O2', '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=1500', '-o', 'pan', 'pan.c'];

export interface SpinReport {
  readonly errors: number;
  readonly states: number;
  readonly pairs: readonly string[];
  /** What spin says when the search was cut short, and other complaints. */
  readonly warnings: readonly string[];
}

/** The checker, built; `check` runs it on a scope (by its place among SCOPES), `remove` takes it away. */
export function buildChecker(): { check: (scope: number) => SpinReport; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-spin-'));
  const run = (program: string, args: readonly string[], scope = 0) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, SCENE: String(scope) } });
  run('spin', ['-a', MODEL]);
  run('gcc', COMPILE);
  return {
    check: (scope) => reportOf(run('./pan', ['-m1000', '-w23'], scope)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function numberBefore(text: string, words: string): number {
  const [, number] = new RegExp(`(\\d+) ${words}`).exec(text) ?? [];
  return Number(number);
}

function reportOf(output: string): SpinReport {
  const lines = output.split('\n');
  const [, errors] = /errors: (\d+)/.exec(output) ?? [];
  return {
    errors: Number(errors),
    states: numberBefore(output, 'states, stored'),
    pairs: lines.flatMap((line) => (line.startsWith('pair: ') ? [line.slice('pair: '.length)] : [])),
    warnings: lines.filter((line) => /warning|search was not completed|max search depth|out of memory/i.test(line)),
  };
}
