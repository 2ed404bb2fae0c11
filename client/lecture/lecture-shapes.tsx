/** What the lecture adds to the figure: u, v and w beside the lines, and the bracket that shows why w is not v. */

import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import type { ReviewFigure } from '../figure/layout/review-figure.ts';
import { wavesOf } from './lecture-layout.ts';

export function Bracket({
  figure,
  half: { symbols },
  until,
  bytes,
}: {
  readonly figure: ReviewFigure;
  readonly half: HalfReview;
  readonly until: number;
  readonly bytes: string;
}) {
  const { u, v, w } = symbols;
  const { metrics } = figure;
  const waves = wavesOf(figure);
  const first = waves['wave-1'][0]?.from[1];
  const data = waves['wave-3'][0]?.from[1];
  const second = waves['wave-3'].at(-1)?.from[1];
  if (metrics.compact || u === null || v === null || w === null) return null;
  const inner = metrics.x.left - metrics.barWidth - 8;
  const outer = metrics.x.right + metrics.barWidth + 12;
  return (
    <g class="lecture-numbers">
      {first !== undefined && first <= until && <Numbered letter="u" value={u} x={inner} y={first} anchor="end" />}
      {v !== w && data !== undefined && second !== undefined && second <= until && (
        <>
          <path class="bracket" d={`M${outer - 6} ${data}h12V${second}h-12`} />
          <Numbered letter="v" value={v} x={outer + 14} y={data} anchor="start" />
          <text class="gloss" x={outer + 14} y={(data + second) / 2 + 4} font-size={metrics.wordSize}>
            {`${w - v} ${bytes}`}
          </text>
          <Numbered letter="w" value={w} x={outer + 14} y={second} anchor="start" />
        </>
      )}
    </g>
  );
}

function Numbered({
  letter,
  value,
  x,
  y,
  anchor,
}: {
  readonly letter: 'u' | 'v' | 'w';
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}) {
  return (
    <text class="mono-number" x={x} y={y + 5} font-size={14} text-anchor={anchor}>
      <tspan class="symbol" data-letter={letter}>
        {letter}
      </tspan>
      {` ${value}`}
    </text>
  );
}
