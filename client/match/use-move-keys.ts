/**
 * The keys of the arena: 1-4 a card, W wait, S name the state, P reuse the port, H hint, C challenge, F faster, Y why. They are
 * shown on the controls.
 */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { challengeOffer } from './challenge-offer.ts';
import { canHurry } from './hurry-offer.ts';
import { useKeys } from '../kit/use-keys.ts';

/** Things opened or bought by a key, besides moves. */
export interface KeyActions {
  names(): void;
  hint(): void;
  challenges(): void;
  hurry(): void;
  why(): void;
}

/** The meaning of a key in a view as a move, or null. */
export function keyMeaning(key: string, view: SeatView): Move | 'names' | null {
  const { position } = view;
  switch (key.toLowerCase()) {
    case 'w':
      return position === null ? null : { kind: 'wait' };
    case 's':
      return view.may.claim ? 'names' : null;
    case 'p':
      return view.may.bind === 'none' ? null : { kind: 'bind' };
    default:
      return cardMeaning(key, view);
  }
}

/** The meaning of a key besides moves. */
function besideMeaning(key: string, view: SeatView): keyof KeyActions | null {
  switch (key.toLowerCase()) {
    case 'h':
      return view.position?.hints.price ? 'hint' : null;
    case 'c':
      return challengeOffer(view) === null ? null : 'challenges';
    case 'f':
      return canHurry(view) ? 'hurry' : null;
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
