/** Reads a TCP header (RFC 9293, 3.1) into the segment that the rest of the game knows. */

import { seqDiff } from '../../lib/sequence.ts';
import { FLAGS, type Flag, type Segment } from '../../tcp/segment.ts';
import { ByteView } from './bytes.ts';

/** Numbers from the first up to, but without, the second. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** With the window as the header has it, not scaled. */
  readonly segment: Segment;
  /** The window scale option of a SYN (RFC 7323), or null. */
  readonly windowShift: number | null;
  /** What the sender reports to have received twice (DSACK, RFC 2883), or null. */
  readonly twice: NumberRange | null;
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
const OPTION_SACK = 5;
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
  const end = Math.min(headerLength, view.length);
  return {
    sourcePort: view.u16(0),
    destinationPort: view.u16(2),
    segment,
    windowShift: flags.includes('SYN') ? windowShiftOf(view, end) : null,
    twice: duplicateOf(view, end, segment),
  };
}

function windowShiftOf(view: ByteView, end: number): number | null {
  const at = findOption(view, OPTION_WINDOW_SCALE, end);
  return at === null || at + 2 >= end ? null : Math.min(view.u8(at + 2), LARGEST_SHIFT);
}

/** The first SACK block if it lies below SEG.ACK, or within the second block (RFC 2883, 4). */
function duplicateOf(view: ByteView, end: number, { ack }: Segment): NumberRange | null {
  const at = findOption(view, OPTION_SACK, end);
  if (at === null || ack === undefined) return null;
  const blocks = blocksAt(view, at, Math.min(end, at + view.u8(at + 1)));
  const [first, second] = blocks;
  if (first === undefined || seqDiff(first.to, first.from) <= 0) return null;
  const acknowledged = seqDiff(ack, first.to) >= 0;
  const repeated = second !== undefined && seqDiff(first.from, second.from) >= 0 && seqDiff(second.to, first.to) >= 0;
  return acknowledged || repeated ? first : null;
}

function blocksAt(view: ByteView, option: number, end: number): NumberRange[] {
  const blocks: NumberRange[] = [];
  for (let at = option + 2; at + 8 <= end; at += 8) blocks.push({ from: view.u32(at), to: view.u32(at + 4) });
  return blocks;
}

/** Where the option of this kind begins, or null. */
function findOption(view: ByteView, wanted: number, end: number): number | null {
  for (let at = 20; at + 1 < end; ) {
    const kind = view.u8(at);
    if (kind === OPTION_END) return null;
    if (kind === wanted) return at;
    // An option shorter than its own header would never end.
    at += kind === OPTION_NOP ? 1 : Math.max(view.u8(at + 1), 2);
  }
  return null;
}
