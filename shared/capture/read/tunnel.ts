/** Tunnels that carry packets in IP or UDP: GRE, VXLAN, Geneve, GTP-U. */

import { byEtherType } from './ether.ts';
import { type Decoder, inside, type Layer, type Rest, restAfter, viewOf } from './layer.ts';

const GRE_PPP = 0x880b;

/** GRE (RFC 2784 and 2890), and its variant for PPTP (RFC 2637), which has another order of optional fields. */
export const gre: Decoder = (rest) => {
  const view = viewOf(rest);
  const [flags, type] = [view.u16(0), view.u16(2)];
  const [checksum, routing, key, sequence, acknowledgment] = [0x8000, 0x4000, 0x2000, 0x1000, 0x0080].map(
    (bit) => (flags & bit) !== 0,
  );
  if (routing === true) return 'unread';
  const fields = [checksum, key, sequence].filter(Boolean).length;
  if ((flags & 7) === 0) return byEtherType(type, restAfter(rest, 4 + 4 * fields));
  if ((flags & 7) !== 1 || type !== GRE_PPP) return 'unread';
  const header = 4 + 4 * [key, sequence, acknowledgment].filter(Boolean).length;
  // Without a sequence number it only acknowledges.
  return sequence === true ? inside('ppp', rest, header) : 'other';
};

/** VXLAN (RFC 7348): the flag says that a network is named; a frame follows eight octets. */
function vxlan(rest: Rest): Layer {
  return (viewOf(rest).u8(0) & 0x08) !== 0 ? inside('ethernet', rest, 8) : 'unread';
}

/** Geneve (RFC 8926): options of any length, then what the type announces. */
function geneve(rest: Rest): Layer {
  const view = viewOf(rest);
  return byEtherType(view.u16(2), restAfter(rest, 8 + (view.u8(0) & 0x3f) * 4));
}

const GTP_PACKET = 255;

/** GTP-U (3GPP TS 29.281): eight octets, four more if any of three flags is set, then a chain of extension headers. */
function gtp(rest: Rest): Layer {
  const view = viewOf(rest);
  const [flags, message] = [view.u8(0), view.u8(1)];
  // Version 1, protocol type GTP.
  if (flags >> 4 !== 3) return 'unread';
  if (message !== GTP_PACKET) return 'other';
  if ((flags & 7) === 0) return inside('ip', rest, 8);
  let at = 12;
  let next = (flags & 4) === 0 ? 0 : view.u8(11);
  while (next !== 0) {
    const length = Math.max(1, view.u8(at)) * 4;
    next = view.u8(at + length - 1);
    at += length;
  }
  return inside('ip', rest, at);
}

const TUNNELS = new Map<number, Decoder>([
  [4789, vxlan],
  [8472, vxlan],
  [6081, geneve],
  [2152, gtp],
]);

/** Tunnels that are not opened here: L2TP, Teredo, IPsec through NAT, WireGuard. */
const HIDDEN: readonly number[] = [1701, 3544, 4500, 51820];

/** What a UDP datagram holds, by its ports. */
export function udpTunnel(rest: Rest): Layer {
  const view = viewOf(rest);
  const [source, destination] = [view.u16(0), view.u16(2)];
  const tunnel = TUNNELS.get(destination) ?? (source === 2152 ? gtp : undefined);
  if (tunnel !== undefined) return tunnel(restAfter(rest, 8));
  return [source, destination].some((port) => HIDDEN.includes(port)) ? 'unread' : 'other';
}
