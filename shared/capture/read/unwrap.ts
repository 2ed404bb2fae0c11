/** Opens a frame layer by layer until a TCP segment appears. */

import { CaptureError } from './error.ts';
import { ethernet, llc, mpls, ppp } from './ether.ts';
import type { Frame } from './frame.ts';
import { ipLayer } from './ip.ts';
import { type Decoder, type Layer, type TcpPayload, type Wrapping, wholeOf } from './layer.ts';
import { linkLayer } from './link.ts';
import { gre } from './tunnel.ts';

const DECODERS: Readonly<Record<Wrapping, Decoder>> = { ethernet, llc, mpls, ppp, ip: ipLayer, gre };

/** More layers than any network stacks up. */
const DEEPEST = 16;

/**
 * The TCP segment in a frame. `other`: it holds something that is not TCP. `unread`: it may hold TCP, but is cut, a fragment,
 * encrypted, or in a protocol that is not known here.
 */
export function tcpIn(frame: Frame): TcpPayload | 'other' | 'unread' {
  try {
    let layer: Layer = linkLayer(frame.linkType, wholeOf(frame));
    for (let depth = 0; depth < DEEPEST; depth++) {
      if (typeof layer === 'string') return layer;
      if (layer.as === 'tcp') return layer.payload;
      layer = DECODERS[layer.as](layer.rest);
    }
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
  }
  return 'unread';
}
