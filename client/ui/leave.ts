/** Out of a match and home. */

import type { AppParts } from './app-context.ts';
import { HOME } from '../model/place.ts';
import { goTo } from './route.ts';

export function leaveMatch({ actions }: AppParts): void {
  void actions.leave();
  goTo(HOME);
}
