/** Watches the player's own duels and keeps the positions in which he erred. What that takes is loaded with the first mistake. */

import { effect } from '@preact/signals';
import type { SeatView } from '../../../shared/duel/view.ts';
import { progress } from '../../model/progress.ts';
import type { Session } from '../../model/session.ts';

/** From now on a mistake of one's own is kept. */
export function collectDrills(session: Session): void {
  let before: SeatView | null = null;
  effect(() => {
    const { value: view } = session.view;
    if (before !== null && view !== null && errs(before, view)) void keep(before, view);
    before = view;
  });
}

/** Whether anything was said since that names a mistake: most views need no more of a look. */
function errs(before: SeatView, { judgements }: SeatView): boolean {
  const known = before.judgements.at(-1)?.id ?? 0;
  return judgements.some(({ id, mistake }) => id > known && mistake !== null);
}

async function keep(before: SeatView, view: SeatView): Promise<void> {
  const { missedBetween, withMissed } = await import('../../model/drill.ts');
  for (const missed of missedBetween(before, view)) {
    const known = progress.value.drills.some(({ id }) => id === missed.id);
    // Only what is there already has a schedule that a mistake can change.
    const { forgotten } = known ? await import('../../model/schedule.ts') : { forgotten: asItIs };
    progress.value = withMissed(progress.value, missed, Date.now(), forgotten);
  }
}

function asItIs<T>(schedule: T): T {
  return schedule;
}
