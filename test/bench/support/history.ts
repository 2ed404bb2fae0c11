/** The history of all runs: a line of JSON for each, the oldest first. Figures are compared by their names. */

import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './report.ts';

const FILE = join(import.meta.dirname, '..', 'history.jsonl');

export interface PastRun {
  /** ISO 8601, UTC. */
  readonly date: string;
  /** With `+` if files differed from it. */
  readonly commit: string;
  readonly node: string;
  readonly machine: string;
  /** By name, without units. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Writes a run of the code as it is now. */
export function remember(figures: readonly Figure[], date: Date): void {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const run: PastRun = {
    date: date.toISOString(),
    commit: git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : '+'),
    node: process.version,
    machine: `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    figures: Object.fromEntries(figures.map(({ name, value }) => [name, Number(value.toPrecision(4))])),
  };
  appendFileSync(FILE, `${JSON.stringify(run)}\n`);
}

/**
 * A past run.
 * @param which `last`, or how its commit begins: the latest run of that
 * @throws if there is none
 */
export function recall(which: string): PastRun {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter(Boolean) : [];
  // Only `remember` writes here.
  const runs = lines.map((line) => JSON.parse(line) as PastRun);
  const found = runs.findLast(({ commit }) => which.toLowerCase() === 'last' || commit.startsWith(which));
  if (found === undefined) throw new Error(`no run in the history is ${which}`);
  return found;
}
