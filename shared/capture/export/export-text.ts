/** The text of exported segments: the game has none, so each octet states its own place in the connection. */

import type { End } from '../../duel/level.ts';

const LINE_LENGTH = 32;
const DIGITS = 8;

/**
 * `length` octets of the text of `end` in the connection with that number (from 1), from `offset` octets after its first.
 * A retransmission repeats it unchanged. Each line names the relative number of its first octet, as tools count.
 */
export function textOctets(end: End, connection: number, offset: number, length: number): number[] {
  return Array.from({ length }, (_, i) => octetAt(end, connection, offset + i));
}

function octetAt(end: End, connection: number, offset: number): number {
  const column = offset % LINE_LENGTH;
  const number = String((offset - column + 1) % 10 ** DIGITS).padStart(DIGITS, '0');
  return `${end}, connection ${connection % 10}, octet ${number}\n`.charCodeAt(column);
}
