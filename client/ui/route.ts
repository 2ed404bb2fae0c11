/** The page in the address, as a signal. The address follows the match, so that a reload leads back into it. */

import { effect, signal, untracked } from '@preact/signals';
import { HOME, type Place, pathOf, placeOf } from '../model/place.ts';
import type { Session } from '../model/session.ts';

/** The page that the address names. */
export const place = signal<Place>(HOME);

function inAddress(): Place {
  return placeOf(location.pathname, location.hash);
}

/** Whether the page is a student's in a class: what is played there belongs to the class. */
export function inClass(): boolean {
  return place.value.kind === 'class';
}

/** Goes to a page. */
export function goTo(to: Place): void {
  const path = pathOf(to);
  if (location.pathname + location.hash !== path) history.pushState(null, '', path);
  place.value = to;
}

/** Reads the address now and at every step back or forth, and writes the match that is entered. */
export function followRoute(session: Session, onMove: (to: Place) => void): void {
  place.value = inAddress();
  window.addEventListener('popstate', () => {
    place.value = inAddress();
    onMove(place.value);
  });
  effect(() => {
    const granted = session.grant.value;
    // A duel of a class is played at the address of the class, and the guided one at its own: a reload leads back into both.
    if (granted !== null && !untracked(() => inClass() || place.value.kind === 'first'))
      goTo({ kind: granted.seat === 'wire' ? 'wire' : 'match', code: granted.code });
  });
}
