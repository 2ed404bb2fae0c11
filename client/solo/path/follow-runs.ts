/** Counts every match on the path that ends in this page. What reads a match is loaded when the first one has ended. */

import { effect } from '@preact/signals';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { keeping, progress } from '../../context/progress.ts';
import type { Session } from '../../context/session.ts';
import { afterRun } from './path.ts';

/** Waits for stored progress: only that tells whether a match counts already. */
export function followRuns({ view }: Session): void {
  effect(() => {
    const { value: shown } = view;
    if (shown?.phase === 'over' && keeping.value !== 'loading') void count(shown);
  });
}

async function count(view: SeatView): Promise<void> {
  const { runOf } = await import('./run-of.ts');
  const run = runOf(view);
  if (run !== null) progress.value = afterRun(progress.value, run, Date.now());
}
