/** The classic capture file (draft-ietf-opsawg-pcap): a header, then records with seconds and micro- or nanoseconds. */

import { ByteView } from './bytes.ts';
import { checkRecordLength, type Frame, type FrameReader } from './frame.ts';
import type { ByteQueue } from './queue.ts';

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** With the index of an interface, a protocol, a packet type and padding, which say nothing that is needed. */
const MODIFIED_HEADER = 24;

interface Format {
  readonly littleEndian: boolean;
  /** Fractions of a second in a millisecond. */
  readonly perMs: number;
  /** Octets before each frame. */
  readonly recordHeader: number;
}

/** By the first four octets, in network byte order. */
const MAGIC = new Map<number, Format>([
  [0xa1b2c3d4, { littleEndian: false, perMs: 1e3, recordHeader: RECORD_HEADER }],
  [0xd4c3b2a1, { littleEndian: true, perMs: 1e3, recordHeader: RECORD_HEADER }],
  [0xa1b23c4d, { littleEndian: false, perMs: 1e6, recordHeader: RECORD_HEADER }],
  [0x4d3cb2a1, { littleEndian: true, perMs: 1e6, recordHeader: RECORD_HEADER }],
  // "Modified" pcap, as some Linux distributions once wrote it.
  [0xa1b2cd34, { littleEndian: false, perMs: 1e3, recordHeader: MODIFIED_HEADER }],
  [0x34cdb2a1, { littleEndian: true, perMs: 1e3, recordHeader: MODIFIED_HEADER }],
]);

/** The reader for a file that begins with these four octets (network byte order); null if it is not a pcap. */
export function pcapReader(magic: number): FrameReader | null {
  const format = MAGIC.get(magic);
  return format === undefined ? null : new PcapReader(format);
}

class PcapReader implements FrameReader {
  readonly #format: Format;
  /** Null until the file's header has arrived. */
  #linkType: number | null = null;

  constructor(format: Format) {
    this.#format = format;
  }

  next(queue: ByteQueue): Frame | null {
    const linkType = this.#linkType ?? this.#readFileHeader(queue);
    const { recordHeader } = this.#format;
    const header = linkType === null ? null : queue.peek(recordHeader);
    if (linkType === null || header === null) return null;
    const view = new ByteView(header, this.#format.littleEndian);
    const length = view.u32(8);
    checkRecordLength(length);
    const record = queue.peek(recordHeader + length);
    if (record === null) return null;
    queue.skip(record.length);
    const at = view.u32(0) * 1e3 + view.u32(4) / this.#format.perMs;
    const bytes = record.subarray(recordHeader);
    return { linkType, interfaceId: 0, at, bytes, length: Math.max(length, view.u32(12)) };
  }

  #readFileHeader(queue: ByteQueue): number | null {
    const header = queue.peek(FILE_HEADER);
    if (header === null) return null;
    queue.skip(FILE_HEADER);
    // The upper half of the field holds the length of a frame check sequence.
    this.#linkType = new ByteView(header, this.#format.littleEndian).u32(20) & 0xffff;
    return this.#linkType;
  }
}
