/** Reads numbers from bytes, in either byte order. Reading past the end is an error of the capture: `malformed`. */

import { CaptureError } from './error.ts';

export class ByteView {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, littleEndian = false) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#checked(at, 2), this.littleEndian);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#checked(at, 4), this.littleEndian);
  }

  i64(at: number): bigint {
    return this.#view.getBigInt64(this.#checked(at, 8), this.littleEndian);
  }

  /** `length` octets from `at`, without a copy. */
  slice(at: number, length: number): Uint8Array {
    this.#checked(at, length);
    return this.bytes.subarray(at, at + length);
  }

  #checked(at: number, length: number): number {
    if (at < 0 || length < 0 || at + length > this.bytes.length) {
      throw new CaptureError('malformed', 'a record of the capture is too short for what it must hold');
    }
    return at;
  }
}
