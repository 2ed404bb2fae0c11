/**
 * Watches the player's own duels and keeps the positions in which they erred. Its code is loaded with the first
 * mistake.
 */

import { effect } from '@preact/signals';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { progress } from '../../context/progress.ts';
import type { Session } from '../../context/session.ts';

/** From now on the player's mistakes are kept. */
export function collectDrills(session: Session): void {
  let before: SeatView | null = null;
  effect(() => {
    const { value: view } = session.view;
    if (before !== null && view !== null && errs(before, view)) void keep(before, view);
    before = view;
  });
}

/** Whether a mistake was named since then: most views need no closer look. */
function errs(before: SeatView, { judgements }: SeatView): boolean {
  const known = before.judgements.at(-1)?.id ?? 0;
  return judgements.some(({ id, mistake }) => id > known && mistake !== null);
}

async function keep(before: SeatView, view: SeatView): Promise<void> {
  const { missedBetween, withMissed } = await import('./drill.ts');
  for (const missed of missedBetween(before, view)) {
    const known = progress.value.drills.some(({ id }) => id === missed.id);
    // Only existing drills have a schedule that a mistake can change.
    const { forgotten } = known ? await import('./schedule.ts') : { forgotten: asItIs };
    progress.value = withMissed(progress.value, missed, Date.now(), forgotten);
  }
}

function asItIs<T>(schedule: T): T {
  return schedule;
}
