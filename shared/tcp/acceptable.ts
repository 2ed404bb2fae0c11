/** The acceptability test of RFC 9293, 3.10.7.4 first. */

import { inWindow, seqAdd } from '../lib/sequence.ts';
import type { Segment } from './segment.ts';
import { segLen } from './segment.ts';

/**
 * Whether any of the numbers that a segment occupies lies in the receive window. The right edge is exclusive.
 * A closed window contains no number, and yet an empty segment at RCV.NXT is acceptable.
 */
export function isAcceptable(segment: Segment, rcv: { readonly nxt: number; readonly wnd: number }): boolean {
  const length = segLen(segment);
  if (length === 0 && rcv.wnd === 0) return segment.seq === rcv.nxt;
  if (length === 0) return inWindow(segment.seq, rcv.nxt, rcv.wnd);
  const last = seqAdd(segment.seq, length - 1);
  return inWindow(segment.seq, rcv.nxt, rcv.wnd) || inWindow(last, rcv.nxt, rcv.wnd);
}
