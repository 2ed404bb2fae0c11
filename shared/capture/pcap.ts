/** The classic capture file (draft-ietf-opsawg-pcap): a header, then records with seconds and micro- or nanoseconds. */

import { ByteView } from './bytes.ts';
import type { Frame } from './frame.ts';

const FILE_HEADER = 24;
const RECORD_HEADER = 16;

/** The first four octets, read in network order, to the byte order and the fractions of a second in a millisecond. */
const MAGIC = new Map([
  [0xa1b2c3d4, { littleEndian: false, perMs: 1e3 }],
  [0xd4c3b2a1, { littleEndian: true, perMs: 1e3 }],
  [0xa1b23c4d, { littleEndian: false, perMs: 1e6 }],
  [0x4d3cb2a1, { littleEndian: true, perMs: 1e6 }],
]);

/** Whether a file begins like a pcap. */
export function isPcap(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && MAGIC.has(new ByteView(bytes).u32(0));
}

/** The frames of a pcap file. Throws CaptureError when the file is cut. */
export function pcapFrames(bytes: Uint8Array): Frame[] {
  const format = MAGIC.get(new ByteView(bytes).u32(0));
  const view = new ByteView(bytes, format?.littleEndian);
  const perMs = format?.perMs ?? 1e3;
  // The upper half of the field holds the length of a frame check sequence.
  const linkType = view.u32(20) & 0xffff;
  const frames: Frame[] = [];
  for (let at = FILE_HEADER; at < bytes.length; ) {
    const length = view.u32(at + 8);
    const ms = view.u32(at) * 1e3 + view.u32(at + 4) / perMs;
    frames.push({ linkType, interfaceId: 0, at: ms, bytes: view.slice(at + RECORD_HEADER, length) });
    at += RECORD_HEADER + length;
  }
  return frames;
}
