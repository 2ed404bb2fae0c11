/** A frame of a capture file in any format, and the interface of a reader that returns frames one by one. */

import { CaptureError } from './error.ts';
import type { ByteQueue } from './queue.ts';

export interface Frame {
  /** The number of the link type, as registered at tcpdump.org. */
  readonly linkType: number;
  /** Index of the interface within its section; 0 in a classic pcap, which knows only one. */
  readonly interfaceId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The captured part of the frame, possibly not all of it. */
  readonly bytes: Uint8Array;
  /** Octets of the frame on the wire, captured or not. */
  readonly length: number;
}

/** Reads one format. */
export interface FrameReader {
  /**
   * Takes octets out of the queue up to the end of the next frame; null if more octets are needed first.
   * Throws CaptureError if the file contradicts itself.
   */
  next(queue: ByteQueue): Frame | null;
}

/** No frame is larger than this: a record that claims to be is treated as damage at once. */
const LARGEST_RECORD = 2 ** 24;

/** Throws CaptureError `too-large` for a record with more octets than any genuine one. */
export function checkRecordLength(length: number): void {
  if (length <= LARGEST_RECORD) return;
  throw new CaptureError(
    'too-large',
    `a record of ${length} octets is larger than any frame: the file is damaged there`,
  );
}
