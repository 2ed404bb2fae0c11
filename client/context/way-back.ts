/**
 * The browser's way back (a button, a swipe from the edge) in the middle of a match or class asks for confirmation
 * first. No browser lets a page refuse it, so an extra entry is put on top of the page's own in the history: a step
 * back only removes that.
 */

import { effect, signal } from '@preact/signals';
import type { ClassSession } from './class-session.ts';
import { HOME, type Place, pathOf } from './place.ts';
import type { Session } from './session.ts';
import { hrefOf, inClass, place } from './route.ts';

/** Where the pending step back would lead; null: there is none, or the user stayed. */
export const goingAway = signal<Place | null>(null);

const LAID = 'in the middle of something';

let isHeld: () => boolean = () => false;

/** The current match or class, if it is not over. */
export function inTheMiddle(session: Session, classSession: ClassSession): boolean {
  const student = inClass() ? classSession.student.value : null;
  if (student !== null) return student.frame.phase !== 'over' && classSession.connection.value.kind !== 'ended';
  const { kind } = place.value;
  const phase = (session.view.value ?? session.wireView.value)?.phase ?? 'waiting';
  return (kind === 'match' || kind === 'own' || kind === 'wire') && phase !== 'waiting' && phase !== 'over';
}

/**
 * Adds the entry whenever a match or class is entered.
 * @param held see `inTheMiddle`
 */
export function watchTheWayBack(held: () => boolean): void {
  isHeld = held;
  effect(() => {
    if (!held()) goingAway.value = null;
    else if (history.state !== LAID) history.pushState(LAID, '', location.href);
  });
}

/**
 * A step in the history has led to `to`.
 * @returns whether it is undone until confirmed
 */
export function asksBefore(to: Place): boolean {
  if (!isHeld()) return false;
  const here = pathOf(place.peek());
  goingAway.value = pathOf(to) === here ? HOME : to;
  history.pushState(LAID, '', hrefOf(place.peek()));
  return true;
}
