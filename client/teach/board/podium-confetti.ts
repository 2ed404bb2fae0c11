/** Confetti round a podium: beside names and steps, never over them. Pure; lengths in px of the board. */

import { drawsFrom } from '../../../shared/lib/random.ts';
import { confettiIn, type Piece } from '../../figure/layout/confetti-places.ts';

/** The words of a place and its step: from their upper edge down to the floor. */
export interface Standing {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Read from the last row: pieces are drawn so many times as large as beside an ending. */
export const PIECE_SCALE = 1.7;
/** Free px around words. */
const AROUND = 24;

/**
 * At most `count` pieces in a room, placed in px of it divided by `PIECE_SCALE`.
 * @param seed the same gives the same pieces
 */
export function podiumConfetti(
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
  standing: readonly Standing[],
  seed: number,
): readonly Piece[] {
  const keepOut = standing.map(({ left, right, top }) => ({
    x: (left - AROUND) / PIECE_SCALE,
    y: (top - AROUND) / PIECE_SCALE,
    width: (right - left + 2 * AROUND) / PIECE_SCALE,
    height: Math.max(height - top, 0) / PIECE_SCALE + 2 * AROUND,
  }));
  const area = { x: 0, y: 0, width: width / PIECE_SCALE, height: height / PIECE_SCALE };
  return confettiIn(area, keepOut, count, drawsFrom(seed, 0));
}
