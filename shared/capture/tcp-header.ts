/** Reads a TCP header (RFC 9293, 3.1) into the segment that the rest of the game knows. */

import { type Flag, makeSegment, type Segment } from '../tcp/segment.ts';
import { ByteView } from './bytes.ts';

export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** With the window as the header has it, not scaled. */
  readonly segment: Segment;
  /** The window scale option of a SYN (RFC 7323), or null. */
  readonly windowShift: number | null;
}

const BITS: readonly (readonly [number, Flag])[] = [
  [0x01, 'FIN'],
  [0x02, 'SYN'],
  [0x04, 'RST'],
  [0x08, 'PSH'],
  [0x10, 'ACK'],
  [0x20, 'URG'],
];

const OPTION_END = 0;
const OPTION_NOP = 1;
const OPTION_WINDOW_SCALE = 3;
/** A larger shift counts as this (RFC 7323, 2.3). */
const LARGEST_SHIFT = 14;

/**
 * The header at the beginning of `bytes`; `length` is that of the whole segment in octets, captured or not.
 * Null when the header is cut or impossible.
 */
export function readTcpHeader(bytes: Uint8Array, length: number): TcpHeader | null {
  const view = new ByteView(bytes);
  if (view.length < 20) return null;
  const headerLength = (view.u8(12) >> 4) * 4;
  if (headerLength < 20 || headerLength > length) return null;
  const bits = view.u8(13);
  const flags = BITS.filter(([bit]) => (bits & bit) !== 0).map(([, flag]) => flag);
  const ack = flags.includes('ACK') ? view.u32(8) : undefined;
  const segment = makeSegment({ flags, seq: view.u32(4), ack, len: length - headerLength, wnd: view.u16(14) });
  const windowShift = flags.includes('SYN') ? readWindowShift(view, Math.min(headerLength, view.length)) : null;
  return { sourcePort: view.u16(0), destinationPort: view.u16(2), segment, windowShift };
}

function readWindowShift(view: ByteView, end: number): number | null {
  for (let at = 20; at + 1 < end; ) {
    const kind = view.u8(at);
    if (kind === OPTION_END) return null;
    if (kind === OPTION_WINDOW_SCALE && at + 2 < end) return Math.min(view.u8(at + 2), LARGEST_SHIFT);
    // An option shorter than its own header would never end.
    at += kind === OPTION_NOP ? 1 : Math.max(view.u8(at + 1), 2);
  }
  return null;
}
