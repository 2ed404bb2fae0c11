/**
 * `npm run --silent referee -- vectors|recordings|mistakes|levels FILE_OR_DIR...` checks data; `explain FILE` captures;
 * `sandbox` plays many closes.
 */

import { runMistake } from '../../shared/conformance/mistakes.ts';
import { failed, type Outcome } from '../../shared/conformance/outcome.ts';
import { runRecording } from '../../shared/conformance/recordings.ts';
import { runVector } from '../../shared/conformance/vectors.ts';
import { EXPLAIN_USAGE, explainFiles } from './explain-files.ts';
import { mistakeCase, recording, vectorCase } from './formats.ts';
import { InputError, jsonFiles, parseJson, readCases } from './input.ts';
import { checkLevel } from './check-level.ts';
import { runSandbox, SANDBOX_USAGE } from './run-sandbox.ts';

const USAGE = `usage: referee vectors|recordings|mistakes|levels FILE_OR_DIR..., or ${EXPLAIN_USAGE}, or ${SANDBOX_USAGE}`;

/** A case that is ready to run. */
interface Job {
  /** Precedes the reason if it fails. */
  readonly name: string;
  readonly run: () => Outcome;
}

type Loader = (file: string) => Job[];

/** The cases of a file, each with its name. */
function jobs<T>(items: readonly T[], nameOf: (item: T) => string, run: (item: T) => Outcome): Job[] {
  return items.map((item) => ({ name: `FAILED ${nameOf(item)}`, run: () => run(item) }));
}

const LOADERS = new Map<string, Loader>([
  ['vectors', (file) => jobs(readCases(file, vectorCase), ({ id }) => id, runVector)],
  ['recordings', (file) => jobs(readCases(file, recording), ({ name }) => name, runRecording)],
  ['mistakes', (file) => jobs(readCases(file, mistakeCase), ({ id }) => id, runMistake)],
  ['levels', levelJobs],
]);

/** A level file is one case, named by its path. */
function levelJobs(file: string): Job[] {
  const json = parseJson(file);
  return [{ name: file, run: () => checkLevel(json) }];
}

/** Reads everything before running anything, so that unreadable input never looks like a partly good result. */
function loadJobs([command, ...paths]: readonly string[]): Job[] {
  const loader = LOADERS.get(command ?? '');
  if (loader === undefined || paths.length === 0) throw new InputError(USAGE);
  return jsonFiles(paths).flatMap(loader);
}

/**
 * Runs the jobs and prints a line for each failure.
 * @returns the counts, in the order of the last line
 */
function runJobs(jobs: readonly Job[]): Record<Outcome['kind'], number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of jobs) {
    const outcome = outcomeOf(run);
    counts[outcome.kind]++;
    if (outcome.kind === 'failed') console.log(`${name}: ${outcome.reason}`);
  }
  return counts;
}

/** A case that crashes the program has failed; the others still count. */
function outcomeOf(run: Job['run']): Outcome {
  try {
    return run();
  } catch (error) {
    return failed(`broke: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Runs the cases named by the arguments.
 * @returns the exit code
 */
function runCases(args: readonly string[]): number {
  const counts = runJobs(loadJobs(args));
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 ? 1 : 0;
}

// A reader that takes only the beginning of a long explanation (`| head`) is no reason to crash.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const [command, ...rest] = process.argv.slice(2);
try {
  if (command === 'explain') await explainFiles(rest);
  else if (command === 'sandbox') runSandbox(rest);
  else process.exitCode = runCases(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
