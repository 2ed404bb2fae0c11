/** Out of a match or a class, home or wherever one goes next. */

import type { AppParts } from './app-context.ts';
import { HOME, type Place } from '../model/place.ts';
import { goTo } from './route.ts';

export function leaveMatch({ actions }: AppParts, to: Place = HOME): void {
  void actions.leave();
  goTo(to);
}

/** The seat is kept: its key stays in this browser. */
export function leaveClass({ classActions }: AppParts, to: Place = HOME): void {
  void classActions.leave();
  goTo(to);
}
