/** What a match tells clients that follow its link. */

import type { Match } from '../../shared/match/match.ts';
import type { Invitation } from '../../shared/protocol.ts';

/** @returns who waits there, for a friend or for the wire; null if nobody is awaited */
export function invitationOf({ host, isFull, wireFree, choice }: Match): Invitation | null {
  if (host === null || (isFull && !wireFree)) return null;
  return { host: isFull ? null : host, levelId: choice.levelId, wireFree };
}
