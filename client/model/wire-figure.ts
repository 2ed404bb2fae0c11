/**
 * The layout of what the third player sees: two lines, and each segment from one to the other, with those on their way
 * as far as they have come. Pure; y runs down from 0 (px). Knows no DOM.
 */

import type { End } from '../../shared/duel/level.ts';
import type { TrafficEntry } from '../../shared/duel/view.ts';
import { pauseHeight } from './figure-metrics.ts';

export type Point = readonly [number, number];

/** What has become of a segment. */
export type Fate = 'flying' | 'arrived' | 'lost';

export interface WireFlight {
  readonly entry: TrafficEntry;
  readonly from: Point;
  /** Where its copies are: at the other line, or on their way to it. */
  readonly copies: readonly { readonly to: Point; readonly flying: boolean }[];
  /** Where it was lost. */
  readonly lostAt: Point | null;
  /** Where its words begin (A), or end (B). */
  readonly label: Point;
}

export interface WireFigure {
  readonly x: Readonly<Record<End, number>>;
  readonly flights: readonly WireFlight[];
  readonly height: number;
}

const EDGE_PX = 22;
const TOP_PX = 12;
/** A segment that leaves has words above its line; one that does more has a remark besides. */
const SENT_PX = 34;
const REMARK_PX = 17;
const ARRIVED_PX = 14;
const PAUSE_UNIT_PX = 9;
const LIFT_PX = 7;
const FOOT_PX = 26;
const LOST_SHARE = 0.5;
const LOST_DROP_PX = 8;

/** What has become of a segment by now. */
export function fateOf({ arrivals, onTheWay }: Pick<TrafficEntry, 'arrivals' | 'onTheWay'>): Fate {
  if (onTheWay.length > 0) return 'flying';
  return arrivals.length > 0 ? 'arrived' : 'lost';
}

/** The traffic as of `now`: what was on its way when the server spoke may have arrived meanwhile. */
export function trafficAt(traffic: readonly TrafficEntry[], now: number): readonly TrafficEntry[] {
  return traffic.map((entry) => {
    const { arrivals, onTheWay } = entry;
    const [there, flying] = [onTheWay.filter((at) => at <= now), onTheWay.filter((at) => at > now)];
    return there.length === 0 ? entry : { ...entry, arrivals: [...arrivals, ...there], onTheWay: flying };
  });
}

/** The layout for a figure `width` px wide at the time `now` (server clock, ms). */
export function layoutWire(traffic: readonly TrafficEntry[], now: number, tripMs: number, width: number): WireFigure {
  const x = { A: EDGE_PX, B: width - EDGE_PX };
  const axis = new Axis(tripMs);
  const moments = traffic
    .flatMap((entry) => [
      { at: entry.sentAt, px: SENT_PX + (hasRemark(entry) ? REMARK_PX : 0) },
      ...entry.arrivals.map((at) => ({ at, px: ARRIVED_PX })),
    ])
    .sort((a, b) => a.at - b.at);
  const sends = new Map<number, number>();
  for (const { at, px } of moments) axis.place(at, px);
  for (const entry of traffic) sends.set(entry.id, axis.y(entry.sentAt));
  const present = axis.present(now);
  const flights = traffic.map((entry): WireFlight => {
    const far = entry.from === 'A' ? x.B : x.A;
    const from: Point = [x[entry.from], sends.get(entry.id) ?? 0];
    const arrived = entry.arrivals.map((at) => ({ to: [far, axis.y(at)] as const, flying: false }));
    const flying = entry.onTheWay.map((at) => {
      const share = Math.min(1, Math.max(0, (now - entry.sentAt) / Math.max(1, at - entry.sentAt)));
      return { to: [from[0] + (far - from[0]) * share, present] as const, flying: true };
    });
    const lost = fateOf(entry) === 'lost';
    return {
      entry,
      from,
      copies: [...arrived, ...flying],
      lostAt: lost ? [from[0] + (far - from[0]) * LOST_SHARE, from[1] + LOST_DROP_PX] : null,
      label: [from[0] + (entry.from === 'A' ? EDGE_PX / 2 : -EDGE_PX / 2), from[1] - LIFT_PX],
    };
  });
  return { x, flights, height: Math.ceil(present + FOOT_PX) };
}

/** Whether more is said of a segment than what it carries. */
export function hasRemark(entry: TrafficEntry): boolean {
  return entry.again || entry.order !== null || fateOf(entry) === 'lost';
}

/** From time to place: each moment takes the room of its words, and a pause shows. */
class Axis {
  readonly #tripMs: number;
  readonly #places = new Map<number, number>();
  #last: { at: number; y: number } | null = null;

  constructor(tripMs: number) {
    this.#tripMs = tripMs;
  }

  /** Moments come in the order of time; two things of one moment share the greater room. */
  place(at: number, px: number): void {
    const last = this.#last;
    if (last?.at === at) return;
    const y = last === null ? TOP_PX + px : last.y + Math.max(px, this.#pause(at - last.at));
    this.#places.set(at, y);
    this.#last = { at, y };
  }

  y(at: number): number {
    return this.#places.get(at) ?? 0;
  }

  /** Where the present is: below everything that has happened. */
  present(now: number): number {
    const last = this.#last;
    return last === null ? TOP_PX : last.y + Math.max(ARRIVED_PX, this.#pause(now - last.at));
  }

  #pause(ms: number): number {
    return pauseHeight(ms, this.#tripMs, PAUSE_UNIT_PX);
  }
}
