/** Reads IPv4 (RFC 791) and IPv6 (RFC 8200) headers as far as TCP needs, and opens packets that hold another one. */

import type { ByteView } from './bytes.ts';
import { inside, type Layer, type Rest, restAfter, viewOf } from './layer.ts';
import { udpTunnel } from './tunnel.ts';

const TCP = 6;
const UDP = 17;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION_OPTIONS = 60;

/** IPv4 in IP, IPv6 in IP, GRE, Ethernet in IP (RFC 3378: two octets before it), MPLS in IP. */
const WRAPPINGS = new Map<number, (rest: Rest) => Layer>([
  [4, (rest) => ({ as: 'ip', rest })],
  [41, (rest) => ({ as: 'ip', rest })],
  [47, (rest) => ({ as: 'gre', rest })],
  [97, (rest) => inside('ethernet', rest, 2)],
  [137, (rest) => ({ as: 'mpls', rest })],
]);

/** Encrypted, compressed or tunnelled in ways that are not read here: ESP, IPComp, L2TP. */
const HIDDEN: readonly number[] = [50, 108, 115];

interface Header {
  readonly protocol: number;
  /** What follows the headers, without padding of the link. */
  readonly rest: Rest;
  readonly fragmented: boolean;
  readonly source: string;
  readonly destination: string;
  readonly ipId: number | null;
}

/** What an IP packet holds. Fragments are not read: they hide the length. Throws CaptureError `malformed` if it is cut. */
export function ipLayer(packet: Rest): Layer {
  const version = viewOf(packet).u8(0) >> 4;
  const header = version === 4 ? ipv4(packet) : version === 6 ? ipv6(packet) : null;
  if (header === null) return 'unread';
  const { protocol, rest, fragmented, source, destination, ipId } = header;
  const wrapped = WRAPPINGS.get(protocol);
  const mayHoldTcp = protocol === TCP || wrapped !== undefined || HIDDEN.includes(protocol);
  if (fragmented) return mayHoldTcp ? 'unread' : 'other';
  if (protocol === TCP) return { as: 'tcp', payload: { source, destination, ipId, ...rest } };
  if (wrapped !== undefined) return wrapped(rest);
  if (protocol === UDP) return udpTunnel(rest);
  return mayHoldTcp ? 'unread' : 'other';
}

function ipv4(packet: Rest): Header | null {
  const view = viewOf(packet);
  const headerLength = (view.u8(0) & 0x0f) * 4;
  if (headerLength < 20) return null;
  // 0: the network card segmented the packet after the capture, and the length was not filled in yet.
  const total = view.u16(2) || packet.length;
  return {
    protocol: view.u8(9),
    rest: within(packet, headerLength, total),
    fragmented: (view.u16(6) & 0x3fff) !== 0,
    source: ipv4Text(view, 12),
    destination: ipv4Text(view, 16),
    ipId: view.u16(4) || null,
  };
}

function ipv6(packet: Rest): Header | null {
  const view = viewOf(packet);
  const length = view.u16(4);
  const total = length === 0 ? packet.length : 40 + length;
  const [source, destination] = [ipv6Text(view, 8), ipv6Text(view, 24)];
  const { protocol, at, fragmented } = afterExtensions(view, view.u8(6));
  return { protocol, rest: within(packet, at, total), fragmented, source, destination, ipId: null };
}

/** The packet from `at` on; what follows its `total` octets is padding of the link. */
function within({ bytes, length }: Rest, at: number, total: number): Rest {
  const end = Math.max(at, Math.min(total, length));
  return restAfter({ bytes: bytes.subarray(0, end), length: Math.max(at, total) }, at);
}

/** The protocol after the extension headers, and where it begins. */
function afterExtensions(view: ByteView, firstHeader: number) {
  let [protocol, at] = [firstHeader, 40];
  let fragmented = false;
  for (let step = extensionLength(view, protocol, at); step > 0; step = extensionLength(view, protocol, at)) {
    // An "atomic" fragment (RFC 6946) is a whole packet: offset 0 and no more to come.
    if (protocol === FRAGMENT && (view.u16(at + 2) & 0xfff9) !== 0) fragmented = true;
    protocol = view.u8(at);
    at += step;
    if (fragmented) break;
  }
  return { protocol, at, fragmented };
}

/** Octets of an extension header; 0 for a protocol. */
function extensionLength(view: ByteView, header: number, at: number): number {
  switch (header) {
    case HOP_BY_HOP:
    case ROUTING:
    case DESTINATION_OPTIONS:
      return (view.u8(at + 1) + 1) * 8;
    case AUTHENTICATION:
      return (view.u8(at + 1) + 2) * 4;
    case FRAGMENT:
      return 8;
    default:
      return 0;
  }
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
