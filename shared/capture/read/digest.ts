/** Digests a capture file piece by piece, in pieces of any size: its connections, in bounded memory. Pure. */

import type { Connection } from './connection.ts';
import type { CaptureError } from './error.ts';
import { CaptureParser } from './parser.ts';
import { UNPACKED_MAX, Unpacker } from './unpack.ts';
import { BOUNDED, ConnectionTable, type TableLimits } from './table.ts';

export interface CaptureContents {
  /** In the order in which they appear, each with the surroundings of its close. */
  readonly connections: readonly Connection[];
  /** Frames of any kind, and how many of them hold a TCP segment. */
  readonly frames: number;
  readonly packets: number;
  /** Connections that were given up before a close was seen, because there were too many. */
  readonly forgotten: number;
  /** Packets of connections for which there was no room. */
  readonly refused: number;
  /** Frames that may hold TCP which could not be read: cut, fragments, encrypted, or in a protocol not known here. */
  readonly unread: number;
  /** The kinds of link that are not read, by number, with the number of their frames. */
  readonly unknownLinks: readonly { readonly linkType: number; readonly frames: number }[];
  /** What is wrong with the file after the part that was read; null if it was read to its end. */
  readonly damage: CaptureError | null;
}

export class CaptureDigest {
  readonly #table: ConnectionTable;
  readonly #parser: CaptureParser;
  readonly #unpacker: Unpacker;

  /** @param unpackedMax how many octets a compressed file may expand to */
  constructor(limits: TableLimits = BOUNDED, unpackedMax = UNPACKED_MAX) {
    this.#table = new ConnectionTable(limits);
    this.#parser = new CaptureParser((packet) => this.#table.add(packet));
    this.#unpacker = new Unpacker((octets) => this.#parser.push(octets), unpackedMax);
  }

  /** Whether more of the file is useful: false after damage. */
  get wantsMore(): boolean {
    return this.#parser.damage === null && this.#unpacker.damage === null;
  }

  /** Takes the next octets of the file. Throws CaptureError if it cannot be read at all. */
  push(chunk: Uint8Array): void {
    this.#unpacker.push(chunk);
  }

  /** The contents of the file. Throws CaptureError if it holds no TCP, or nothing of it could be read. */
  end(): CaptureContents {
    this.#unpacker.end();
    const packing = this.#unpacker.damage;
    if (packing !== null && this.#parser.packets === 0) throw packing;
    this.#parser.end();
    const { frames, packets, unread } = this.#parser;
    const damage = packing ?? this.#parser.damage;
    if (packets === 0) throw this.#parser.withoutTcp();
    const unknownLinks = [...this.#parser.unknownLinks].map(([linkType, count]) => ({ linkType, frames: count }));
    return { ...this.#table.finish(), frames, packets, unread, unknownLinks, damage };
  }
}
