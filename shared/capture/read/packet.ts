/** A TCP segment as a capture shows it, with its addresses and the moment at which it passed. */

import { has, type Segment } from '../../tcp/segment.ts';
import type { Frame } from './frame.ts';
import { tcpPayloadOf } from './ip.ts';
import { ipPacketOf } from './link.ts';
import { readTcpHeader } from './tcp-header.ts';

export interface Address {
  readonly ip: string;
  readonly port: number;
}

export interface Packet {
  /** The number of its frame in the file, from 1, as Wireshark counts. */
  readonly number: number;
  /** Index of the interface that captured it, within its section; 0 in a classic pcap. */
  readonly interfaceId: number;
  /** Milliseconds since 1970 by the clock of the machine that captured. */
  readonly at: number;
  readonly source: Address;
  readonly destination: Address;
  /** The IPv4 identification; null if there is none. */
  readonly ipId: number | null;
  /** With absolute numbers; the window as the header has it, not scaled. */
  readonly segment: Segment;
  /** The window scale option of a SYN, or null. */
  readonly windowShift: number | null;
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.ip === b.ip && a.port === b.port;
}

/** Whether a segment asks for a connection: SYN without ACK. */
export function isOpening(segment: Segment): boolean {
  return has(segment, 'SYN') && !has(segment, 'ACK');
}

/** The packet in the frame with this number; null if it has no TCP, is a fragment, or its headers are cut or impossible. */
export function packetOf(frame: Frame, number: number): Packet | null {
  const ip = ipPacketOf(frame);
  const payload = ip === null ? null : tcpPayloadOf(ip);
  const header = payload === null ? null : readTcpHeader(payload.bytes, payload.length);
  if (payload === null || header === null) return null;
  return {
    number,
    interfaceId: frame.interfaceId,
    at: frame.at,
    source: { ip: payload.source, port: header.sourcePort },
    destination: { ip: payload.destination, port: header.destinationPort },
    ipId: payload.ipId,
    segment: header.segment,
    windowShift: header.windowShift,
  };
}
