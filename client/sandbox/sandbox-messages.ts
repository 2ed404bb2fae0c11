/** What the page and the thread that plays closes tell each other. */

import type { RunFacts } from '../../shared/sandbox/run-facts.ts';
import type { Experiment } from '../../shared/sandbox/experiment.ts';

export type ToPlayer = Experiment;

/** Some of the runs, in order; or the reason why there are no more. */
export type FromPlayer = { readonly kind: 'played'; readonly facts: readonly RunFacts[] } | { readonly kind: 'broken' };
