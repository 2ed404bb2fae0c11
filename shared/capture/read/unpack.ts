/** Decompresses gzip while reading, recognised by its first octets and not by name; everything else passes unchanged. */

import { Gunzip } from 'fflate';
import { CaptureError } from './error.ts';

/** The limit for a compressed file's expanded size: a small file can expand to any size. */
export const UNPACKED_MAX = 512 * 2 ** 20;

/** The amount decompressed at a time: a file with very many tiny members must not be expanded in one go. */
const SLICE = 2 ** 14;
const LONGEST_MAGIC = 6;
/** Header and trailer of a member (RFC 1952, 2.3). */
const LEAST_MEMBER = 18;

const GZIP = [0x1f, 0x8b];
/** zip, 7z, rar, xz, zstd, bzip2, lz4. */
const OTHERS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0x04, 0x22, 0x4d, 0x18],
];

/** The library's codes for an invalid header, and for a premature end. */
const NO_HEADER = 6;
const EARLY_END = 0;

export class Unpacker {
  /** What is wrong with the compressed data after the readable part; null while nothing is. */
  damage: CaptureError | null = null;

  readonly #sink: (octets: Uint8Array) => void;
  readonly #limit: number;
  #start: Uint8Array | null = new Uint8Array(0);
  #gunzip: Gunzip | null = null;
  #packed = 0;
  #unpacked = 0;
  #over = false;

  /** @param sink receives the octets of the capture; errors it throws are passed on by `push` and `end` */
  constructor(sink: (octets: Uint8Array) => void, limit = UNPACKED_MAX) {
    this.#sink = sink;
    this.#limit = limit;
  }

  /** Takes the next octets of the file. Throws CaptureError for an unsupported compression, or one that expands too far. */
  push(chunk: Uint8Array): void {
    if (this.#start === null) {
      this.#pass(chunk);
      return;
    }
    const start = joined(this.#start, chunk);
    this.#start = start;
    if (start.length >= LONGEST_MAGIC) this.#begin(start);
  }

  /** The file is over. Throws as `push` does; truncation is recorded in `damage`. */
  end(): void {
    if (this.#start !== null) this.#begin(this.#start);
    if (this.#gunzip === null || this.#over) return;
    if (this.#packed < LEAST_MEMBER) this.damage = new CaptureError('truncated', 'the packed file ends too early');
    else this.#guarded(this.#gunzip, new Uint8Array(0), true);
  }

  #begin(start: Uint8Array): void {
    this.#start = null;
    if (OTHERS.some((magic) => begins(start, magic)))
      throw new CaptureError('compressed', 'this file is packed, and not with gzip: unpack it first');
    if (begins(start, GZIP)) this.#gunzip = new Gunzip((octets) => this.#take(octets));
    this.#pass(start);
  }

  #pass(chunk: Uint8Array): void {
    const gunzip = this.#gunzip;
    if (gunzip === null) {
      this.#sink(chunk);
      return;
    }
    this.#packed += chunk.length;
    for (let at = 0; at < chunk.length && !this.#over; at += SLICE)
      this.#guarded(gunzip, chunk.subarray(at, at + SLICE), false);
  }

  #take(octets: Uint8Array): void {
    this.#unpacked += octets.length;
    if (this.#unpacked > this.#limit)
      throw new CaptureError('too-much', `this file unpacks to more than ${this.#limit} octets`);
    if (octets.length > 0) this.#sink(octets);
  }

  #guarded(gunzip: Gunzip, octets: Uint8Array, final: boolean): void {
    try {
      gunzip.push(octets, final);
    } catch (error) {
      if (error instanceof CaptureError) throw error;
      this.#over = true;
      const code = error instanceof Error && 'code' in error ? error.code : null;
      // Anything may follow a complete member, as after a file on a tape.
      if (code === NO_HEADER && this.#unpacked > 0) return;
      this.damage =
        code === EARLY_END
          ? new CaptureError('truncated', 'the packed file ends too early')
          : new CaptureError('malformed', 'the packed file is damaged');
    }
  }
}

function begins(octets: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((octet, i) => octets[i] === octet);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
