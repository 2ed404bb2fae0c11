/** Leaves a match or a class, for home or any other page. */

import type { AppParts } from './app-context.ts';
import { momentOfMatch, triedFrom } from './moment-match.ts';
import { HOME, type Place } from './place.ts';
import { goTo } from './route.ts';

/** From a position that a text has led to, the way home leads back to the text. */
export function leaveMatch({ actions, session }: AppParts, to: Place = HOME): void {
  const from = session.view.peek()?.practice?.matchId ?? '';
  void actions.leave();
  goTo(to.kind === 'home' && momentOfMatch(from) !== null ? triedFrom.peek() : to);
}

/** The seat is kept: its key stays in this browser. */
export function leaveClass({ classActions }: AppParts, to: Place = HOME): void {
  void classActions.leave();
  goTo(to);
}
