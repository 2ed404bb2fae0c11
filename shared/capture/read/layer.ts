/** One layer of a frame after the other: what a decoder is given, and what it finds inside. */

import { ByteView } from './bytes.ts';
import type { Frame } from './frame.ts';

/** The rest of a frame: the captured part, and how long it was on the wire. */
export interface Rest {
  readonly bytes: Uint8Array;
  /** Octets, captured or not: not fewer than `bytes` has. */
  readonly length: number;
}

/** A TCP segment with the addresses of the IP packet that it came in. */
export interface TcpPayload extends Rest {
  readonly source: string;
  readonly destination: string;
  /** The IPv4 identification; null if there is none (IPv6, or 0). */
  readonly ipId: number | null;
}

/** What a layer can hold that has to be opened further. */
export type Wrapping = 'ethernet' | 'llc' | 'mpls' | 'ppp' | 'ip' | 'gre';

/** `other`: something that cannot hold TCP. `unread`: it may hold TCP, which cannot be read here. */
export type Layer =
  | { readonly as: Wrapping; readonly rest: Rest }
  | { readonly as: 'tcp'; readonly payload: TcpPayload }
  | 'other'
  | 'unread';

/** A layer's decoder. Throws CaptureError `malformed` if the layer is cut. */
export type Decoder = (rest: Rest) => Layer;

/** The whole frame. */
export function wholeOf({ bytes, length }: Frame): Rest {
  return { bytes, length };
}

/** What follows the first `octets`. */
export function restAfter({ bytes, length }: Rest, octets: number): Rest {
  return { bytes: bytes.subarray(octets), length: Math.max(0, length - octets) };
}

/** A layer after a header of that length. */
export function inside(as: Wrapping, rest: Rest, octets: number): Layer {
  return { as, rest: restAfter(rest, octets) };
}

/** The octets in network order. */
export function viewOf({ bytes }: Rest): ByteView {
  return new ByteView(bytes);
}
