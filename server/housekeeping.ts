/** Deletes matches, classes and lessons that are old. */

import type { Services } from './rooms/services.ts';

/** A lesson is used once a year, and sometimes a little later than the year before. */
const LESSON_KEPT_MS = 400 * 24 * 3_600_000;

/**
 * Deletes what is too old by the settings.
 * @returns the codes of the deleted classes
 */
export async function forgetOld({
  store,
  classes,
  lessons,
  settings,
  time,
  log,
}: Pick<Services, 'store' | 'classes' | 'lessons' | 'settings' | 'time' | 'log'>): Promise<string[]> {
  const forgotten = await store.prune(time.date() - settings.keepMs);
  if (forgotten > 0) log.write('matches-deleted', { count: forgotten });
  if (settings.retentionMs === null) return [];
  const unused = await lessons.expire(time.date() - LESSON_KEPT_MS);
  if (unused > 0) log.write('lessons-deleted', { count: unused });
  const expired = await classes.expire(time.date() - settings.retentionMs);
  if (expired.length > 0) log.write('classes-deleted', { count: expired.length });
  return expired;
}
