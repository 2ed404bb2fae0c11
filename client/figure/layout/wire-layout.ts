/**
 * The third player's view: two lines, and each segment from one to the other. The layout is that of the review, without
 * what only an end knows; the wire knows when a copy will arrive. Pure.
 */

import { NO_SYMBOLS } from '../../../shared/duel/symbols.ts';
import type { ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import type { TrafficEntry } from '../../../shared/duel/vocabulary/traffic.ts';
import { layoutReview } from './figure-review.ts';
import type { ReviewFigure } from './review-figure.ts';
import type { FigureWords } from './figure-words.ts';
import type { ReviewedHalf } from './review-history.ts';
import { reviewMetrics } from './review-metrics.ts';

/** The fate of a segment. */
export type Fate = 'flying' | 'arrived' | 'lost';

/** The empty space on the outer side of the lines, px of the figure. */
const EDGE_PX = 24;

/** The current fate of a segment. */
export function fateOf({ arrivals, onTheWay }: Pick<TrafficEntry, 'arrivals' | 'onTheWay'>): Fate {
  if (onTheWay.length > 0) return 'flying';
  return arrivals.length > 0 ? 'arrived' : 'lost';
}

/** The traffic as of `now`: segments in flight in the last view may have arrived meanwhile. */
export function trafficAt(traffic: readonly TrafficEntry[], now: number): readonly TrafficEntry[] {
  return traffic.map((entry) => {
    const { arrivals, onTheWay } = entry;
    const [there, flying] = [onTheWay.filter((at) => at <= now), onTheWay.filter((at) => at > now)];
    return there.length === 0 ? entry : { ...entry, arrivals: [...arrivals, ...there], onTheWay: flying };
  });
}

/**
 * How far a copy has come by `now` (server clock, ms), 0..1.
 * @param copy its index, in order of arrival
 */
export function flown({ sentAt, arrivals, onTheWay }: TrafficEntry, copy: number, now: number): number {
  const at = [...arrivals, ...onTheWay][copy] ?? sentAt;
  return at <= now ? 1 : Math.max(0, (now - sentAt) / (at - sentAt));
}

/**
 * The layout for a figure `width` px of the figure wide: every copy where it arrived or will arrive. It does not change
 * with time.
 * @param wire the third player's name
 */
export function layoutWire(
  traffic: readonly TrafficEntry[],
  width: number,
  words: FigureWords,
  wire: string,
): ReviewFigure {
  const metrics = { ...reviewMetrics(width, 0), x: { left: EDGE_PX, right: width - EDGE_PX } };
  return layoutReview({ half: asHalf(traffic), left: 'A', metrics, words, wire });
}

/** The part of a half that a wire knows. */
function asHalf(traffic: readonly TrafficEntry[]): ReviewedHalf {
  const nowhere = { ip: '', port: 0 };
  return {
    entries: traffic.map(asEntry),
    ports: { A: nowhere, B: nowhere },
    symbols: NO_SYMBOLS,
    startedAt: null,
  };
}

function asEntry(entry: TrafficEntry): ReviewEntry {
  const { id, from, sentAt, segment, again, order } = entry;
  const arrivals = [...entry.arrivals, ...entry.onTheWay];
  // Within a millisecond the ends answer before they process anything else that arrived.
  const landings = arrivals.map((at) => ({ at, id: Number.MAX_SAFE_INTEGER }));
  const lost = fateOf(entry) === 'lost';
  return {
    kind: 'segment',
    id,
    from,
    sentAt,
    arrivals,
    landings,
    lost,
    again,
    segment,
    by: 'player',
    wrong: false,
    order,
  };
}
