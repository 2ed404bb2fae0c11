/**
 * Bands: the room that a label or a line takes, as trapezoids with upright sides. Placing things from the top down so
 * that no text meets text or a line needs bands only. Knows nothing about segments. All units: px.
 */

/**
 * Over x0..x1 the band reaches from a top to a bottom, both straight; y is relative to the thing that it belongs to.
 */
export interface Band {
  readonly kind: 'text' | 'line';
  readonly x0: number;
  readonly x1: number;
  readonly top0: number;
  readonly top1: number;
  readonly bottom0: number;
  readonly bottom1: number;
}

/**
 * A label's rectangle: (x, y) is its lower left corner; it is turned about that corner by `angle` (radians, down
 * positive).
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly width: number;
  readonly height: number;
}

/** The band of a box, slightly generous at its ends. */
export function textBand(box: Box): Band {
  const slope = Math.tan(box.angle);
  const lean = Math.abs(Math.sin(box.angle)) * box.height;
  const x0 = box.x - lean;
  const x1 = box.x + Math.cos(box.angle) * box.width + lean;
  const rise = box.height / Math.cos(box.angle);
  const bottom0 = box.y - lean * slope;
  const bottom1 = box.y + (x1 - box.x) * slope;
  return { kind: 'text', x0, x1, top0: bottom0 - rise, top1: bottom1 - rise, bottom0, bottom1 };
}

/** The band of a straight line of some width from (x0, y0) to (x1, y1). */
export function lineBand(x0: number, y0: number, x1: number, y1: number, width: number): Band {
  const half = width / 2;
  return x0 <= x1
    ? { kind: 'line', x0, x1, top0: y0 - half, top1: y1 - half, bottom0: y0 + half, bottom1: y1 + half }
    : { kind: 'line', x0: x1, x1: x0, top0: y1 - half, top1: y0 - half, bottom0: y1 + half, bottom1: y0 + half };
}

/** The band moved down by `dy`. */
export function shifted(band: Band, dy: number): Band {
  return {
    ...band,
    top0: band.top0 + dy,
    top1: band.top1 + dy,
    bottom0: band.bottom0 + dy,
    bottom1: band.bottom1 + dy,
  };
}

/** The least `dy` at which all of `bands` are below all of `placed`, `margin` apart; lines may cross lines. */
export function clearance(placed: readonly Band[], bands: readonly Band[], margin: number): number {
  let dy = Number.NEGATIVE_INFINITY;
  for (const above of placed) for (const below of bands) dy = Math.max(dy, pairClearance(above, below, margin));
  return dy;
}

function pairClearance(above: Band, below: Band, margin: number): number {
  if (above.kind === 'line' && below.kind === 'line') return Number.NEGATIVE_INFINITY;
  const from = Math.max(above.x0, below.x0);
  const to = Math.min(above.x1, below.x1);
  if (from >= to) return Number.NEGATIVE_INFINITY;
  return Math.max(bottomAt(above, from) - topAt(below, from), bottomAt(above, to) - topAt(below, to)) + margin;
}

function bottomAt(band: Band, x: number): number {
  return along(band, band.bottom0, band.bottom1, x);
}

function topAt(band: Band, x: number): number {
  return along(band, band.top0, band.top1, x);
}

function along(band: Band, y0: number, y1: number, x: number): number {
  return y0 + ((y1 - y0) * (x - band.x0)) / (band.x1 - band.x0);
}
