/** Writes a pcapng file of one section (draft-ietf-opsawg-pcapng), little-endian, times in nanoseconds. */

import { little16, little32, utf8 } from './export-octets.ts';

export interface SectionText {
  /** The program that wrote the file. */
  readonly application: string;
  readonly comment: string;
}

export interface WrittenInterface {
  readonly linkType: number;
  readonly name: string;
  readonly description: string;
}

export interface WrittenFrame {
  readonly interfaceId: number;
  /** Nanoseconds since 1970, not negative. */
  readonly at: bigint;
  /** Whether it left there; null: it passed. */
  readonly outbound: boolean | null;
  readonly octets: readonly number[];
  /** Null: none. */
  readonly comment: string | null;
}

const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const INTERFACE = 1;
const ENHANCED_PACKET = 6;

const OPTION_COMMENT = 1;
const OPTION_APPLICATION = 4;
const OPTION_NAME = 2;
const OPTION_DESCRIPTION = 3;
const OPTION_TIMESTAMP_RESOLUTION = 9;
const OPTION_FLAGS = 2;

/** `if_tsresol`: 10^-9 s. */
const NANOSECONDS = 9;
/** `epb_flags`: the two lowest bits. */
const UNKNOWN_DIRECTION = 0;
const INBOUND = 1;
const OUTBOUND = 2;

/** A whole file, with the frames in the given order. */
export function pcapngOctets(
  section: SectionText,
  interfaces: readonly WrittenInterface[],
  frames: readonly WrittenFrame[],
): Uint8Array<ArrayBuffer> {
  const blocks = [sectionBlock(section), ...interfaces.map(interfaceBlock), ...frames.map(frameBlock)];
  return Uint8Array.from(blocks.flat());
}

function sectionBlock({ application, comment }: SectionText): number[] {
  const unknownLength = Array<number>(8).fill(0xff);
  return block(SECTION_HEADER, [
    ...[...little32(BYTE_ORDER_MAGIC), ...little16(1), ...little16(0), ...unknownLength],
    ...options([OPTION_COMMENT, utf8(comment)], [OPTION_APPLICATION, utf8(application)]),
  ]);
}

function interfaceBlock({ linkType, name, description }: WrittenInterface): number[] {
  const noSnapLength = little32(0);
  return block(INTERFACE, [
    ...[...little16(linkType), 0, 0, ...noSnapLength],
    ...options(
      [OPTION_NAME, utf8(name)],
      [OPTION_DESCRIPTION, utf8(description)],
      [OPTION_TIMESTAMP_RESOLUTION, [NANOSECONDS]],
    ),
  ]);
}

function frameBlock({ interfaceId, at, outbound, octets, comment }: WrittenFrame): number[] {
  const clock = [...little32(Number(at >> 32n)), ...little32(Number(at & 0xffff_ffffn))];
  const lengths = [...little32(octets.length), ...little32(octets.length)];
  const direction = outbound === null ? UNKNOWN_DIRECTION : outbound ? OUTBOUND : INBOUND;
  const flags: Option = [OPTION_FLAGS, little32(direction)];
  const comments: Option[] = comment === null ? [] : [[OPTION_COMMENT, utf8(comment)]];
  return block(ENHANCED_PACKET, [
    ...[...little32(interfaceId), ...clock, ...lengths, ...padded(octets)],
    ...options(...comments, flags),
  ]);
}

function block(type: number, body: readonly number[]): number[] {
  const length = little32(body.length + 12);
  return [...little32(type), ...length, ...body, ...length];
}

type Option = readonly [code: number, value: readonly number[]];

/** An option's length has 16 bits; longer text is cut. */
const OPTION_MAX = 0xffff;

function options(...list: readonly Option[]): number[] {
  const written = list.flatMap(([code, value]) => {
    const octets = value.slice(0, OPTION_MAX);
    return [...little16(code), ...little16(octets.length), ...padded(octets)];
  });
  return [...written, 0, 0, 0, 0];
}

function padded(octets: readonly number[]): number[] {
  return [...octets, ...Array<number>((4 - (octets.length % 4)) % 4).fill(0)];
}
