/** Brings back a class from the log after a restart. */

import { replayClass } from '../../../shared/class/evolve-class.ts';
import { stoppedClock } from '../../../shared/match/match-clock.ts';
import type { StoredClass } from '../../store/class-store.ts';
import type { Returned } from '../returning.ts';
import type { Services } from '../services.ts';
import { ClassMaster } from './class-master.ts';

/** Restores a class with all its duels; its clock stands still until the first of its people is back. */
export async function restoreClass(
  services: Services,
  { stored, aliveAt }: Returned<StoredClass>,
): Promise<ClassMaster> {
  const { clock, events, createdAt } = stored;
  const eventAt = events.at(-1)?.at ?? createdAt;
  const { paused } = replayClass(events);
  const stopped = stoppedClock(services.time.now, clock, { eventAt, beatAt: paused ? null : aliveAt });
  const master = new ClassMaster(services, stored, stopped);
  // It stands still from here on: the beats of this run must not count for it if the server dies again.
  await master.clock.keep();
  master.duels.restore(master.state, await services.classes.matches(stored.id));
  // A duel knows nothing of what its class decided just before the server died.
  await master.show('everybody');
  master.lifetime.waitUntil(services.time.now() + services.settings.abandonMs);
  return master;
}
