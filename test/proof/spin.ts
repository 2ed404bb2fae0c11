/** Runs spin on teardown.pml: builds the checker in a folder of its own and reads its report. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const MODEL = resolve(import.meta.dirname, 'teardown.pml');

/** Safety only (assertions, deadlocks), no reduction: every state must be visited. At most 1.5 GB. */
const COMPILE = ['-O2', '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=1500', '-o', 'pan', 'pan.c'];

export interface SpinReport {
  readonly errors: number;
  readonly states: number;
  readonly pairs: readonly string[];
  /** spin's messages about a truncated search, and other complaints. */
  readonly warnings: readonly string[];
}

export interface Checker {
  /** Runs it on a scope, given by its index in SCOPES. */
  readonly check: (scope: number) => Promise<SpinReport>;
  readonly remove: () => Promise<void>;
}

/**
 * Builds the checker.
 * @throws if spin, the compiler or a run of the checker fails
 */
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
