/** Where a segment can be, as a small figure: two lines and an arrow that gets there, does not, or is not there yet. */

import type { Whereabouts } from '../../shared/duel/vocabulary/bet.ts';

/** How far the arrow gets. */
const REACH: Readonly<Record<Whereabouts, number>> = { arrived: 74, lost: 40, 'on-the-way': 48 };

export function BetPicture({ where }: { readonly where: Whereabouts }) {
  const x = REACH[where];
  const y = 8 + (16 * (x - 6)) / 72;
  return (
    <svg class="bet-picture" viewBox="0 0 84 32" aria-hidden="true" focusable="false">
      <path class="own-line" d="M4 2V30" />
      <path class={where === 'arrived' ? 'peer-line' : 'peer-line far'} d="M80 2V30" />
      <path class="way" d={`M7 8L${x} ${y}`} />
      {where === 'lost' && <path class="cross" d={`M${x + 2} ${y - 6}l10 12m0 -12l-10 12`} />}
      {where !== 'lost' && <path class="head" d={`M${x + 2} ${y + 0.4}l-9 -6.5l2.5 9.5z`} />}
      {where === 'on-the-way' && <path class="dots" d={`M${x + 8} ${y + 2}L72 ${y + 6}`} />}
    </svg>
  );
}
