/** Reads a capture file, pcap or pcapng, piece by piece: passes on TCP packets one by one and keeps nothing. */

import { ByteView } from './bytes.ts';
import { CaptureError } from './error.ts';
import type { Frame, FrameReader } from './frame.ts';
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
  /** Frames of links that are read, which may hold TCP that could not be read. */
  unread = 0;
  /** How many frames there are of each kind of link that is not read. */
  readonly unknownLinks = new Map<number, number>();

  readonly #onPacket: (packet: Packet) => void;
  readonly #queue = new ByteQueue();
  #reader: FrameReader | null = null;

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
    const unknown = [...this.unknownLinks.values()].reduce((sum, frames) => sum + frames, 0);
    if (unknown > 0 && unknown === this.frames) throw this.withoutTcp();
  }

  /** Why a file in which no TCP segment was found cannot be used: there is none, or there may be one that was not read. */
  withoutTcp(): CaptureError {
    const { unknownLinks, unread, frames } = this;
    if (unknownLinks.size > 0) {
      const named = [...unknownLinks].map(([linkType, count]) => `${linkType} (${count})`).join(', ');
      return new CaptureError('unknown-link', `link types that are not known here: ${named}`, named);
    }
    if (unread > 0) return new CaptureError('unread', `frames that may hold TCP: ${unread}`, String(unread));
    return new CaptureError('no-tcp', `there is no TCP segment in this capture (frames: ${frames})`);
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
      this.#readFrame(frame);
    }
  }

  #readFrame(frame: Frame): void {
    if (!isKnownLink(frame.linkType)) {
      this.unknownLinks.set(frame.linkType, (this.unknownLinks.get(frame.linkType) ?? 0) + 1);
      return;
    }
    const packet = packetOf(frame, this.frames);
    if (packet === 'unread') this.unread++;
    if (typeof packet === 'string') return;
    this.packets++;
    this.#onPacket(packet);
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
