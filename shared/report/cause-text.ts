/** Why a player was asked, as one short text, the same in every language: for tables, and as a grouping key. */

import type { Cause } from '../duel/vocabulary/position.ts';

/** `call CLOSE`, `arrival FIN,ACK`, `arrival ACK data`, `timer time-wait`, `still owed`; empty: outside a position. */
export function causeText(cause: Cause | null): string {
  if (cause === null) return '';
  switch (cause.kind) {
    case 'call':
      return `call ${cause.call}`;
    case 'arrival': {
      const { flags, len } = cause.segment;
      const words = ['arrival', flags.join(','), ...(len > 0 ? ['data'] : [])];
      return [...words, ...(cause.called === null ? [] : [`+ call ${cause.called.call}`])].join(' ');
    }
    case 'timer':
      return `timer ${cause.timer}`;
    case 'still-owed':
      return 'still owed';
  }
}
