/** What every new match and class begins with: an id, and the code by which it is found. */

import { randomInt, randomUUID } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol.ts';
import type { OwnedRoom } from '../store/room-owners.ts';

interface Drawing {
  /** Whether the code is not to be drawn. */
  readonly inUse: (code: string) => boolean;
  /** The other servers that share the store; null: there are none. */
  readonly group: { reserve(room: OwnedRoom): Promise<boolean> } | null;
  readonly length?: number;
}

/** @returns a room whose code no open room has, at this server or another; other servers cannot draw it any more */
export async function newRoom({ inUse, group, length = CODE_LENGTH }: Drawing): Promise<OwnedRoom> {
  for (;;) {
    const room = { id: randomUUID(), code: randomCode(length) };
    if (inUse(room.code)) continue;
    if (group === null || (await group.reserve(room))) return room;
  }
}

/** There are 20^5 codes of matches: with some thousand rooms the first is nearly always unused. */
function randomCode(length: number): string {
  return Array.from({ length }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
}
