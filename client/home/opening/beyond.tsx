/** The truth behind the fog of the opening: the ACK was lost, and the peer repeats its FIN. */

import type { OpeningLayout } from './opening-layout.ts';

const DEGREES = 180 / Math.PI;

interface Torn {
  readonly layout: OpeningLayout;
  /** The view box of the figure. */
  readonly box: string;
  readonly height: number;
}

export function Beyond({ layout, box, height }: Torn) {
  const { peerX, unsure, lineX, now, upright } = layout;
  const across = peerX - lineX;
  const leaves = now.y - (upright ? 28 : 6);
  const to = { x: peerX - across * (upright ? 0.22 : 0.5), y: leaves + across * (upright ? 0.02 : 0.04) };
  const angle = Math.atan2(to.y - leaves, to.x - peerX) * DEGREES;
  return (
    <svg class="opening-beyond" viewBox={box} aria-hidden="true">
      <rect x={peerX - 4} y="36" width="8" height={(upright ? now.y - 16 : height) - 36} rx="2" />
      <path class="lost" d={`M${unsure.x - 12} ${unsure.y - 12}l24 24m0-24l-24 24`} />
      <line class="repeated" x1={peerX} y1={leaves} x2={to.x} y2={to.y} />
      <path class="head" d="M2 0-14-6-11 0-14 6z" transform={`translate(${to.x} ${to.y}) rotate(${angle})`} />
      {!upright && (
        <text class="fin" x={to.x + 6} y={to.y - 12}>
          FIN
        </text>
      )}
      <text class="state" x={peerX - 14} y={upright ? 54 : unsure.y + unsure.radius * 1.5 + 24}>
        LAST-ACK
      </text>
    </svg>
  );
}
