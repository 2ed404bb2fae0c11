/** The keys of the arena: 1-4 a card, W wait, S name the state, P reuse the port, H hint, C call, Y why. They stand on the controls. */

import type { SeatView } from '../../shared/duel/view.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { callOffer } from '../model/call.ts';
import { bindState, canClaim } from '../model/situation.ts';
import { useKeys } from './use-keys.ts';

/** What is opened or bought by a key, beside the moves. */
export interface KeyActions {
  names(): void;
  hint(): void;
  calls(): void;
  why(): void;
}

/** What a key means in a view as a move; null if nothing. */
export function keyMeaning(key: string, view: SeatView): Move | 'names' | null {
  const { position } = view;
  switch (key.toLowerCase()) {
    case 'w':
      return position === null ? null : { kind: 'wait' };
    case 's':
      return canClaim(view) ? 'names' : null;
    case 'p':
      return bindState(view) === 'none' ? null : { kind: 'bind' };
    default:
      return cardMeaning(key, view);
  }
}

/** What a key means beside the moves. */
function besideMeaning(key: string, view: SeatView): keyof KeyActions | null {
  switch (key.toLowerCase()) {
    case 'h':
      return view.position?.hints.price ? 'hint' : null;
    case 'c':
      return callOffer(view) === null ? null : 'calls';
    case 'y':
      return 'why';
    default:
      return null;
  }
}

function cardMeaning(key: string, { position }: SeatView): Move | null {
  const index = /^[1-4]$/.test(key) ? Number(key) - 1 : -1;
  const segment = position?.cards[index];
  return segment === undefined || position?.tried.includes(index) ? null : { kind: 'send', segment };
}

export function useMoveKeys(view: SeatView, play: (move: Move) => void, actions: KeyActions): void {
  useKeys((key) => {
    const meaning = keyMeaning(key, view) ?? besideMeaning(key, view);
    if (meaning === null) return null;
    return typeof meaning === 'string' ? () => actions[meaning]() : () => play(meaning);
  });
}
