/** The secrets of a match: its short code, by which a friend joins, and the keys that bring back a seat. */

import { createHash, randomBytes, randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol.ts';

/** A code that is not in use. With 20^5 codes and some thousand rooms the first try nearly always does. */
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

/** What is kept of a key: whoever reads the log cannot take a seat with it. */
export function hashSeatKey(seatKey: string): string {
  return createHash('sha256').update(seatKey).digest('hex');
}
