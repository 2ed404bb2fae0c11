/** Whether two players without mistakes can play a level to its end. */

import { ENDS, type Level } from '../duel/level.ts';
import { playOut } from './play-out.ts';

/** Whether a level comes to rest when it is played without a mistake, and no end gives up before. */
export function isWinnable(level: Level): boolean {
  const state = playOut(level);
  if (state === null) return false;
  return state.halves.every(({ ends }) => ENDS.every((end) => ends[end].endpoint.tcb.outcome !== 'user-timeout'));
}
