/** The log that leads to a position of a level: two bots have played it up to that question. */

import { logUntil } from '../../../shared/bot/play-out.ts';
import { type MomentId, MOMENT_IDS, MOMENTS } from '../../../shared/content/lecture/shown.ts';
import { levelById } from '../../../shared/content/levels.ts';
import type { Seat } from '../../../shared/duel/options.ts';
import type { DuelEvent } from '../../../shared/duel/state/duel-event.ts';

/** Each question is answered after a second: nobody's time is short. */
const PLAY = { speed: false, thinkMs: 1_000 } as const;

/**
 * The log up to the question of a moment, and the seat that is asked; the same for each call.
 * @throws Error if its level does not ask it, which is a bug
 */
export function momentLog(moment: MomentId): { readonly log: readonly DuelEvent[]; readonly seat: Seat } {
  const { levelId, seat, asks } = MOMENTS[moment];
  const level = levelById(levelId);
  const log =
    level === null ? null : logUntil(level, seat, PLAY, ({ position }) => position !== null && asks(position.cause));
  if (log === null) throw new Error(`no such moment: ${moment}`);
  return { log, seat };
}

/** The log of the moment with that name; null: there is none. */
export function logOfMoment(name: string): readonly DuelEvent[] | null {
  const moment = MOMENT_IDS.find((id) => id === name);
  return moment === undefined ? null : momentLog(moment).log;
}
