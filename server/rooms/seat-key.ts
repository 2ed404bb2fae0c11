/** The secrets of a match: its short code, by which a friend joins, and the keys that restore a seat. */

import { createHash, randomBytes, randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol.ts';

/** An unused code. With 20^5 codes and some thousand rooms the first try nearly always succeeds. */
export function newCode(inUse: (code: string) => boolean, length = CODE_LENGTH): string {
  for (;;) {
    const code = Array.from({ length }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
    if (!inUse(code)) return code;
  }
}

/** `CODE-` and 128 random bits. */
export function newSeatKey(code: string): string {
  return `${code}-${randomBytes(16).toString('base64url')}`;
}

/** The stored form of a key: reading the log does not allow taking a seat. */
export function hashSeatKey(seatKey: string): string {
  return createHash('sha256').update(seatKey).digest('hex');
}
