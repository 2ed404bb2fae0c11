/** One generated close, observed in one manner and explained. */

import { explainClose, hasClose } from '../../../shared/capture/explain/explain-close.ts';
import type { CloseExplanation } from '../../../shared/capture/explain/explanation.ts';
import { connections } from '../../../shared/capture/read/find-connections.ts';
import { levelFromCapture } from '../../../shared/capture/level/make-level.ts';
import { CaptureError } from '../../../shared/capture/read/error.ts';
import { type Sighting, sightingsBetween, sightingsIn } from '../../../shared/capture/read/views.ts';
import { falseClaims, isHedged } from './claims.ts';
import { MANNERS, type Manner, type Observation, observed } from './observe.ts';
import { Random } from './random.ts';
import { generatedClose, type Truth } from './truth.ts';

export interface Trial {
  readonly seed: number;
  readonly manner: Manner;
  readonly truth: Truth;
  readonly observation: Observation;
  readonly closes: readonly CloseExplanation[];
  /** What was claimed and is not so. */
  readonly wrong: readonly string[];
  /** An explanation says that it cannot tell the states. */
  readonly hedged: boolean;
}

/** The trial of a seed: the manners take turns. */
export function trial(seed: number): Trial {
  const truth = generatedClose(seed);
  const manner = MANNERS[seed % MANNERS.length] ?? 'whole';
  const observation = observed(truth, manner, new Random(~seed >>> 0));
  const [one = [], two] = observation.captures.map((packets) => connections(packets));
  const sightings = two === undefined ? sightingsIn(one) : sightingsBetween(one, two);
  const closes = sightings
    .filter((sighting) => hasClose(sighting.one) || (sighting.two !== null && hasClose(sighting.two)))
    .flatMap((sighting) => explainClose(sighting) ?? []);
  const wrong = [
    ...closes.flatMap((close) => falseClaims(close, truth, observation)),
    ...sightings.flatMap((sighting) => falseFaults(sighting, truth)),
  ];
  return { seed, manner, truth, observation, closes, wrong, hedged: closes.some(isHedged) };
}

/** Faults of a level made of a connection on whose way nothing was lost, copied or late. */
function falseFaults({ one, two }: Sighting, { sent }: Truth): string[] {
  if (sent.some(({ arrivals, late }) => arrivals.length !== 1 || late)) return [];
  try {
    const { faults } = levelFromCapture({ name: 'generated', recordedWith: null }, one, two ?? undefined);
    return faults.filter(({ effect }) => effect.kind !== 'delay').map(({ effect }) => `level: ${effect.kind}`);
  } catch (error) {
    if (error instanceof CaptureError) return [];
    throw error;
  }
}
