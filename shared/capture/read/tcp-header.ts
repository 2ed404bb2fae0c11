/** Reads a TCP header (RFC 9293, 3.1) into the segment that the rest of the game knows. */

import { FLAGS, type Flag, type Segment } from '../../tcp/segment.ts';
import { ByteView } from './bytes.ts';

export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** With the window as the header has it, not scaled. */
  readonly segment: Segment;
  /** The window scale option of a SYN (RFC 7323), or null. */
  readonly windowShift: number | null;
}

/** The control bits in their octet, beginning with the lowest. */
const BITS: readonly Flag[] = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];

/** The flags for each value of the six bits: segments with equal flags share a list, because captures hold millions. */
const FLAG_SETS = Array.from({ length: 2 ** BITS.length }, (_, bits) =>
  FLAGS.filter((flag) => (bits & (1 << BITS.indexOf(flag))) !== 0),
);

const OPTION_END = 0;
const OPTION_NOP = 1;
const OPTION_WINDOW_SCALE = 3;
/** A larger shift counts as this (RFC 7323, 2.3). */
const LARGEST_SHIFT = 14;

/**
 * The header at the beginning of `bytes`; `length` is that of the whole segment in octets, captured or not.
 * Null if the header is cut or impossible.
 */
export function readTcpHeader(bytes: Uint8Array, length: number): TcpHeader | null {
  const view = new ByteView(bytes);
  if (view.length < 20) return null;
  const headerLength = (view.u8(12) >> 4) * 4;
  if (headerLength < 20 || headerLength > length) return null;
  const flags = FLAG_SETS[view.u8(13) & 0x3f] ?? [];
  const segment = {
    flags,
    seq: view.u32(4),
    ...(flags.includes('ACK') ? { ack: view.u32(8) } : {}),
    len: length - headerLength,
    wnd: view.u16(14),
  };
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
