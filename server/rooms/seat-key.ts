/** The keys that restore a seat. */

import { createHash, randomBytes } from 'node:crypto';

/** `CODE-` and 128 random bits. */
export function newSeatKey(code: string): string {
  return `${code}-${randomBytes(16).toString('base64url')}`;
}

/** The stored form of a key: reading the log does not allow taking a seat. */
export function hashSeatKey(seatKey: string): string {
  return createHash('sha256').update(seatKey).digest('hex');
}
