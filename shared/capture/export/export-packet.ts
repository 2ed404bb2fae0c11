/** One segment as a frame: Ethernet, IPv4 or IPv6, TCP, with all checksums. Knows no time and no interface. */

import type { End, EndSetup } from '../../duel/level.ts';
import { type Flag, has, type Segment } from '../../tcp/segment.ts';
import { addressOctets } from './export-address.ts';
import { big16, big32, checksum } from './export-octets.ts';

export interface OutgoingPacket {
  readonly from: End;
  readonly source: EndSetup['address'];
  readonly destination: EndSetup['address'];
  readonly segment: Segment;
  /** As many octets as the segment has text. */
  readonly text: readonly number[];
  /** The IPv4 identification, shared by copies that the wire made. */
  readonly ipId: number;
  /** The longest text of a segment, as announced in a SYN. */
  readonly mss: number;
}

/** Ethernet's number among the link types registered at tcpdump.org. */
export const ETHERNET = 1;

/** Locally administered, so that they belong to no vendor. */
const MACS: Readonly<Record<End, readonly number[]>> = { A: [2, 0, 0, 0, 0, 0x0a], B: [2, 0, 0, 0, 0, 0x0b] };
const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;

const TCP = 6;
const HOPS = 64;
const DONT_FRAGMENT = 0x4000;

/** The largest window without scaling, as both endpoints of the game have. */
const WINDOW = 65_535;

const BITS: Readonly<Record<Flag, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 };

/** The whole frame. Throws RangeError if an address is invalid. */
export function frameOctets(packet: OutgoingPacket): number[] {
  const source = addressOctets(packet.source.ip);
  const destination = addressOctets(packet.destination.ip);
  const segment = tcpOctets(packet, source, destination);
  const isIpv4 = source.length === 4;
  const ip = isIpv4
    ? ipv4Header(packet.ipId, source, destination, segment.length)
    : ipv6Header(source, destination, segment.length);
  const macs = packet.from === 'A' ? [...MACS.B, ...MACS.A] : [...MACS.A, ...MACS.B];
  return [...macs, ...big16(isIpv4 ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6), ...ip, ...segment];
}

/** A length that does not fit into the field is written as 0, as with segmentation offload. */
function lengthField(length: number): number[] {
  return big16(length > 0xffff ? 0 : length);
}

/** RFC 791, 3.1. */
function ipv4Header(id: number, source: readonly number[], destination: readonly number[], length: number): number[] {
  const start = [0x45, 0, ...lengthField(20 + length), ...big16(id), ...big16(DONT_FRAGMENT), HOPS, TCP];
  const addresses = [...source, ...destination];
  return [...start, ...big16(checksum([...start, 0, 0, ...addresses])), ...addresses];
}

/** RFC 8200, 3. */
function ipv6Header(source: readonly number[], destination: readonly number[], length: number): number[] {
  return [0x60, 0, 0, 0, ...lengthField(length), TCP, HOPS, ...source, ...destination];
}

/** RFC 9293, 3.1; the checksum covers the pseudo-header as well. */
function tcpOctets(packet: OutgoingPacket, source: readonly number[], destination: readonly number[]): number[] {
  const { segment, text } = packet;
  const options = has(segment, 'SYN') ? [2, 4, ...big16(packet.mss)] : [];
  const bits = segment.flags.reduce((sum, flag) => sum | BITS[flag], 0);
  const before = [
    ...big16(packet.source.port),
    ...big16(packet.destination.port),
    ...big32(segment.seq),
    ...big32(segment.ack ?? 0),
    (5 + options.length / 4) << 4,
    bits,
    ...big16(windowOf(segment)),
  ];
  const after = [0, 0, ...options, ...text];
  const pseudo = [...source, ...destination, ...big32(before.length + 2 + after.length), 0, 0, 0, TCP];
  return [...before, ...big16(checksum([...pseudo, ...before, 0, 0, ...after])), ...after];
}

/** The window of a segment: a RST's sender has none any more. */
export function windowOf(segment: Segment): number {
  return Math.min(segment.wnd ?? (has(segment, 'RST') ? 0 : WINDOW), WINDOW);
}
