/**
 * The browser's own way back (a button, a swipe from the edge) while one is in the middle of something: it is asked first.
 * No browser lets a page refuse it, so an entry is laid over the page's own in the history: a step back only takes that off.
 */

import { effect, signal } from '@preact/signals';
import type { ClassSession } from '../model/class-session.ts';
import { HOME, type Place, pathOf } from '../model/place.ts';
import type { Session } from '../model/session.ts';
import { hrefOf, inClass, place } from './route.ts';

/** Where somebody who went back would come to; null: nobody did, or stayed. */
export const goingAway = signal<Place | null>(null);

const LAID = 'in the middle of something';

let isHeld: () => boolean = () => false;

/** A match or a class in which one is, and which is not over. */
export function inTheMiddle(session: Session, classSession: ClassSession): boolean {
  const student = inClass() ? classSession.student.value : null;
  if (student !== null) return student.frame.phase !== 'over' && classSession.connection.value.kind !== 'ended';
  const { kind } = place.value;
  const phase = (session.view.value ?? session.wireView.value)?.phase ?? 'waiting';
  return (kind === 'match' || kind === 'wire') && phase !== 'waiting' && phase !== 'over';
}

/** Lays the entry whenever one comes into the middle of something. @param held see `inTheMiddle` */
export function watchTheWayBack(held: () => boolean): void {
  isHeld = held;
  effect(() => {
    if (!held()) goingAway.value = null;
    else if (history.state !== LAID) history.pushState(LAID, '', location.href);
  });
}

/** A step in the history has led to `to`. @returns whether it is taken back, and asked for */
export function asksBefore(to: Place): boolean {
  if (!isHeld()) return false;
  const here = pathOf(place.peek());
  goingAway.value = pathOf(to) === here ? HOME : to;
  history.pushState(LAID, '', hrefOf(place.peek()));
  return true;
}
