/** The third player's keys: Q W E R for what A sends, U I O P for what B sends. They are shown on the controls. */

import type { End } from '../../shared/duel/level.ts';
import { WIRE_ORDERS, type WireOrder } from '../../shared/wire/fault.ts';
import { useKeys } from '../kit/use-keys.ts';

/** For each end: lose, delay, duplicate, cancel. */
export const ORDER_KEYS = { A: ['Q', 'W', 'E', 'R'], B: ['U', 'I', 'O', 'P'] } as const;

/** The meaning of a key, or null. */
export function orderMeaning(key: string): { readonly end: End; readonly order: WireOrder | null } | null {
  for (const end of ['A', 'B'] as const) {
    const letters: readonly string[] = ORDER_KEYS[end];
    const index = letters.indexOf(key.toUpperCase());
    if (index >= 0) return { end, order: WIRE_ORDERS[index] ?? null };
  }
  return null;
}

export function useOrderKeys(give: (end: End, order: WireOrder | null) => void): void {
  useKeys((key) => {
    const meaning = orderMeaning(key);
    return meaning === null ? null : () => give(meaning.end, meaning.order);
  });
}
