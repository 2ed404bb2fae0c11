/** A frame as a capture file holds it, whichever format the file has, and what reads frames one by one. */

import { CaptureError } from './error.ts';
import type { ByteQueue } from './queue.ts';

export interface Frame {
  /** The number of the link type, as tcpdump.org registers them. */
  readonly linkType: number;
  /** Index of the interface within its section; 0 in a classic pcap, which knows only one. */
  readonly interfaceId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was captured of the frame, perhaps not all of it. */
  readonly bytes: Uint8Array;
}

/** Reads one format. */
export interface FrameReader {
  /**
   * Takes octets out of the queue up to the end of the next frame; null when more must come first.
   * Throws CaptureError when the file contradicts itself.
   */
  next(queue: ByteQueue): Frame | null;
}

/** No frame is larger than this: a record that claims it is damage, and is not waited for. */
const LARGEST_RECORD = 2 ** 24;

/** Throws CaptureError `too-large` for a record of more octets than any honest one has. */
export function checkRecordLength(length: number): void {
  if (length <= LARGEST_RECORD) return;
  throw new CaptureError(
    'too-large',
    `a record of ${length} octets is larger than any frame: the file is damaged there`,
  );
}
