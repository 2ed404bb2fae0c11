/** Reads a capture file, pcap or pcapng, piece by piece: passes on TCP packets one by one and keeps nothing. */

import { ByteView } from './bytes.ts';
import { CaptureError } from './error.ts';
import type { FrameReader } from './frame.ts';
import { isKnownLink } from './link.ts';
import { type Packet, packetOf } from './packet.ts';
import { pcapReader } from './pcap.ts';
import { pcapngReader } from './pcapng.ts';
import { ByteQueue } from './queue.ts';

export class CaptureParser {
  /** What is wrong with the file after its last good frame; null while nothing is. */
  damage: CaptureError | null = null;
  /** Frames of any kind, and how many of them hold a TCP segment. */
  frames = 0;
  packets = 0;

  readonly #onPacket: (packet: Packet) => void;
  readonly #queue = new ByteQueue();
  #reader: FrameReader | null = null;
  #unknownLink: number | null = null;
  #knownLink = false;

  /** `onPacket` gets the TCP packets in the order of the file, without fragments and headers that are cut or impossible. */
  constructor(onPacket: (packet: Packet) => void) {
    this.#onPacket = onPacket;
  }

  /**
   * Takes the next octets of the file. Throws CaptureError if it cannot be read at all; damage after a good beginning is
   * kept in `damage`, and what follows is ignored.
   */
  push(chunk: Uint8Array): void {
    if (this.damage !== null) return;
    this.#queue.push(chunk);
    this.#guarded(() => this.#readFrames());
  }

  /** The file is over. Throws CaptureError if nothing in it could be read. */
  end(): void {
    if (this.damage !== null) return;
    this.#guarded(() => {
      if (this.#reader === null) throw notACapture();
      if (this.#queue.length > 0) throw new CaptureError('truncated', 'the capture ends in the middle of a record');
    });
    if (this.#unknownLink === null || this.#knownLink) return;
    throw new CaptureError('unknown-link', `link type ${this.#unknownLink} is not known here`);
  }

  /** Damage is an error only if nothing precedes it. */
  #guarded(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof CaptureError) || this.packets === 0) throw error;
      this.damage = error;
    }
  }

  #readFrames(): void {
    this.#reader ??= this.#chooseReader();
    if (this.#reader === null) return;
    for (let frame = this.#reader.next(this.#queue); frame !== null; frame = this.#reader.next(this.#queue)) {
      this.frames++;
      if (isKnownLink(frame.linkType)) this.#knownLink = true;
      else this.#unknownLink ??= frame.linkType;
      const packet = packetOf(frame, this.frames);
      if (packet === null) continue;
      this.packets++;
      this.#onPacket(packet);
    }
  }

  /** Chooses by the first four octets; null until they have arrived. */
  #chooseReader(): FrameReader | null {
    const start = this.#queue.peek(4);
    if (start === null) return null;
    const magic = new ByteView(start).u32(0);
    const reader = pcapReader(magic) ?? pcapngReader(magic);
    if (reader === null) throw notACapture();
    return reader;
  }
}

function notACapture(): CaptureError {
  return new CaptureError('not-a-capture', 'this is neither a pcap nor a pcapng file');
}
