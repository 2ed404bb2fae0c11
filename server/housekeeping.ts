/** Deletes matches and classes that are old. */

import type { Services } from './rooms/services.ts';

/**
 * Deletes what is too old by the settings.
 * @returns the codes of the deleted classes
 */
export async function forgetOld({
  store,
  classes,
  settings,
  time,
  log,
}: Pick<Services, 'store' | 'classes' | 'settings' | 'time' | 'log'>): Promise<string[]> {
  const forgotten = await store.prune(time.date() - settings.keepMs);
  if (forgotten > 0) log.write('matches-deleted', { count: forgotten });
  if (settings.retentionMs === null) return [];
  const expired = await classes.expire(time.date() - settings.retentionMs);
  if (expired.length > 0) log.write('classes-deleted', { count: expired.length });
  return expired;
}
