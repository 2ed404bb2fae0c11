/** Where everything is in the torn fog, in px of the figure. Pure. */

import { figureMetrics } from '../figure/layout/figure-metrics.ts';
import type { TornFog } from '../../shared/duel/vocabulary/torn.ts';

export interface TornLayout {
  readonly width: number;
  readonly height: number;
  readonly compact: boolean;
  readonly lineX: number;
  readonly barWidth: number;
  /** The peer's line. */
  readonly peerX: number;
  readonly font: number;
  /** When the ACK left, the ring ran out, and the newest FIN met the RST: by the height of each on this end's line. */
  readonly ackY: number;
  readonly outY: number;
  readonly resetY: number;
  /** The FINs from above, by their height where they left and where they came. */
  readonly fins: readonly { readonly left: number; readonly came: number | null }[];
  /** Where the RST comes. */
  readonly landY: number;
}

/** Below this a figure stays whole, and the panel tells it; below that all of it is the button that closes the fog. */
export const TORN_LEAST = 150;
export const TORN_ROOMY = 270;
/** The room of that button in a narrow figure. */
const CLOSE_PX = 52;
/** The newest FINs, as many as there is room for. */
const finsMost = (height: number) => (height < 230 ? 1 : height < 330 ? 2 : 3);

/** @returns null: no room */
export function layoutTorn({ fins }: TornFog, width: number, whole: number): TornLayout | null {
  if (whole < TORN_LEAST) return null;
  const { compact, lineX, barWidth } = figureMetrics(width, whole);
  const height = compact && whole >= TORN_ROOMY ? whole - CLOSE_PX : whole;
  const low = height < 330;
  const shown = fins.slice(-finsMost(height));
  const trip = Math.min(34, height * 0.075);
  const first = low ? height * 0.24 : height * 0.27;
  const last = height * (low ? 0.62 : 0.68);
  const step = shown.length < 2 ? 0 : (last - first) / (shown.length - 1);
  const placed = shown.map((fin, at) => {
    const left = shown.length < 2 ? last : first + step * at;
    return { left, came: fin.entryId === null ? null : left + trip };
  });
  const resetY = last + trip;
  return {
    width,
    height,
    compact,
    lineX,
    barWidth,
    peerX: Math.round(compact ? width - 88 : width * 0.82),
    font: compact ? 13 : 16,
    ackY: low ? 26 : 36,
    outY: resetY - (low ? 22 : 56),
    resetY,
    fins: placed,
    landY: Math.min(height - 30, resetY + trip),
  };
}

/** A pseudo-random number from 0 to 1 that is always the same for `n`. */
function ragged(n: number): number {
  const hash = Math.imul(n + 17, 2654435761) >>> 0;
  return ((hash ^ (hash >>> 15)) % 1000) / 1000;
}

const RIM_PX = 11;

/** Waves of three lengths and a little chance: cloud, and no saw. */
function billow(n: number): number {
  return Math.sin(n * 0.55) * 9 + Math.sin(n * 1.27 + 2) * 6 + Math.sin(n * 0.21 + 1) * 10 + (ragged(n) - 0.5) * 11;
}

/** The tear as a path: from the upper edge along its rim to the right edge, and back around the peer's line. */
export function tearPath({ width, height, compact, lineX, landY, peerX }: TornLayout): string {
  const inner = lineX + (peerX - lineX) * (compact ? 0.4 : 0.32);
  const bottom = Math.min(height - 12, landY + 44);
  const points: (readonly [number, number])[] = [];
  const down = Math.ceil((bottom + 20) / RIM_PX);
  for (let n = 0; n <= down; n++) {
    const share = n / down;
    const bulge = Math.sin(share * Math.PI * 0.92 + 0.25);
    points.push([inner + (1 - bulge) * (peerX - inner) * 0.66 + billow(n), share * (bottom + 20) - 20]);
  }
  const [edge, low] = points.at(-1) ?? [0, bottom];
  const across = Math.ceil((width + 40 - edge) / RIM_PX);
  for (let n = 1; n <= across; n++) points.push([edge + n * RIM_PX, low + billow(n + 60) * 0.6]);
  return `${smooth(points)}L${width + 40} -40L${points[0]?.[0].toFixed(1) ?? 0} -40Z`;
}

/** A curve through the middles between points. */
function smooth(points: readonly (readonly [number, number])[]): string {
  const at = ([x, y]: readonly [number, number]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const pieces = points.slice(1, -1).map((point, n) => {
    const [x, y] = points[n + 2] ?? point;
    return `Q${at(point)} ${at([(point[0] + x) / 2, (point[1] + y) / 2])}`;
  });
  return `M${at(points[0] ?? [0, 0])}${pieces.join('')}L${at(points.at(-1) ?? [0, 0])}`;
}
