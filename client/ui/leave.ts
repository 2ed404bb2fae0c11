/** Out of a match and home. */

import type { AppParts } from './app-context.ts';
import { goTo } from './route.ts';

export function leaveMatch({ actions }: AppParts): void {
  void actions.leave();
  goTo(null);
}
