/** Segments and counts as the English explanations name them. */

import type { Segment } from '../../tcp/segment.ts';

/** "1 byte", "300 bytes". */
export function bytesEn(n: number): string {
  return n === 1 ? '1 byte' : `${n} bytes`;
}

/** A segment in words, for example "FIN, ACK with seq 4001 and ack 9350". */
export function segmentEn({ flags, seq, ack, len }: Segment): string {
  const name = flags.length === 0 ? 'a segment without flags' : flags.join(', ');
  const text = len === 0 ? '' : ` and ${bytesEn(len)}`;
  return ack === undefined ? `${name} with seq ${seq}${text}` : `${name} with seq ${seq}, ack ${ack}${text}`;
}
