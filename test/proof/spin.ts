/** Has spin check teardown.pml: builds the checker in a folder of its own and reads what it reports. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

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

export interface Checker {
  /** Runs it on a scope, named by its place among SCOPES. */
  readonly check: (scope: number) => Promise<SpinReport>;
  readonly remove: () => Promise<void>;
}

/** Builds the checker. Throws when spin, the compiler or a run of the checker fails. */
export async function buildChecker(): Promise<Checker> {
  const folder = await mkdtemp(join(tmpdir(), 'last-ack-spin-'));
  const run = async (program: string, args: readonly string[], scope = 0) => {
    const env = { ...process.env, SCOPE: String(scope) };
    return (await promisify(execFile)(program, args, { cwd: folder, env })).stdout;
  };
  await run('spin', ['-a', MODEL]);
  await run('gcc', COMPILE);
  return {
    check: async (scope) => reportOf(await run('./pan', ['-m1000', '-w23'], scope)),
    remove: () => rm(folder, { recursive: true }),
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
