/** Writes frames and capture files by hand: every link type, byte order and clock that a test wants to read back. */

/** Octets in network order. */
export function u16(value: number): number[] {
  return [(value >>> 8) & 0xff, value & 0xff];
}

export function u32(value: number): number[] {
  return [...u16(value >>> 16), ...u16(value & 0xffff)];
}

export interface TcpFields {
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly seq?: number;
  readonly ack?: number;
  /** The low octet of the control bits. */
  readonly flags?: number;
  readonly wnd?: number;
  /** A multiple of four octets. */
  readonly options?: readonly number[];
  readonly text?: number;
}

export function tcp(fields: TcpFields = {}): number[] {
  const { sourcePort = 40_001, destinationPort = 8080, seq = 1000, ack = 2000, flags = 0x10, wnd = 512 } = fields;
  const { options = [], text = 0 } = fields;
  const header = [...u16(sourcePort), ...u16(destinationPort), ...u32(seq), ...u32(ack)];
  const offset = (5 + options.length / 4) << 4;
  return [...header, offset, flags, ...u16(wnd), 0, 0, 0, 0, ...options, ...Array<number>(text).fill(0x61)];
}

export interface Ipv4Fields {
  readonly id?: number;
  readonly protocol?: number;
  /** Flags and fragment offset. */
  readonly fragment?: number;
  readonly options?: readonly number[];
  readonly totalLength?: number;
}

export function ipv4(payload: readonly number[], fields: Ipv4Fields = {}): number[] {
  const { id = 7, protocol = 6, fragment = 0x4000, options = [] } = fields;
  const headerLength = 20 + options.length;
  const { totalLength = headerLength + payload.length } = fields;
  const start = [0x40 | (headerLength / 4), 0, ...u16(totalLength), ...u16(id), ...u16(fragment), 64, protocol, 0, 0];
  return [...start, 10, 0, 0, 1, 10, 0, 0, 2, ...options, ...payload];
}

/** `headers`: extension headers as [number, octets after the "next header" octet]. */
export function ipv6(
  payload: readonly number[],
  headers: readonly (readonly [number, readonly number[]])[] = [],
): number[] {
  const numbers = [...headers.map(([number]) => number), 6];
  const extensions = headers.flatMap(([, rest], i) => [numbers[i + 1] ?? 6, ...rest]);
  const length = extensions.length + payload.length;
  const source = [...u16(0x2001), ...u16(0xdb8), ...u32(0), ...u32(0), ...u32(1)];
  const destination = [...u16(0xfe80), ...u16(0), ...u32(1), ...u32(0), ...u32(0xabcd)];
  return [0x60, 0, 0, 0, ...u16(length), numbers[0] ?? 6, 64, ...source, ...destination, ...extensions, ...payload];
}

const MACS = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];

export function ethernet(etherType: number, payload: readonly number[], tags: readonly number[] = []): number[] {
  const tagged = tags.flatMap((tag) => [...u16(tag), ...u16(5)]);
  return [...MACS, ...tagged, ...u16(etherType), ...payload];
}

/** Linux cooked capture, version 1. */
export function sll(etherType: number, payload: readonly number[]): number[] {
  return [...u16(0), ...u16(1), ...u16(6), ...MACS.slice(0, 6), 0, 0, ...u16(etherType), ...payload];
}

/** Linux cooked capture, version 2. */
export function sll2(etherType: number, payload: readonly number[]): number[] {
  return [...u16(etherType), 0, 0, ...u32(2), ...u16(1), 0, 6, ...MACS.slice(0, 6), 0, 0, ...payload];
}

export interface Record {
  readonly seconds: number;
  /** Micro- or nanoseconds. */
  readonly fraction: number;
  readonly bytes: readonly number[];
}

/** Reverses the octets of a number if the file is little-endian. */
function order(octets: number[], littleEndian: boolean): number[] {
  return littleEndian ? octets.reverse() : octets;
}

export interface PcapFormat {
  readonly littleEndian: boolean;
  readonly nanoseconds: boolean;
  readonly linkType: number;
}

export function pcap({ littleEndian, nanoseconds, linkType }: PcapFormat, records: readonly Record[]): Uint8Array {
  const w32 = (value: number) => order(u32(value), littleEndian);
  const w16 = (value: number) => order(u16(value), littleEndian);
  const header = [
    ...w32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4),
    ...w16(2),
    ...w16(4),
    ...w32(0),
    ...w32(0),
    ...w32(65_535),
  ];
  const body = records.flatMap(({ seconds, fraction, bytes }) => [
    ...[seconds, fraction, bytes.length, bytes.length].flatMap(w32),
    ...bytes,
  ]);
  return Uint8Array.from([...header, ...w32(linkType), ...body]);
}

/** Blocks of a pcapng section in one byte order. */
export class PcapngWriter {
  readonly #littleEndian: boolean;

  constructor(littleEndian: boolean) {
    this.#littleEndian = littleEndian;
  }

  section(): number[] {
    return this.block(0x0a0d0d0a, [
      ...this.w32(0x1a2b3c4d),
      ...this.#w16(1),
      ...this.#w16(0),
      ...Array<number>(8).fill(0xff),
    ]);
  }

  /** `options`: [code, octets as they are in the file]. */
  interface(
    linkType: number,
    options: readonly (readonly [number, readonly number[]])[] = [],
    snapLength = 0,
  ): number[] {
    const encoded = options.flatMap(([code, value]) => [
      ...this.#w16(code),
      ...this.#w16(value.length),
      ...padded(value),
    ]);
    return this.block(1, [...this.#w16(linkType), 0, 0, ...this.w32(snapLength), ...encoded, 0, 0, 0, 0]);
  }

  enhanced(index: number, timestamp: bigint, bytes: readonly number[]): number[] {
    const clock = [...this.w32(Number(timestamp >> 32n)), ...this.w32(Number(timestamp & 0xffff_ffffn))];
    return this.block(6, [
      ...this.w32(index),
      ...clock,
      ...this.w32(bytes.length),
      ...this.w32(bytes.length),
      ...padded(bytes),
    ]);
  }

  simple(bytes: readonly number[]): number[] {
    return this.block(3, [...this.w32(bytes.length), ...padded(bytes)]);
  }

  block(type: number, body: readonly number[]): number[] {
    const length = this.w32(body.length + 12);
    return [...this.w32(type), ...length, ...body, ...length];
  }

  w32(value: number): number[] {
    return order(u32(value), this.#littleEndian);
  }

  #w16(value: number): number[] {
    return order(u16(value), this.#littleEndian);
  }
}

function padded(octets: readonly number[]): number[] {
  return [...octets, ...Array<number>((4 - (octets.length % 4)) % 4).fill(0)];
}
