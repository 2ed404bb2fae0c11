/** What an EtherType announces, and the layers that use one: Ethernet, LLC and SNAP, MPLS, PPPoE, PPP. */

import { type Decoder, inside, type Layer, type Rest, restAfter, viewOf } from './layer.ts';

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
/** 802.1Q, 802.1ad and the older double tags. */
const VLAN_TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100, 0x9200];
const MPLS: readonly number[] = [0x8847, 0x8848];
const PPPOE_SESSION = 0x8864;
const PPP = 0x880b;
/** A whole Ethernet frame: in GRE and Geneve. */
const BRIDGED = 0x6558;

/** Protocols that carry no IP: ARP, RARP, PPPoE discovery, LLDP, EAPOL, slow protocols, PTP, loops, wake on LAN, IPX. */
const NO_IP: readonly number[] = [
  0x0806, 0x8035, 0x8863, 0x88cc, 0x888e, 0x8809, 0x88f7, 0x9000, 0x0842, 0x8137, 0x88e1, 0x890d,
];

/** Below this the field is the length of an 802.3 frame, which begins with LLC. */
const LEAST_ETHERTYPE = 0x0600;

/** What a layer with this EtherType holds; `rest` is what follows the field. */
export function byEtherType(type: number, rest: Rest): Layer {
  if (type === IPV4 || type === IPV6) return { as: 'ip', rest };
  if (VLAN_TAGS.includes(type)) return afterTag(rest);
  if (MPLS.includes(type)) return { as: 'mpls', rest };
  // Version and type, code, session, length.
  if (type === PPPOE_SESSION) return inside('ppp', rest, 6);
  if (type === PPP) return { as: 'ppp', rest };
  if (type === BRIDGED) return { as: 'ethernet', rest };
  return NO_IP.includes(type) ? 'other' : 'unread';
}

function afterTag(rest: Rest): Layer {
  const next = viewOf(rest).u16(2);
  return byLengthOrType(next, restAfter(rest, 4));
}

function byLengthOrType(value: number, rest: Rest): Layer {
  return value < LEAST_ETHERTYPE ? { as: 'llc', rest } : byEtherType(value, rest);
}

export const ethernet: Decoder = (rest) => byLengthOrType(viewOf(rest).u16(12), restAfter(rest, 14));

const SNAP = 0xaa;
const LLC_IP = 0x06;
/** Spanning tree, NetBIOS, IPX, IS-IS. */
const LLC_OTHERS: readonly number[] = [0x42, 0xf0, 0xe0, 0xfe, 0xff];

/** 802.2: service access points, control, and with SNAP an organisation and an EtherType. */
export const llc: Decoder = (rest) => {
  const view = viewOf(rest);
  const [destination, source] = [view.u8(0), view.u8(1)];
  if (destination === LLC_IP && source === LLC_IP) return inside('ip', rest, 3);
  if (destination !== SNAP) return LLC_OTHERS.includes(destination) ? 'other' : 'unread';
  const organisation = view.u8(3) * 2 ** 16 + view.u16(4);
  // 0 and 0xf8 announce an EtherType; others have protocols of their own, such as CDP.
  if (organisation === 0 || organisation === 0xf8) return byEtherType(view.u16(6), restAfter(rest, 8));
  return 'other';
};

/** Labels up to the bottom of the stack (RFC 3032); what follows is told by its first four bits. */
export const mpls: Decoder = (rest) => {
  const view = viewOf(rest);
  let at = 0;
  while ((view.u8(at + 2) & 1) === 0) at += 4;
  const version = view.u8(at + 4) >> 4;
  if (version === 4 || version === 6) return inside('ip', rest, at + 4);
  // A control word (RFC 4385) precedes a frame of the wire that is emulated.
  return version === 0 ? inside('ethernet', rest, at + 8) : 'unread';
};

const PPP_IPV4 = 0x21;
const PPP_IPV6 = 0x57;
/** MPLS unicast and multicast in PPP. */
const PPP_MPLS: readonly number[] = [0x0281, 0x0283];
/** Compressed TCP headers, compressed or encrypted packets, bundles: TCP may be inside. */
const PPP_HIDDEN: readonly number[] = [0x2d, 0x2f, 0xfd, 0xfb, 0x3d, 0x53, 0x55];

/** PPP (RFC 1661), with or without HDLC's address and control (RFC 1662), and with a protocol of one or two octets. */
export const ppp: Decoder = (rest) => {
  const view = viewOf(rest);
  const framed = view.u8(0) === 0xff && view.u8(1) === 0x03 ? 2 : 0;
  const short = (view.u8(framed) & 1) === 1;
  const protocol = short ? view.u8(framed) : view.u16(framed);
  const header = framed + (short ? 1 : 2);
  if (protocol === PPP_IPV4 || protocol === PPP_IPV6) return inside('ip', rest, header);
  if (PPP_MPLS.includes(protocol)) return inside('mpls', rest, header);
  return PPP_HIDDEN.includes(protocol) ? 'unread' : 'other';
};
