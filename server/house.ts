/** The rule of the house: who may open a class or save a lesson here. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Settings } from './settings.ts';

/** Whether somebody who gives this password may; where none is set everybody may. How long it takes tells nothing. */
export function passwordFits({ hostPassword }: Pick<Settings, 'hostPassword'>, given: string | undefined): boolean {
  return hostPassword === undefined || timingSafeEqual(digest(hostPassword), digest(given ?? ''));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
