/** A connection as a capture shows it: a value, complete or with its middle omitted. */

import type { Segment } from '../../tcp/segment.ts';
import type { Address } from './packet.ts';
import type { NumberRange } from './tcp-header.ts';

/** Index of an end in `Connection.ends`. */
export type Side = 0 | 1;

export interface ConnectionPacket {
  /** The number of its frame in the file, from 1. */
  readonly number: number;
  /** Milliseconds since 1970 by the clock of the machine that captured. */
  readonly at: number;
  readonly from: Side;
  readonly ipId: number | null;
  /** What its sender reports to have received twice (DSACK), or null. */
  readonly twice: NumberRange | null;
  /** With absolute numbers and, where the handshake was captured, the window scaled to octets. */
  readonly segment: Segment;
}

export interface Connection {
  /** First the end that opened the connection; without a SYN, the end that is seen sending first. */
  readonly ends: readonly [Address, Address];
  /** Index of the interface that captured it, within its section; 0 in a classic pcap. */
  readonly interfaceId: number;
  /** The initial sequence numbers, as far as the SYNs were captured. */
  readonly isn: readonly [number | null, number | null];
  /** The first packets, whether they are still among `packets` or not. */
  readonly head: readonly ConnectionPacket[];
  /** In the order of the capture. */
  readonly packets: readonly ConnectionPacket[];
  /** How many packets it had. */
  readonly total: number;
  /** How many of them came before the first of `packets` and were not kept. */
  readonly omittedBefore: number;
  /** How many were not kept between `packets[index - 1]` and `packets[index]`, after the close had begun. */
  readonly gap: { readonly index: number; readonly packets: number } | null;
}

/** The other end of the same pair. */
export function otherSide(side: Side): Side {
  return side === 0 ? 1 : 0;
}
