/** A TCP segment as a value: what RFC 9293, 3.1 puts on the wire, without addresses and payload bytes. */

import { seqAdd } from '../lib/sequence.ts';

/** The control bits that the game knows (RFC 9293, 3.1), in the order in which they are written. */
export const FLAGS = ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG'] as const;
export type Flag = (typeof FLAGS)[number];

export interface Segment {
  /** The control bits that are set, in the order of FLAGS, none twice. */
  readonly flags: readonly Flag[];
  /** SEG.SEQ: the number of the first octet (or of the SYN, or of the FIN when there is no text). */
  readonly seq: number;
  /** SEG.ACK: present exactly when the ACK bit is set. */
  readonly ack?: number;
  /** Octets of text; SYN and FIN are not counted here (see `segLen`). */
  readonly len: number;
  /** SEG.WND in octets; absent where the window does not matter. */
  readonly wnd?: number;
}

/** Whether a control bit is set. */
export function has(segment: Segment, flag: Flag): boolean {
  return segment.flags.includes(flag);
}

/** SEG.LEN: octets that the segment occupies in the sequence space, SYN and FIN included (3.4). */
export function segLen(segment: Segment): number {
  return segment.len + (has(segment, 'SYN') ? 1 : 0) + (has(segment, 'FIN') ? 1 : 0);
}

/** The number after the last one that the segment occupies: SEG.SEQ + SEG.LEN. */
export function segEnd(segment: Segment): number {
  return seqAdd(segment.seq, segLen(segment));
}

/** Builds a segment with its flags in the order of FLAGS. `ack` sets the ACK bit. */
export function makeSegment(fields: {
  flags?: readonly Flag[];
  seq: number;
  ack?: number | undefined;
  len?: number;
  wnd?: number | undefined;
}): Segment {
  const wanted = new Set<Flag>(fields.flags ?? []);
  if (fields.ack !== undefined) wanted.add('ACK');
  return {
    flags: FLAGS.filter((flag) => wanted.has(flag)),
    seq: fields.seq,
    ...(fields.ack === undefined ? {} : { ack: fields.ack }),
    len: fields.len ?? 0,
    ...(fields.wnd === undefined ? {} : { wnd: fields.wnd }),
  };
}

/** The flags that decide what a segment means here: PSH and URG change nothing in a teardown. */
const MEANINGFUL: readonly Flag[] = ['SYN', 'FIN', 'RST', 'ACK'];

/** Whether two segments are equivalent: flags (without PSH and URG), seq, ack and length. */
export function sameSegment(a: Segment, b: Segment): boolean {
  return (
    MEANINGFUL.every((flag) => has(a, flag) === has(b, flag)) && a.seq === b.seq && a.ack === b.ack && a.len === b.len
  );
}
