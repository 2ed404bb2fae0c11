/** Counts every match on the path that ends in this page. */

import { effect, untracked } from '@preact/signals';
import { afterRun, runOf } from '../../model/path.ts';
import { keeping, progress } from '../../model/progress.ts';
import type { Session } from '../../model/session.ts';

/** Waits for what is stored: only that tells whether a match counts already. */
export function followRuns({ view }: Session): void {
  effect(() => {
    const run = view.value === null ? null : runOf(view.value);
    if (run === null || keeping.value === 'loading') return;
    untracked(() => {
      progress.value = afterRun(progress.value, run, Date.now());
    });
  });
}
