/** Out of a match or a class and home. */

import type { AppParts } from './app-context.ts';
import { HOME } from '../model/place.ts';
import { goTo } from './route.ts';

export function leaveMatch({ actions }: AppParts): void {
  void actions.leave();
  goTo(HOME);
}

/** The seat is kept: its key stays in this browser. */
export function leaveClass({ classActions }: AppParts): void {
  void classActions.leave();
  goTo(HOME);
}
