/** Reads IPv4 (RFC 791) and IPv6 (RFC 8200) headers as far as TCP needs. Skips fragments: they hide the length. */

import { ByteView } from './bytes.ts';

export interface TcpPayload {
  readonly source: string;
  readonly destination: string;
  /** The IPv4 identification, which distinguishes a copy from a retransmission; null if there is none (IPv6, or 0). */
  readonly ipId: number | null;
  /** The captured part of the TCP segment. */
  readonly bytes: Uint8Array;
  /** Octets of the whole TCP segment, header included, captured or not. */
  readonly length: number;
}

const TCP = 6;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION_OPTIONS = 60;

/** The TCP segment in an IP packet, or null if there is none that can be read completely. */
export function tcpPayloadOf(packet: Uint8Array): TcpPayload | null {
  const view = new ByteView(packet);
  if (view.length === 0) return null;
  const version = view.u8(0) >> 4;
  if (version === 4) return fromIpv4(view);
  return version === 6 ? fromIpv6(view) : null;
}

function fromIpv4(view: ByteView): TcpPayload | null {
  if (view.length < 20 || view.u8(9) !== TCP) return null;
  const headerLength = (view.u8(0) & 0x0f) * 4;
  const fragmented = (view.u16(6) & 0x3fff) !== 0;
  if (headerLength < 20 || fragmented) return null;
  // 0: the network card segmented the packet after the capture, and the length was not filled in yet.
  const total = view.u16(2) || view.length;
  const ipId = view.u16(4) || null;
  return payload(view, headerLength, total, ipId, [ipv4Text(view, 12), ipv4Text(view, 16)]);
}

function fromIpv6(view: ByteView): TcpPayload | null {
  if (view.length < 40) return null;
  const length = view.u16(4);
  const total = length === 0 ? view.length : 40 + length;
  const tcpAt = afterExtensions(view, view.u8(6));
  if (tcpAt === null) return null;
  return payload(view, tcpAt, total, null, [ipv6Text(view, 8), ipv6Text(view, 24)]);
}

/** Where TCP begins after the extension headers; null if something else follows, or a fragment. */
function afterExtensions(view: ByteView, firstHeader: number): number | null {
  let header = firstHeader;
  let at = 40;
  while (header !== TCP) {
    if (at + 8 > view.length) return null;
    const next = view.u8(at);
    const step = extensionLength(view, header, at);
    if (step === null) return null;
    header = next;
    at += step;
  }
  return at;
}

function extensionLength(view: ByteView, header: number, at: number): number | null {
  switch (header) {
    case HOP_BY_HOP:
    case ROUTING:
    case DESTINATION_OPTIONS:
      return (view.u8(at + 1) + 1) * 8;
    case AUTHENTICATION:
      return (view.u8(at + 1) + 2) * 4;
    case FRAGMENT:
      // An "atomic" fragment (RFC 6946) is a whole packet: offset 0 and no more to come.
      return (view.u16(at + 2) & 0xfff9) === 0 ? 8 : null;
    default:
      return null;
  }
}

function payload(
  view: ByteView,
  at: number,
  total: number,
  ipId: number | null,
  [source, destination]: readonly [string, string],
): TcpPayload | null {
  if (at > view.length || at > total) return null;
  // What follows the IP packet is padding of the link.
  const bytes = view.bytes.subarray(at, Math.min(total, view.length));
  return { source, destination, ipId, bytes, length: total - at };
}

function ipv4Text(view: ByteView, at: number): string {
  return [0, 1, 2, 3].map((i) => view.u8(at + i)).join('.');
}

/** The canonical text of RFC 5952: lower case, and the longest run of two or more zero groups as `::`. */
function ipv6Text(view: ByteView, at: number): string {
  const groups = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => view.u16(at + 2 * i));
  let best = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return best.length < 2 ? hex(0, 8) : `${hex(0, best.start)}::${hex(best.start + best.length, 8)}`;
}
