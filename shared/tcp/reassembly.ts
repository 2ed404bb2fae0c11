/** Text that arrives out of order: kept until the hole before it is filled (RFC 9293, 3.10.7.4 seventh, SHLD-31). */

import { seqAdd, seqDiff, seqLt, seqMax } from '../lib/sequence.ts';
import type { Segment } from './segment.ts';
import { has } from './segment.ts';
import type { Tcb, TextRange } from './tcb.ts';

/** The number after a range's text, where its FIN would be. */
export function textEnd(range: TextRange): number {
  return seqAdd(range.seq, range.len);
}

/** A segment's text and FIN, cut to the receive window on its right; the FIN goes with the last octet. */
export function trimToWindow(segment: Segment, rcv: Tcb['rcv']): TextRange {
  const room = seqDiff(seqAdd(rcv.nxt, rcv.wnd), segment.seq);
  const fin = has(segment, 'FIN') && segment.len < room;
  return { seq: segment.seq, len: Math.min(segment.len, Math.max(room, 0)), fin };
}

/** Adds a range to those that are held, by rising number; an exact copy is kept once. */
export function hold(held: readonly TextRange[], range: TextRange): TextRange[] {
  const known = held.some((h) => h.seq === range.seq && h.len >= range.len && (h.fin || !range.fin));
  if (known) return [...held];
  return [...held, range].sort((a, b) => seqDiff(a.seq, b.seq));
}

export interface Assembled {
  /** RCV.NXT after the text that is now in order, the FIN not counted. */
  readonly rcvNxt: number;
  /** New octets for the application. */
  readonly octets: number;
  /** Whether the peer's FIN follows directly. */
  readonly fin: boolean;
  /** What is still beyond a hole. */
  readonly held: readonly TextRange[];
}

/**
 * Takes what has become contiguous with RCV.NXT out of `ranges` (by rising number). Nothing follows a FIN, and a FIN
 * whose number lies before text that has been taken already is no FIN any more: it would be an old number on arrival.
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
