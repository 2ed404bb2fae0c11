/** The lecture's symbols for the numbers on a segment, as one end sees it. */

import type { End } from '../../../shared/duel/level.ts';
import { symbolOf } from '../../../shared/duel/symbols.ts';
import type { Symbols } from '../../../shared/duel/vocabulary/figure.ts';
import type { Segment } from '../../../shared/tcp/segment.ts';
import type { SegmentSymbols } from './figure-text.ts';

/** The symbols for a segment sent by `from`: A is the active closer, whose numbers begin at u. */
export function segmentSymbols(segment: Segment, from: End, symbols: Symbols): SegmentSymbols {
  const [own, other] = from === 'A' ? (['active', 'passive'] as const) : (['passive', 'active'] as const);
  return {
    seq: symbolOf(segment.seq, own, symbols),
    ack: segment.ack === undefined ? null : symbolOf(segment.ack, other, symbols),
  };
}
