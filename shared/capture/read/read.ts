/** Reads a whole capture file, pcap or pcapng, into TCP packets. Pure: bytes in, values out. */

import type { Packet } from './packet.ts';
import { CaptureParser } from './parser.ts';

/**
 * The TCP packets of a capture file, in the order of the file. Frames that carry no TCP, IP fragments and headers
 * that are cut or impossible are skipped. Throws CaptureError, and nothing else, if the file cannot be read to its end
 * (`CaptureParser` keeps what precedes the damage).
 */
export function readCapture(bytes: Uint8Array): Packet[] {
  const packets: Packet[] = [];
  const parser = new CaptureParser((packet) => packets.push(packet));
  parser.push(bytes);
  parser.end();
  if (parser.damage !== null) throw parser.damage;
  return packets;
}
