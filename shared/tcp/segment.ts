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

/** Every list of flags, at the index whose bits say which of FLAGS are in it: segments share them. */
const FLAG_LISTS: readonly (readonly Flag[])[] = Array.from({ length: 1 << FLAGS.length }, (_, bits) =>
  FLAGS.filter((_, i) => (bits & (1 << i)) !== 0),
);

/** These flags, and ACK if asked for, in the order of FLAGS, none twice. */
function listOf(flags: readonly Flag[], withAck: boolean): readonly Flag[] {
  let bits = withAck ? 1 << FLAGS.indexOf('ACK') : 0;
  for (const flag of flags) bits |= 1 << FLAGS.indexOf(flag);
  return FLAG_LISTS[bits] ?? [];
}

const NO_FLAGS: readonly Flag[] = [];

/** Builds a segment with its flags in the order of FLAGS. `ack` sets the ACK bit. */
export function makeSegment(fields: {
  flags?: readonly Flag[];
  seq: number;
  ack?: number | undefined;
  len?: number;
  wnd?: number | undefined;
}): Segment {
  const { seq, ack, len = 0, wnd } = fields;
  const flags = listOf(fields.flags ?? NO_FLAGS, ack !== undefined);
  if (wnd === undefined) return ack === undefined ? { flags, seq, len } : { flags, seq, ack, len };
  return ack === undefined ? { flags, seq, len, wnd } : { flags, seq, ack, len, wnd };
}

/** The flags that decide what a segment means here: PSH and URG change nothing in a teardown. */
const MEANINGFUL: readonly Flag[] = ['SYN', 'FIN', 'RST', 'ACK'];

/** Whether two segments are equivalent: flags (without PSH and URG), seq, ack and length. */
export function sameSegment(a: Segment, b: Segment): boolean {
  return (
    MEANINGFUL.every((flag) => has(a, flag) === has(b, flag)) && a.seq === b.seq && a.ack === b.ack && a.len === b.len
  );
}
