/**
 * The measures of the figure for a given size, in px of the figure (CSS px by `figureScale`): where lines are and how
 * large words are.
 */

export interface FigureMetrics {
  /** A phone's layout: the line at the edge, everything to the right of it. */
  readonly compact: boolean;
  readonly width: number;
  readonly height: number;
  /** Your own lifeline. */
  readonly lineX: number;
  readonly barWidth: number;
  readonly peerX: number;
  /** Your arrows dissolve between these two. */
  readonly fogFrom: number;
  readonly fogTo: number;
  /** px that an arrow usually falls per px to the right. */
  readonly slope: number;
  /** For labels in mono, and for words. */
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Where a label on an arrow begins, and how wide it may be. */
  readonly labelX: number;
  readonly labelMax: number;
  /** px for a pause of half a trip. */
  readonly pauseUnit: number;
  readonly top: number;
  /** Free space under the newest thing. */
  readonly bottom: number;
}

const COMPACT_BELOW = 600;
const ROOMY_FROM = 860;
/** From this width on the fog has words, which labels avoid. */
export const FOG_WORDS_FROM = 760;

/** A figure of this size is drawn as it is; a larger one is drawn larger, though less than in proportion. */
const PLAIN = { width: 962, height: 650 } as const;
const GROWTH = 0.85;

/** How many times as large a figure of this size (CSS px) is drawn as one on a laptop; never smaller. */
export function figureScale(width: number, height: number): number {
  return Math.max(1, Math.min(width / PLAIN.width, height / PLAIN.height)) ** GROWTH;
}

/** By how much an arrow usually falls between the lines, px, and its range of slopes. */
const DROP_PX = 40;
const SLOPES = { least: 0.045, most: 0.07 } as const;

/** Measures for a figure area of this size, in px of the figure. */
export function figureMetrics(width: number, height: number): FigureMetrics {
  return width < COMPACT_BELOW ? compactMetrics(width, height) : wideMetrics(width, height);
}

/** The x of the player's own line in a figure area of this size, over its whole height, CSS px. */
export function ownLine(width: number, height: number): { readonly x: number; readonly width: number } {
  const scale = figureScale(width, height);
  const { lineX, barWidth } = figureMetrics(width / scale, height / scale);
  return { x: (lineX - barWidth / 2) * scale, width: barWidth * scale };
}

/** The x of the fog in a figure area of this size, from where an own arrow is gone, over its whole height, CSS px. */
export function fogArea(width: number, height: number): { readonly x: number; readonly width: number } {
  const scale = figureScale(width, height);
  const x = figureMetrics(width / scale, height / scale).fogTo * scale;
  return { x, width: width - x };
}

function wideMetrics(width: number, height: number): FigureMetrics {
  const lineX = Math.round(Math.min(232, Math.max(196, width * 0.235)));
  const labelX = lineX + 30;
  const peerX = Math.round(width * 0.82);
  return {
    compact: false,
    width,
    height,
    lineX,
    barWidth: 14,
    peerX,
    fogFrom: Math.round(width * 0.44),
    fogTo: Math.round(width * 0.69),
    slope: Math.min(SLOPES.most, Math.max(SLOPES.least, DROP_PX / (peerX - lineX))),
    fontSize: width < ROOMY_FROM ? 14 : 15,
    lineHeight: 21,
    labelX,
    labelMax: Math.round(width < FOG_WORDS_FROM ? width * 0.82 - 20 : width * 0.7) - labelX,
    pauseUnit: 17,
    top: 22,
    bottom: 34,
  };
}

function compactMetrics(width: number, height: number): FigureMetrics {
  const lineX = 20;
  const labelX = lineX + 24;
  return {
    compact: true,
    width,
    height,
    lineX,
    barWidth: 10,
    peerX: width - 14,
    fogFrom: Math.round(width * 0.42),
    fogTo: Math.round(width * 0.86),
    slope: 0.05,
    fontSize: 13,
    lineHeight: 18,
    labelX,
    labelMax: width - 22 - labelX,
    pauseUnit: 11,
    top: 12,
    bottom: 22,
  };
}

/**
 * How far down a pause of `ms` moves the figure: every pause shows, a longer one is longer, a long one does not push
 * the rest out of sight (px; logarithmic, `pauseUnit` for half a trip).
 */
export function pauseHeight(ms: number, tripMs: number, pauseUnit: number): number {
  return pauseUnit * Math.log2(1 + Math.max(0, ms) / (tripMs / 2));
}
