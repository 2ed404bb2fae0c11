/** Arrows and flags that fall once and then lie still. Nothing for anybody to read: hidden from screen readers. */

import type { Piece } from '../layout/confetti-places.ts';

/** Shapes for a place in an SVG. */
export function Confetti({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <g class="confetti">
      {pieces.map((piece) => (
        <g key={`${piece.x} ${piece.y}`} transform={`translate(${piece.x.toFixed(1)} ${piece.y.toFixed(1)})`}>
          <g class="confetti-piece" style={{ '--fall': `${-piece.fall.toFixed(0)}px`, '--late': piece.late / 100 }}>
            <PieceShape piece={piece} />
          </g>
        </g>
      ))}
    </g>
  );
}

function PieceShape({ piece: { shape, tone, scale, turn, flipped } }: { readonly piece: Piece }) {
  const placed = `rotate(${turn}) scale(${(flipped ? -scale : scale).toFixed(2)} ${scale.toFixed(2)})`;
  if (shape === 'arrow')
    return (
      <g class={`confetti-arrow of-${tone}`} transform={placed}>
        <path class="shaft" d="M-12 0H5" />
        <path class="point" d="M12 0L3 -4.4V4.4z" />
      </g>
    );
  return (
    <g class={`confetti-flag of-${tone}`} transform={placed}>
      <rect x={-20} y={-11} width={40} height={22} rx={6} />
      <path class="letters" d={LETTERS[shape]} />
    </g>
  );
}

/** Drawn, not written: confetti is no text. Each letter is 8 px wide and 9 px high. */
const LETTERS = {
  FIN: 'M-7 -4.500H-13V4.500M-13 0H-8M0 -4.500V4.500M6 4.500V-4.500L12.500 4.500V-4.500',
  ACK: 'M-14 4.500L-10 -4.500L-6 4.500M-12.500 1.200H-7.500M3.500 -3A4 4.500 0 1 0 3.500 3M7.500 -4.500V4.500M13 -4.500L7.500 .5L13 4.500',
} as const;
