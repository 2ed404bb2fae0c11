/**
 * How both commands begin: with code that every Node can parse. Everything else is loaded only by a Node that can run
 * it.
 */

import { silenceExperiments } from './node-remarks.ts';
import { nodeProblem } from './node-version.ts';

/**
 * Runs `load` if this Node is new enough. Otherwise, or if a part of the program is missing, says so in one line and
 * sets the exit code 1.
 */
export function begin(load: () => Promise<unknown>): void {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) {
    refuse(problem);
    return;
  }
  silenceExperiments();
  load().catch((error: unknown) => refuse(partProblem(error)));
}

function refuse(why: string): void {
  process.stderr.write(`Last ACK cannot start: ${why}\n`);
  process.exitCode = 1;
}

/** Loaded code reports its own failures: an error caught here means that loading failed. */
function partProblem(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  return `a part of it is missing or damaged (${said}). Install it again; from source: npm ci && npm run build`;
}
