/** What the fog shows a seat where it is torn: the same object until that changes. */

import type { Remembered } from '../../lib/remembered.ts';
import type { End } from '../level.ts';
import type { DuelState, HalfState } from '../state/state.ts';
import { tornFog } from '../state/torn-fog.ts';
import type { TornFog } from '../vocabulary/torn.ts';

export function tornOf(
  { options }: DuelState,
  half: HalfState,
  end: End,
  { torn: remembered }: { readonly torn: Remembered<TornFog | null> },
): TornFog | null {
  const torn = tornFog(half, end, options.mode === 'live');
  return remembered.of([JSON.stringify(torn)], () => torn);
}
