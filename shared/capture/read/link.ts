/** What a link puts before the packet, by the link types registered at tcpdump.org. */

import { ByteView } from './bytes.ts';
import { byEtherType, ethernet, llc, ppp } from './ether.ts';
import { type Decoder, inside, type Layer, type Rest, restAfter, viewOf } from './layer.ts';

/** AF_INET, and AF_INET6 of Linux, the BSDs and macOS. */
const ADDRESS_FAMILIES: readonly number[] = [2, 10, 24, 28, 30];

const ip: Decoder = (rest) => ({ as: 'ip', rest });

/** A decoder for what follows a header of fixed length. */
function skipping(octets: number, decoder: Decoder): Decoder {
  return (rest) => decoder(restAfter(rest, octets));
}

/** A decoder for a header of fixed length that has an EtherType at `typeAt`. */
function typed(typeAt: number, octets: number): Decoder {
  return (rest) => byEtherType(viewOf(rest).u16(typeAt), restAfter(rest, octets));
}

const DECODERS = new Map<number, Decoder>([
  [0, loopback],
  [1, ethernet],
  [6, tokenRing],
  [8, skipping(16, ip)],
  [9, ppp],
  [10, skipping(13, llc)],
  [12, ip],
  [14, ip],
  [50, serial],
  [51, skipping(6, ppp)],
  [100, llc],
  [101, ip],
  [104, serial],
  [105, wireless],
  [108, loopback],
  [109, skipping(12, ip)],
  [113, cooked],
  [117, firewallLog],
  [127, radiotap],
  [138, typed(16, 18)],
  [166, skipping(1, ppp)],
  [204, skipping(1, ppp)],
  [205, skipping(1, serial)],
  [219, (rest) => ({ as: 'mpls', rest })],
  [228, ip],
  [229, ip],
  [276, typed(0, 20)],
]);

/** Whether frames of this link type can be read. */
export function isKnownLink(linkType: number): boolean {
  return DECODERS.has(linkType);
}

/** What a frame of this link holds. Throws CaptureError `malformed` if it is cut. */
export function linkLayer(linkType: number, frame: Rest): Layer {
  return DECODERS.get(linkType)?.(frame) ?? 'unread';
}

/** An address family before the packet, in the byte order of the machine that captured, or in network order. */
function loopback(rest: Rest): Layer {
  const swapped = new ByteView(rest.bytes, true);
  const known = [viewOf(rest).u32(0), swapped.u32(0)].some((family) => ADDRESS_FAMILIES.includes(family));
  return known ? inside('ip', rest, 4) : 'other';
}

/** The protocol field of 802.2 frames in a Linux cooked capture. */
const COOKED_LLC = 4;

/** Linux "any", version 1; VLAN tags stay in the packet, as in Ethernet. */
function cooked(rest: Rest): Layer {
  const type = viewOf(rest).u16(14);
  return type === COOKED_LLC ? inside('llc', rest, 16) : byEtherType(type, restAfter(rest, 16));
}

/** Access and frame control and two addresses; the highest bit of the source announces routing information. */
function tokenRing(rest: Rest): Layer {
  const view = viewOf(rest);
  const routed = (view.u8(8) & 0x80) !== 0;
  return inside('llc', rest, 14 + (routed ? view.u8(14) & 0x1f : 0));
}

/** Cisco HDLC: an address of its own, and an EtherType; everything else on such a line is PPP. */
function serial(rest: Rest): Layer {
  const view = viewOf(rest);
  const isCisco = view.u8(0) === 0x0f || view.u8(0) === 0x8f;
  return isCisco ? byEtherType(view.u16(2), restAfter(rest, 4)) : ppp(rest);
}

/** The header of OpenBSD's packet filter states its own length, which is padded to four octets. */
function firewallLog(rest: Rest): Layer {
  return inside('ip', rest, Math.ceil(viewOf(rest).u8(0) / 4) * 4);
}

function radiotap(rest: Rest): Layer {
  return wireless(restAfter(rest, new ByteView(rest.bytes, true).u16(2)));
}

const WIRELESS_DATA = 2;

/** 802.11: only data frames hold packets, and a protected one hides its own. */
function wireless(rest: Rest): Layer {
  const view = viewOf(rest);
  const [control, flags] = [view.u8(0), view.u8(1)];
  const subtype = control >> 4;
  const noData = (subtype & 0x4) !== 0;
  if (((control >> 2) & 3) !== WIRELESS_DATA || noData) return 'other';
  if ((flags & 0x40) !== 0) return 'unread';
  const fourAddresses = (flags & 3) === 3 ? 6 : 0;
  const qualityOfService = (subtype & 0x8) !== 0 ? 2 : 0;
  return inside('llc', rest, 24 + fourAddresses + qualityOfService);
}
