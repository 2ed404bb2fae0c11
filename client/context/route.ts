/** The page in the address, as a signal. The address follows the match, so that a reload leads back into it. */

import { effect, signal, untracked } from '@preact/signals';
import { HOME, keysOf, type Place, pathOf, placeOf, withoutSecrets, withSecrets } from './place.ts';
import type { Session } from './session.ts';
import { teacherShelf } from './teacher-shelf.ts';
import type { SeatGrant } from '../../shared/protocol.ts';
import { isOwnId } from './own-id.ts';
import { rootPath } from '../kit/root.ts';

/** The page that the address names. */
export const place = signal<Place>(HOME);

/** What the history keeps of a place besides its address, in this tab alone. */
interface Kept {
  readonly keys: readonly string[];
}

function keptKeys(): readonly string[] {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('keys' in state)) return [];
  return Array.isArray(state.keys) ? state.keys.filter((key): key is string => typeof key === 'string') : [];
}

function shelvedKeys(): readonly string[] {
  return [...teacherShelf.classes.peek(), ...teacherShelf.lessons.peek()].map(({ key }) => key);
}

/**
 * The place that the address names. A board is projected with its address bar: a key in the address is moved into the
 * history's state, so that a reload still leads back; an address without one is completed from the shelf.
 */
function inAddress(): Place {
  const found = withSecrets(placeOf(location.pathname.slice(rootPath().length), location.hash), [
    ...keptKeys(),
    ...shelvedKeys(),
  ]);
  if (keysOf(found).length > 0) history.replaceState(keptOf(found), '', hrefOf(withoutSecrets(found)));
  return found;
}

function keptOf(to: Place): Kept | null {
  const keys = keysOf(to);
  return keys.length === 0 ? null : { keys };
}

/** Whether the page is a student's in a class: its matches belong to the class. */
export function inClass(): boolean {
  return place.value.kind === 'class';
}

/** The page that a link leads to. */
export function hrefOf(to: Place): string {
  return rootPath() + pathOf(to);
}

/** Goes to a page. */
export function goTo(to: Place): void {
  const path = hrefOf(withoutSecrets(to));
  if (location.pathname + location.hash !== path) history.pushState(keptOf(to), '', path);
  else if (keysOf(to).length > 0) history.replaceState(keptOf(to), '', path);
  place.value = to;
}

function placeOfSeat({ seat, code }: SeatGrant): 'wire' | 'own' | 'match' {
  if (seat === 'wire') return 'wire';
  return isOwnId(code) ? 'own' : 'match';
}

/**
 * Reads the address now and at every step back or forward, unless that needs a confirmation first, and writes the match
 * that is entered.
 */
export function followRoute(session: Session, asksBefore: (to: Place) => boolean, onMove: (to: Place) => void): void {
  place.value = inAddress();
  window.addEventListener('popstate', () => {
    const to = inAddress();
    if (asksBefore(to)) return;
    place.value = to;
    onMove(place.value);
  });
  effect(() => {
    const granted = session.grant.value;
    // A duel of a class is played at the address of the class, and the guided one at its own: a reload leads back into
    // both.
    if (granted !== null && !untracked(() => inClass() || place.value.kind === 'first'))
      goTo({ kind: placeOfSeat(granted), code: granted.code });
  });
}
