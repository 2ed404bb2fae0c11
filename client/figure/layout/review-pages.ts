/** A long figure on paper: cuts it between words, and keeps the type size. Pure. */

import type { ReviewFigure } from './review-figure.ts';

/** A stretch of the figure for one sheet, px of the figure. */
export interface FigurePage {
  readonly from: number;
  readonly height: number;
}

/** The pages of a figure, each at most `most` px high. */
export function pagesOf({ labels, height }: Pick<ReviewFigure, 'labels' | 'height'>, most: number): FigurePage[] {
  const taken = labels
    .filter(({ kind }) => kind !== 'unplaced')
    .map(({ box }) => {
      const lean = Math.sin(box.angle) * box.width;
      return [box.y - box.height + Math.min(0, lean) - 2, box.y + Math.max(0, lean) + 2] as const;
    });
  const isFree = (y: number) => taken.every(([top, bottom]) => y <= top || y >= bottom);
  const pages: FigurePage[] = [];
  for (let from = 0; from < height; ) {
    const end = from + most >= height ? height : cutBefore(from + most, from + most / 2, isFree);
    pages.push({ from, height: end - from });
    from = end;
  }
  return pages;
}

/** The lowest free place at `y` or above it, but not above `least`; `y` itself if there is none. */
function cutBefore(y: number, least: number, isFree: (y: number) => boolean): number {
  for (let cut = y; cut >= least; cut -= 2) if (isFree(cut)) return cut;
  return y;
}
