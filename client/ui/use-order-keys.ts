/** The third player's keys: Q W E R for what A sends, U I O P for what B sends. They stand on the controls. */

import { useEffect } from 'preact/hooks';
import type { End } from '../../shared/duel/level.ts';
import { WIRE_ORDERS, type WireOrder } from '../../shared/wire/fault.ts';

/** For each end: lose, delay, duplicate, take back. */
export const ORDER_KEYS = { A: ['Q', 'W', 'E', 'R'], B: ['U', 'I', 'O', 'P'] } as const;

/** What a key means; null: nothing. */
export function orderMeaning(key: string): { readonly end: End; readonly order: WireOrder | null } | null {
  for (const end of ['A', 'B'] as const) {
    const letters: readonly string[] = ORDER_KEYS[end];
    const index = letters.indexOf(key.toUpperCase());
    if (index >= 0) return { end, order: WIRE_ORDERS[index] ?? null };
  }
  return null;
}

export function useOrderKeys(give: (end: End, order: WireOrder | null) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const meaning = document.querySelector('dialog[open]') === null ? orderMeaning(event.key) : null;
      if (meaning === null) return;
      event.preventDefault();
      give(meaning.end, meaning.order);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
