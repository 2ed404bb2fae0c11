/** Segments and counts as the Spanish explanations name them. */

import type { Segment } from '../../tcp/segment.ts';

/** "1 byte", "300 bytes". */
export function bytesEs(n: number): string {
  return n === 1 ? '1 byte' : `${n} bytes`;
}

/** A segment in words, for example "FIN, ACK con seq 4001 y ack 9350". */
export function segmentEs({ flags, seq, ack, len }: Segment): string {
  const name = flags.length === 0 ? 'un segmento sin flags' : flags.join(', ');
  const text = len === 0 ? '' : ` y ${bytesEs(len)}`;
  return ack === undefined ? `${name} con seq ${seq}${text}` : `${name} con seq ${seq}, ack ${ack}${text}`;
}
