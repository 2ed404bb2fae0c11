/** A TCP segment as a capture shows it, with its addresses and the moment at which it passed. */

import { has, type Segment } from '../../tcp/segment.ts';
import type { Frame } from './frame.ts';
import { type NumberRange, readTcpHeader } from './tcp-header.ts';
import { tcpIn } from './unwrap.ts';

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
  /** What the sender reports to have received twice (DSACK, RFC 2883), or null. */
  readonly twice: NumberRange | null;
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.ip === b.ip && a.port === b.port;
}

/** Whether a segment asks for a connection: SYN without ACK. */
export function isOpening(segment: Segment): boolean {
  return has(segment, 'SYN') && !has(segment, 'ACK');
}

/** The packet in the frame with this number. Without one: whether the frame may hold TCP that was not read. */
export function packetOf(frame: Frame, number: number): Packet | 'other' | 'unread' {
  const payload = tcpIn(frame);
  if (typeof payload === 'string') return payload;
  const header = readTcpHeader(payload.bytes, payload.length);
  if (header === null) return 'unread';
  const { sourcePort, destinationPort, segment, windowShift, twice } = header;
  return {
    number,
    interfaceId: frame.interfaceId,
    at: frame.at,
    source: { ip: payload.source, port: sourcePort },
    destination: { ip: payload.destination, port: destinationPort },
    ipId: payload.ipId,
    segment,
    windowShift,
    twice,
  };
}
