/** Reads a capture file, pcap or pcapng, into TCP packets. Pure: bytes in, values out. */

import type { Segment } from '../tcp/segment.ts';
import { CaptureError } from './error.ts';
import type { Frame } from './frame.ts';
import { tcpPayloadOf } from './ip.ts';
import { ipPacketOf, isKnownLink } from './link.ts';
import { isPcap, pcapFrames } from './pcap.ts';
import { isPcapng, pcapngFrames } from './pcapng.ts';
import { readTcpHeader } from './tcp-header.ts';

export interface Address {
  readonly ip: string;
  readonly port: number;
}

export interface Packet {
  /** Index of the interface that captured it, within its section; 0 in a classic pcap. */
  readonly interfaceId: number;
  /** Milliseconds since 1970 by the clock of the machine that captured. */
  readonly at: number;
  readonly source: Address;
  readonly destination: Address;
  /** The IPv4 identification; null when there is none. */
  readonly ipId: number | null;
  /** With absolute numbers; the window as the header has it, not scaled. */
  readonly segment: Segment;
  /** The window scale option of a SYN, or null. */
  readonly windowShift: number | null;
}

/**
 * The TCP packets of a capture file, in the order of the file. Frames that carry no TCP, IP fragments and headers
 * that are cut or impossible are left out. Throws CaptureError, and nothing else, when the file cannot be read.
 */
export function readCapture(bytes: Uint8Array): Packet[] {
  const frames = readFrames(bytes);
  if (frames.length > 0 && !frames.some((frame) => isKnownLink(frame.linkType))) {
    throw new CaptureError('unknown-link', `link type ${frames[0]?.linkType} is not known here`);
  }
  return frames.map(packetOf).filter((packet) => packet !== null);
}

function readFrames(bytes: Uint8Array): Frame[] {
  if (isPcap(bytes)) return pcapFrames(bytes);
  if (isPcapng(bytes)) return pcapngFrames(bytes);
  throw new CaptureError('not-a-capture', 'this is neither a pcap nor a pcapng file');
}

function packetOf(frame: Frame): Packet | null {
  const ip = ipPacketOf(frame);
  const payload = ip === null ? null : tcpPayloadOf(ip);
  const header = payload === null ? null : readTcpHeader(payload.bytes, payload.length);
  if (payload === null || header === null) return null;
  return {
    interfaceId: frame.interfaceId,
    at: frame.at,
    source: { ip: payload.source, port: header.sourcePort },
    destination: { ip: payload.destination, port: header.destinationPort },
    ipId: payload.ipId,
    segment: header.segment,
    windowShift: header.windowShift,
  };
}
