/** `referee sandbox [SETTINGS] [--json]`: many closes between two bots; SETTINGS as at the end of a link to the sandbox. */

import { type RunFacts, factsOf } from '../../shared/sandbox/run-facts.ts';
import { runClose } from '../../shared/sandbox/run-close.ts';
import { type Experiment, experimentText, readExperiment } from '../../shared/sandbox/experiment.ts';
import { type Estimate, type Measure, type MeasureId, tallyOf } from '../../shared/sandbox/tally.ts';
import { InputError } from './input.ts';

export const SANDBOX_USAGE = `referee sandbox ['name=value&name=value'] [--json]`;

/** What each measure is, and how its values and its bars are written. */
const SHOWN: Readonly<Record<MeasureId, { says: string; shares: boolean; value: (value: number) => string }>> = {
  halfOpen: { says: 'half-open: an end was left behind', shares: true, value: percent },
  resets: { says: 'an end was ended by a RST', shares: true, value: percent },
  corrupted: { says: 'old octets in the next connection', shares: true, value: percent },
  portHeld: { says: 'port of A held, s', shares: false, value: (ms) => (ms / 1000).toFixed(1) },
  segments: { says: 'segments sent', shares: false, value: (count) => count.toFixed(1) },
};

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/**
 * Plays an experiment and prints what it adds up to.
 * @throws InputError if the arguments are wrong
 */
export function runSandbox(args: readonly string[]): void {
  const { experiment, json } = parseArguments(args);
  const facts = play(experiment);
  const tally = tallyOf(facts);
  if (json) {
    console.log(JSON.stringify({ ...experiment, ...tally }, null, 2));
    return;
  }
  console.log(
    `${experiment.runs} closes, seed ${experiment.seed}, ${experimentText(experiment) || 'default settings'}`,
  );
  for (const measure of tally.measures) printMeasure(measure);
}

function parseArguments(args: readonly string[]): { experiment: Experiment; json: boolean } {
  const json = args.includes('--json');
  const [text = '', ...more] = args.filter((arg) => arg !== '--json');
  if (more.length > 0 || text.startsWith('-')) throw new InputError(`usage: ${SANDBOX_USAGE}`);
  const read = readExperiment(text);
  if (!read.ok) throw new InputError(`${read.name}: ${read.allowed}`);
  return { experiment: read.experiment, json };
}

function play({ settings, runs, seed }: Experiment): RunFacts[] {
  return Array.from({ length: runs }, (_, i) => factsOf(seed + i, runClose(settings, seed + i).state));
}

function printMeasure({ id, bars, estimate, missing }: Measure): void {
  const { says, shares, value } = SHOWN[id];
  const written = ({ value: middle, low, high }: Estimate) => `${value(middle)} (${value(low)} to ${value(high)})`;
  console.log(`${says}: ${written(estimate)}${missing === 0 ? '' : `, never in ${missing}`}`);
  if (shares) {
    const example = bars[1]?.seed ?? null;
    if (example !== null) console.log(`  for example seed ${example}`);
    return;
  }
  for (const { from, to, count, seed } of bars.filter((bar) => bar.count > 0))
    console.log(`  ${value(from)} to below ${value(to)}: ${count}, for example seed ${seed}`);
}
