/** What happens in a class by itself, and when. Times are the server's. */

import { nextClassDeadline } from '../../../shared/class/advance-class.ts';
import { roundOn } from '../../../shared/class/rounds.ts';
import { TEACHERS_ONLY } from './changed.ts';
import type { ClassMaster } from './class-master.ts';
import { receive } from './class-presence.ts';

/** Does everything that is due: rounds that end, claims that lapse, duels that do not match the log. */
export function wake(master: ClassMaster): Promise<void> {
  return master.inOrder(async () => {
    const now = master.services.time.now();
    const lapsed = master.claims.expire(now);
    for (const claim of lapsed) master.onClaim(claim, null);
    const before = master.state;
    await receive(master);
    const stale = master.unsettled || master.state !== before;
    if (master.lifetime.isForgotten(now) && !master.isOver) await master.apply({ kind: 'end' });
    else if (stale) await master.show('everybody');
    else if (lapsed.length > 0) master.changed(TEACHERS_ONLY);
  });
}

/** When `wake` is due next. */
export function nextWake({ services, state, clock, attendance, claims, lifetime, retryAt }: ClassMaster): number {
  const deadline = nextClassDeadline(state, clock.now());
  const waits = roundOn(state) !== null && !state.paused;
  const times = [
    deadline === null ? null : clock.serverTimeOf(deadline),
    waits ? attendance.nextGivenUp(services.time.now(), services.settings.awayMs) : null,
    claims.nextEnd(),
    retryAt,
    lifetime.nextEnd(),
  ];
  return Math.min(...times.filter((at) => at !== null));
}
