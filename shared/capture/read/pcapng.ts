/** The newer capture file (draft-ietf-opsawg-pcapng): blocks, in sections with a byte order of their own. */

import { ByteView } from './bytes.ts';
import { CaptureError } from './error.ts';
import { checkRecordLength, type Frame, type FrameReader } from './frame.ts';
import type { ByteQueue } from './queue.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const INTERFACE = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;

const OPTION_END = 0;
const OPTION_TIMESTAMP_RESOLUTION = 9;
const OPTION_TIMESTAMP_OFFSET = 14;

interface Interface {
  readonly linkType: number;
  /** 0: no limit. */
  readonly snapLength: number;
  /** Units of the timestamps in a millisecond. */
  readonly perMs: number;
  /** To be added to every timestamp. */
  readonly offsetMs: number;
}

interface Block {
  readonly type: number;
  /** Between the two lengths. */
  readonly body: ByteView;
}

/** The reader for a file that begins with these four octets; null if it is not a pcapng. */
export function pcapngReader(magic: number): FrameReader | null {
  return magic === SECTION_HEADER ? new PcapngReader() : null;
}

class PcapngReader implements FrameReader {
  #interfaces: Interface[] = [];
  #littleEndian = false;
  /** A simple packet has no time of its own: it takes that of the frame before it. */
  #lastAt = 0;

  next(queue: ByteQueue): Frame | null {
    for (let block = this.#nextBlock(queue); block !== null; block = this.#nextBlock(queue)) {
      if (block.type === INTERFACE) this.#interfaces.push(readInterface(block.body));
      const frame = readFrame(block, this.#interfaces, this.#lastAt);
      if (frame === null) continue;
      this.#lastAt = frame.at;
      return frame;
    }
    return null;
  }

  #nextBlock(queue: ByteQueue): Block | null {
    // The byte order of a section is given after its first length.
    const start = queue.peek(12);
    if (start === null) return null;
    if (new ByteView(start).u32(0) === SECTION_HEADER) {
      this.#littleEndian = sectionOrder(start);
      this.#interfaces = [];
    }
    const length = blockLength(new ByteView(start, this.#littleEndian));
    const bytes = queue.peek(length);
    if (bytes === null) return null;
    queue.skip(length);
    return readBlock(new ByteView(bytes, this.#littleEndian));
  }
}

/** Whether the section that begins here is little-endian. */
function sectionOrder(start: Uint8Array): boolean {
  if (new ByteView(start, true).u32(8) === BYTE_ORDER_MAGIC) return true;
  if (new ByteView(start, false).u32(8) === BYTE_ORDER_MAGIC) return false;
  throw new CaptureError('malformed', 'a section of the pcapng file has no byte order');
}

/** Octets of the block that begins here, both lengths included. */
function blockLength(start: ByteView): number {
  const length = start.u32(4);
  if (length < 12 || length % 4 !== 0) {
    throw new CaptureError('malformed', `a block of the pcapng file has the impossible length ${length}`);
  }
  checkRecordLength(length);
  return length;
}

function readBlock(block: ByteView): Block {
  if (block.u32(block.length - 4) !== block.length) {
    throw new CaptureError('malformed', 'a block of the pcapng file has two different lengths');
  }
  return { type: block.u32(0), body: new ByteView(block.slice(8, block.length - 12), block.littleEndian) };
}

function readFrame(block: Block, interfaces: readonly Interface[], lastAt: number): Frame | null {
  const { type, body } = block;
  if (type === ENHANCED_PACKET) return timedFrame(body, interfaces, body.u32(0));
  if (type === OBSOLETE_PACKET) return timedFrame(body, interfaces, body.u16(0));
  if (type !== SIMPLE_PACKET) return null;
  const { linkType, snapLength } = interfaceOf(interfaces, 0);
  const length = Math.min(body.u32(0), snapLength === 0 ? body.length : snapLength, body.length - 4);
  return { linkType, interfaceId: 0, at: lastAt, bytes: body.slice(4, length), length: Math.max(length, body.u32(0)) };
}

/** The enhanced and the obsolete packet block agree from the timestamp on. */
function timedFrame(body: ByteView, interfaces: readonly Interface[], interfaceId: number): Frame {
  const { linkType, perMs, offsetMs } = interfaceOf(interfaces, interfaceId);
  const units = body.u32(4) * 2 ** 32 + body.u32(8);
  const [captured, length] = [body.u32(12), body.u32(16)];
  const bytes = body.slice(20, captured);
  return { linkType, interfaceId, at: units / perMs + offsetMs, bytes, length: Math.max(captured, length) };
}

function interfaceOf(interfaces: readonly Interface[], index: number): Interface {
  const found = interfaces[index];
  if (found === undefined) throw new CaptureError('malformed', `the pcapng file has no interface ${index}`);
  return found;
}

function readInterface(body: ByteView): Interface {
  const linkType = body.u16(0);
  const snapLength = body.u32(4);
  let perMs = 1e3;
  let offsetMs = 0;
  for (let at = 8; at + 4 <= body.length; ) {
    const code = body.u16(at);
    const length = body.u16(at + 2);
    if (code === OPTION_END) break;
    if (code === OPTION_TIMESTAMP_RESOLUTION && length === 1) perMs = unitsPerMs(body.u8(at + 4));
    if (code === OPTION_TIMESTAMP_OFFSET && length === 8) offsetMs = Number(body.i64(at + 4)) * 1e3;
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return { linkType, snapLength, perMs, offsetMs };
}

/** `if_tsresol`: a negative power of 10, or of 2 when the highest bit is set. */
function unitsPerMs(resolution: number): number {
  const exponent = resolution & 0x7f;
  return (resolution & 0x80 ? 2 ** exponent : 10 ** exponent) / 1e3;
}
