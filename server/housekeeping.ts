/** What a server forgets: matches and classes that are old. */

import type { Services } from './rooms/services.ts';

/** Forgets what the settings say is too old. @returns the codes of the classes that are gone */
export async function forgetOld({
  store,
  classes,
  settings,
  time,
  log,
}: Pick<Services, 'store' | 'classes' | 'settings' | 'time' | 'log'>): Promise<string[]> {
  const forgotten = await store.prune(time.date() - settings.keepMs);
  if (forgotten > 0) log.info({ forgotten }, 'old matches forgotten');
  if (settings.retentionMs === null) return [];
  const expired = await classes.expire(time.date() - settings.retentionMs);
  if (expired.length > 0) log.info({ classes: expired.length }, 'old classes deleted with everything in them');
  return expired;
}
