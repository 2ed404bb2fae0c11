/**
 * `npm run differential [-- --seed N --count N --out DIR]`: fresh recordings of the running kernel against engine and
 * referee.
 */

import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { recording } from '../../server/cli/formats.ts';
import { readCases } from '../../server/cli/input.ts';
import { compare, type Difference } from './compare.ts';
import { type Answer, createLaboratory, missing } from './laboratory.ts';
import { KNOWN_DIFFERENCES } from './linux.ts';
import { type Script, scriptFrom } from './script.ts';

const USAGE = `usage: differential [--seed N] [--count N] [--out DIR]
  --seed N   the first seed (default: drawn); seed N+1 follows N
  --count N  how many seeds (default: 100)
  --out DIR  keeps every recording there (default: only those that did not pass, in a temporary folder)`;

/** Kernels mostly wait: this many pairs of hosts at once load two cores by less than a quarter. */
const PAIRS = 10;
const SEEDS = 2 ** 32;
const PARENT_CHECK_MS = 500;

interface Wish {
  readonly seed: number;
  readonly count: number;
  readonly out: string | undefined;
}

function wholeNumber(text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value >= SEEDS) throw new Error(`${text} is not a valid number here`);
  return value;
}

function readWish(): Wish {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { seed: text, count: text, out: text } });
  return {
    seed: values.seed === undefined ? randomInt(SEEDS) : wholeNumber(values.seed, 0),
    count: values.count === undefined ? 100 : wholeNumber(values.count, 1),
    out: values.out,
  };
}

/** Where recordings go, and whether those that pass are kept. */
interface Shelf {
  readonly folder: string;
  passed(stem: string): void;
  /** Cleans up after an interrupted run. */
  clear(): void;
}

function shelfOf(out: string | undefined): Shelf {
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    return { folder: resolve(out), passed: () => undefined, clear: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-differential-'));
  return {
    folder,
    passed(stem) {
      for (const end of ['json', 'a.pcap', 'b.pcap']) rmSync(`${stem}.${end}`, { force: true });
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The names of the known differences found. */
const used = new Set<string>();
const counts = { passed: 0, failed: 0, explained: 0 };

function fail(script: Script, what: string): void {
  counts.failed++;
  console.log(`FAILED ${script.name}: ${what}`);
}

function describe({ host, t, what, known }: Difference): string {
  return `${host} t=${t}: ${what}${known === null ? '' : `: ${known}`}`;
}

/**
 * Checks one recording against engine and referee: prints a line for each difference, and the path of the recording.
 */
function judgeRecording(script: Script, path: string, shelf: Shelf): void {
  const differences = readCases(path, recording).flatMap(compare);
  const unknown = differences.filter(({ known }) => known === null);
  if (unknown.length > 0) {
    fail(script, `${unknown.map(describe).join('; ')}; ${path}`);
  } else if (differences.length > 0) {
    counts.explained++;
    for (const difference of differences) console.log(`EXPLAINED ${script.name}: ${describe(difference)}; ${path}`);
  } else {
    counts.passed++;
    shelf.passed(join(shelf.folder, script.name));
  }
  for (const { known } of differences) if (known !== null) used.add(known);
}

function take(script: Script, answer: Answer, shelf: Shelf): void {
  if ('error' in answer) {
    fail(script, `was not recorded: ${answer.error}`);
    return;
  }
  try {
    judgeRecording(script, answer.path, shelf);
  } catch (error) {
    fail(script, `broke: ${error instanceof Error ? error.message : error}; ${answer.path}`);
  }
}

/**
 * Calls `end` with an exit code at a signal, again at the next (npm forwards a signal that the terminal has sent as
 * well), and when our parent (npm, which may be killed alone) is gone.
 */
function whenBrokenOff(end: (code: number) => void): void {
  const parent = process.ppid;
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  setInterval(() => process.ppid !== parent && end(143), PARENT_CHECK_MS).unref();
}

/** Runs the scripts and counts the results. */
async function runAll({ seed, count }: Wish, shelf: Shelf): Promise<void> {
  const laboratory = createLaboratory(shelf.folder, Math.min(PAIRS, count));
  whenBrokenOff(async (code) => {
    await laboratory.stop();
    shelf.clear();
    process.exit(code);
  });
  let begun = 0;
  await laboratory.run(
    () => (begun < count ? scriptFrom((seed + begun++) % SEEDS) : undefined),
    (script, answer) => take(script, answer, shelf),
  );
}

async function main(wish: Wish): Promise<void> {
  const lacks = missing();
  if (lacks.length > 0) {
    for (const lack of lacks) console.error(`The differential test needs ${lack}`);
    process.exitCode = 2;
    return;
  }
  console.log(`Linux ${release()}, again by: npm run differential -- --seed ${wish.seed} --count ${wish.count}`);
  const shelf = shelfOf(wish.out);
  await runAll(wish, shelf);
  const taken = counts.passed + counts.failed + counts.explained;
  if (taken < wish.count) {
    console.error(`The run was broken off after ${taken} of ${wish.count} seeds`);
    process.exitCode = 1;
    return;
  }
  if (counts.failed + counts.explained === 0) shelf.clear();
  for (const { name, says } of KNOWN_DIFFERENCES) if (used.has(name)) console.log(`${name}: Linux ${says}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.explained} explained`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

function wishOrUsage(): Wish | null {
  try {
    return readWish();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

const wish = wishOrUsage();
if (wish !== null) await main(wish);
