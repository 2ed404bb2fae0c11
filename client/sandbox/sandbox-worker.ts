/** The thread in which closes are played, so that the page stays responsive. */

import { runClose } from '../../shared/sandbox/run-close.ts';
import { factsOf, type RunFacts } from '../../shared/sandbox/run-facts.ts';
import type { FromPlayer, ToPlayer } from './sandbox-messages.ts';

/** So many runs are told at once: often enough that the bars grow before one's eyes. */
const TOLD_AT_ONCE = 50;

function tell(message: FromPlayer): void {
  self.postMessage(message);
}

function play({ settings, runs, seed }: ToPlayer): void {
  let facts: RunFacts[] = [];
  for (let i = 0; i < runs; i++) {
    facts.push(factsOf(seed + i, runClose(settings, seed + i).state));
    if (facts.length < TOLD_AT_ONCE && i + 1 < runs) continue;
    tell({ kind: 'played', facts });
    facts = [];
  }
}

self.addEventListener('message', (event: MessageEvent<ToPlayer>) => {
  try {
    play(event.data);
  } catch {
    tell({ kind: 'broken' });
  }
});
