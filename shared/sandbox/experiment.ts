/** The settings of the sandbox as text: the end of a link and an argument of the command line. */

import type { BotProfile } from '../duel/options.ts';
import {
  SANDBOX_BOTS,
  SANDBOX_BOUNDS,
  SANDBOX_DEFAULTS,
  SANDBOX_NUMBERS,
  type SandboxSettings,
} from './sandbox-settings.ts';

/** How many runs, and which: run i (from 0) has the seed `seed` + i. */
export interface Experiment {
  readonly settings: SandboxSettings;
  readonly runs: number;
  readonly seed: number;
}

/** As many as a worker plays in a few seconds. */
const RUNS_DEFAULT = 1_000;
export const RUNS_MAX = 10_000;
/** So that no seed of a run leaves the 32 bits. */
const SEED_MAX = 2 ** 31 - RUNS_MAX;

export const EXPERIMENT: Experiment = { settings: SANDBOX_DEFAULTS, runs: RUNS_DEFAULT, seed: 1 };

const BOTS = ['botA', 'botB'] as const;

/** What differs from `EXPERIMENT`, as `name=value&name=value`; empty: nothing. */
export function experimentText({ settings, runs, seed }: Experiment): string {
  const parts = (Object.keys(SANDBOX_DEFAULTS) as (keyof SandboxSettings)[])
    .filter((name) => settings[name] !== SANDBOX_DEFAULTS[name])
    .map((name) => `${name}=${settings[name]}`);
  if (runs !== RUNS_DEFAULT) parts.push(`runs=${runs}`);
  if (seed !== EXPERIMENT.seed) parts.push(`seed=${seed}`);
  return parts.join('&');
}

export type ReadExperiment =
  | { readonly ok: true; readonly experiment: Experiment }
  /** The name whose value is wrong, or that is none, and what may stand there. */
  | { readonly ok: false; readonly name: string; readonly allowed: string };

/** A whole number in decimal digits within bounds; null: it is none. */
function wholeNumber(text: string, min: number, max: number): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

interface Field {
  readonly allowed: string;
  /** The experiment with this value; null: the value is wrong. */
  readonly put: (experiment: Experiment, text: string) => Experiment | null;
}

const put = (experiment: Experiment, changed: Partial<SandboxSettings>): Experiment => ({
  ...experiment,
  settings: { ...experiment.settings, ...changed },
});

function numberField(min: number, max: number, change: (experiment: Experiment, value: number) => Experiment): Field {
  return {
    allowed: `a whole number from ${min} to ${max}`,
    put: (experiment, text) => {
      const value = wholeNumber(text, min, max);
      return value === null ? null : change(experiment, value);
    },
  };
}

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...SANDBOX_NUMBERS.map((name): [string, Field] => {
    const { min, max } = SANDBOX_BOUNDS[name];
    return [name, numberField(min, max, (experiment, value) => put(experiment, { [name]: value }))];
  }),
  ...BOTS.map((name): [string, Field] => [
    name,
    {
      allowed: SANDBOX_BOTS.join(', '),
      put: (experiment, text) => {
        const bot = SANDBOX_BOTS.find((one): one is BotProfile => one === text);
        return bot === undefined ? null : put(experiment, { [name]: bot });
      },
    },
  ]),
  [
    'rstEndsTimeWait',
    {
      allowed: 'true, false',
      put: (experiment, text) =>
        text === 'true' || text === 'false' ? put(experiment, { rstEndsTimeWait: text === 'true' }) : null,
    },
  ],
  ['runs', numberField(1, RUNS_MAX, (experiment, runs) => ({ ...experiment, runs }))],
  ['seed', numberField(0, SEED_MAX, (experiment, seed) => ({ ...experiment, seed }))],
]);

/** Reads what `experimentText` writes; what is not named is as in `EXPERIMENT`. */
export function readExperiment(text: string): ReadExperiment {
  let experiment = EXPERIMENT;
  for (const part of text.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = part.split('=', 2);
    const field = FIELDS.get(name);
    const next = field?.put(experiment, value) ?? null;
    if (next === null) return { ok: false, name, allowed: field?.allowed ?? `one of ${[...FIELDS.keys()].join(', ')}` };
    experiment = next;
  }
  return { ok: true, experiment };
}
