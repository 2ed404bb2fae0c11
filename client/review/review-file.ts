/** The file names of a finished match. */

import type { MatchRecord } from '../../shared/duel/views/record.ts';

/**
 * `last-ack-LEVEL-DATE`, or with the half appended; a captured level has a colon, which not every file system accepts.
 */
export function fileName(
  { levelId, playedAt }: Pick<MatchRecord, 'levelId' | 'playedAt'>,
  half: number | null,
  ext: string,
): string {
  const level = levelId.replaceAll(/[^\w-]+/g, '-');
  const day = new Date(playedAt).toISOString().slice(0, 10);
  return `last-ack-${level}-${day}${half === null ? '' : `-${half}`}.${ext}`;
}
