/** Where confetti falls and lies: arrows and flags that touch no text and no line, on the way down either. Pure. */

import type { Draw } from '../../../shared/lib/random.ts';

/** A part of the page that confetti stays out of. Units: px. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Piece {
  readonly shape: 'arrow' | 'FIN' | 'ACK';
  /** Which of the meanings colours it: a flag has its own. */
  readonly tone: 'mine' | 'peer' | 'fin' | 'ack';
  readonly x: number;
  readonly y: number;
  /** How far above it comes out: from the top, or from under what is above it. */
  readonly fall: number;
  /** Degrees; `flipped`: the arrow points to the left. */
  readonly turn: number;
  readonly flipped: boolean;
  /** An arrow's length is 24 px, a flag's 40, times this. */
  readonly scale: number;
  /** 0..99: when it starts, as a share of the time that all take. */
  readonly late: number;
}

const TONES = ['mine', 'peer', 'fin', 'ack'] as const;
/** How often a place is drawn for a piece before the piece is left out: then there is no room. */
const TRIES = 24;
const GAP_PX = 7;

/** The half length of a piece, px. */
export function reachOf({ shape, scale }: Pick<Piece, 'shape' | 'scale'>): number {
  return (shape === 'arrow' ? 13 : 24) * scale;
}

/**
 * At most `count` pieces in `area`, none within its own reach of a region in `keepOut` or of another piece.
 * @returns fewer if there is no room; the same draws give the same pieces
 */
export function confettiIn(area: Region, keepOut: readonly Region[], count: number, draw: Draw): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const piece = pieceIn(area, keepOut, pieces, draw, index % 3 === 0);
    if (piece !== null) pieces.push(piece);
  }
  return pieces;
}

function pieceIn(
  area: Region,
  keepOut: readonly Region[],
  others: readonly Piece[],
  draw: Draw,
  isFlag: boolean,
): Piece | null {
  const shape = isFlag ? (draw(2) === 0 ? 'FIN' : 'ACK') : 'arrow';
  const tone = shape === 'FIN' ? 'fin' : shape === 'ACK' ? 'ack' : (TONES[draw(TONES.length)] ?? 'ack');
  const scale = (isFlag ? 45 : 55) / 100 + draw(isFlag ? 45 : 75) / 100;
  const looks = { shape, tone, scale, turn: draw(70) - 35, flipped: shape === 'arrow' && draw(2) === 0 } as const;
  const reach = reachOf(looks);
  const [wide, high] = [Math.floor(area.width - 2 * reach), Math.floor(area.height - 2 * reach)];
  if (wide < 1 || high < 1) return null;
  for (let tries = 0; tries < TRIES; tries++) {
    const [x, y] = [area.x + reach + draw(wide), area.y + reach + draw(high)];
    const isFree =
      !keepOut.some((region) => isNear(region, x, y, reach + 2)) &&
      !others.some((other) => Math.hypot(other.x - x, other.y - y) < reach + reachOf(other) + GAP_PX);
    if (isFree) return { ...looks, x, y, fall: y - roofOver(area, keepOut, x, y, reach), late: draw(100) };
  }
  return null;
}

function isNear({ x, y, width, height }: Region, px: number, py: number, reach: number): boolean {
  return px > x - reach && px < x + width + reach && py > y - reach && py < y + height + reach;
}

/** The height from which a piece can come down to its place without crossing anything. */
function roofOver(area: Region, keepOut: readonly Region[], px: number, py: number, reach: number): number {
  const above = keepOut
    .filter(({ x, y, width, height }) => px > x - reach && px < x + width + reach && y + height <= py)
    .map(({ y, height }) => y + height + reach + 1);
  return Math.min(py, Math.max(area.y - reach, ...above));
}
