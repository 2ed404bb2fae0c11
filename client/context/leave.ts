/** Leaves a match or a class, for home or any other page. */

import type { AppParts } from './app-context.ts';
import { HOME, type Place } from './place.ts';
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
