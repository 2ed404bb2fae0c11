/** What a link puts before an IP packet: nothing, Ethernet, Linux "cooked" or BSD loopback. */

import { ByteView } from './bytes.ts';
import type { Frame } from './frame.ts';

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
/** 802.1Q, 802.1ad and the older double tag. */
const VLAN_TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100];

/** AF_INET, and AF_INET6 of Linux, the BSDs and macOS. */
const ADDRESS_FAMILIES: readonly number[] = [2, 10, 24, 28, 30];

/** For each supported link type: where the IP packet begins, or null if the frame carries something else. */
const IP_OFFSET = new Map<number, (frame: ByteView) => number | null>([
  [0, loopback],
  [1, ethernet],
  [12, () => 0],
  [101, () => 0],
  [108, loopback],
  [113, (frame) => cooked(frame, 14, 16)],
  [228, () => 0],
  [229, () => 0],
  [276, (frame) => cooked(frame, 0, 20)],
]);

/** Whether frames of this link type can be read. */
export function isKnownLink(linkType: number): boolean {
  return IP_OFFSET.has(linkType);
}

/** The IP packet in a frame, or null if it carries none or is cut before it begins. */
export function ipPacketOf(frame: Frame): Uint8Array | null {
  const offset = IP_OFFSET.get(frame.linkType)?.(new ByteView(frame.bytes)) ?? null;
  return offset === null || offset >= frame.bytes.length ? null : frame.bytes.subarray(offset);
}

function isIp(etherType: number): boolean {
  return etherType === ETHERTYPE_IPV4 || etherType === ETHERTYPE_IPV6;
}

function ethernet(frame: ByteView): number | null {
  for (let at = 12; at + 2 <= frame.length; at += 4) {
    const etherType = frame.u16(at);
    if (isIp(etherType)) return at + 2;
    if (!VLAN_TAGS.includes(etherType)) return null;
  }
  return null;
}

/** Linux "any": the protocol is at `typeAt`; version 1 keeps VLAN tags in the packet, like Ethernet. */
function cooked(frame: ByteView, typeAt: number, headerLength: number): number | null {
  if (frame.length < headerLength) return null;
  const etherType = frame.u16(typeAt);
  if (isIp(etherType)) return headerLength;
  if (!VLAN_TAGS.includes(etherType) || frame.length < headerLength + 4) return null;
  return isIp(frame.u16(headerLength + 2)) ? headerLength + 4 : null;
}

/** An address family before the packet, in the byte order of the machine that captured, or in network order. */
function loopback(frame: ByteView): number | null {
  if (frame.length < 4) return null;
  const swapped = new ByteView(frame.bytes, true);
  return ADDRESS_FAMILIES.includes(frame.u32(0)) || ADDRESS_FAMILIES.includes(swapped.u32(0)) ? 4 : null;
}
