/** The measures of the review for a given size, in CSS px. */

export interface ReviewMetrics {
  readonly compact: boolean;
  readonly width: number;
  readonly height: number;
  /** The left and the right line. */
  readonly x: Readonly<Record<'left' | 'right', number>>;
  readonly barWidth: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly wordSize: number;
  readonly pauseUnit: number;
  /** The minimum distance between two consecutive events. */
  readonly leastGap: number;
  readonly top: number;
}

const COMPACT_BELOW = 720;

/** Measures for a review of this size. */
export function reviewMetrics(width: number, height: number): ReviewMetrics {
  const compact = width < COMPACT_BELOW;
  const gutter = compact ? 18 : Math.round(Math.min(226, Math.max(198, width * 0.22)));
  return {
    compact,
    width,
    height,
    x: { left: gutter, right: width - gutter },
    barWidth: compact ? 9 : 13,
    fontSize: compact ? 12.5 : 14,
    lineHeight: compact ? 17 : 19,
    wordSize: compact ? 12 : 13,
    pauseUnit: compact ? 13 : 16,
    leastGap: 12,
    top: 24,
  };
}

/** Measures for a review that is read from the last row of a room. */
export function projectorMetrics(width: number): ReviewMetrics {
  const gutter = Math.round(Math.min(250, Math.max(170, width * 0.27)));
  return {
    compact: false,
    width,
    height: 0,
    x: { left: gutter, right: width - gutter },
    barWidth: 16,
    fontSize: 18,
    lineHeight: 25,
    wordSize: 17,
    pauseUnit: 11,
    leastGap: 12,
    top: 24,
  };
}
