/** What the files of a match that is over are called. */

import type { MatchRecord } from '../../shared/duel/record.ts';

/** `last-ack-LEVEL-DATE`, or with the half behind it; a level of a capture has a colon, which not every file system takes. */
export function fileName(
  { levelId, playedAt }: Pick<MatchRecord, 'levelId' | 'playedAt'>,
  half: number | null,
  ext: string,
): string {
  const level = levelId.replaceAll(/[^\w-]+/g, '-');
  const day = new Date(playedAt).toISOString().slice(0, 10);
  return `last-ack-${level}-${day}${half === null ? '' : `-${half}`}.${ext}`;
}
