/** Text that arrives out of order: kept until the gap before it is filled (RFC 9293, 3.10.7.4 seventh, SHLD-31). */

import { seqAdd, seqDiff, seqLt, seqMax } from '../lib/sequence.ts';
import type { Segment } from './segment.ts';
import { has } from './segment.ts';
import type { Tcb, TextRange } from './tcb.ts';

/** The number after a range's text, where its FIN would go. */
export function textEnd(range: TextRange): number {
  return seqAdd(range.seq, range.len);
}

/** A segment's text and FIN, cut to the receive window on its right; the FIN goes with the last octet. */
export function trimToWindow(segment: Segment, rcv: Tcb['rcv']): TextRange {
  const room = seqDiff(seqAdd(rcv.nxt, rcv.wnd), segment.seq);
  const fin = has(segment, 'FIN') && segment.len < room;
  return { seq: segment.seq, len: Math.min(segment.len, Math.max(room, 0)), fin };
}

/** Adds a range to the held ones, in ascending order; an exact copy is kept once. */
export function hold(held: readonly TextRange[], range: TextRange): TextRange[] {
  const known = held.some((h) => h.seq === range.seq && h.len >= range.len && (h.fin || !range.fin));
  if (known) return [...held];
  return [...held, range].sort((a, b) => seqDiff(a.seq, b.seq));
}

export interface Assembled {
  /** RCV.NXT after the text that is now in order, without the FIN. */
  readonly rcvNxt: number;
  /** New octets for the application. */
  readonly octets: number;
  /** Whether the peer's FIN follows directly. */
  readonly fin: boolean;
  /** What is still beyond a gap. */
  readonly held: readonly TextRange[];
}

/**
 * Takes what has become contiguous with RCV.NXT out of `ranges` (in ascending order). Nothing follows a FIN, and a FIN
 * whose number lies before text already accepted no longer counts: on arrival its number would be old.
 */
export function assemble(ranges: readonly TextRange[], rcvNxt: number): Assembled {
  let next = rcvNxt;
  for (const [index, range] of ranges.entries()) {
    if (seqLt(next, range.seq)) {
      return { rcvNxt: next, octets: seqDiff(next, rcvNxt), fin: false, held: ranges.slice(index) };
    }
    next = seqMax(next, textEnd(range));
    if (range.fin && textEnd(range) === next) {
      return { rcvNxt: next, octets: seqDiff(next, rcvNxt), fin: true, held: [] };
    }
  }
  return { rcvNxt: next, octets: seqDiff(next, rcvNxt), fin: false, held: [] };
}
