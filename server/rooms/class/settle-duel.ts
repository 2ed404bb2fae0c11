/** Makes a duel what its class wants it to be. Knows no class: it compares, and changes what differs. */

import { SEATS, type Seat } from '../../../shared/duel/options.ts';
import { TIME_FACTOR_CHANGES_MAX } from '../../../shared/duel/rules/apply.ts';
import type { Match } from '../../../shared/match/match.ts';
import type { SeatedStudent } from './open-duels.ts';

/** What a class wants of one of its duels. */
export interface WantedDuel {
  /** The round is over: so is its duel, wherever it stands. Scores are kept. */
  readonly ended: boolean;
  /** The class is paused: the duel's clock stands still, and moves are refused with `class-paused`. */
  readonly paused: boolean;
  /** Null: the bot. */
  readonly seats: Readonly<Record<Seat, WantedStudent | null>>;
}

export interface WantedStudent extends SeatedStudent {
  /** Taken out of the class: the key opens nothing, and the bot plays. */
  readonly removed: boolean;
}

/**
 * Does nothing where the duel is as wanted, so that it can be called at any time, and again after a failure.
 * Rejects if the log of the duel cannot be written.
 */
export async function settleDuel(duel: Match, { ended, paused, seats }: WantedDuel): Promise<void> {
  for (const seat of SEATS) {
    const student = seats[seat];
    if (student === null) continue;
    settleSeat(duel, seat, student);
    if (takesFactor(duel, seat, student)) await duel.setTimeFactor(seat, student.timeFactor);
  }
  if (duel.isOver) return;
  if (ended) await duel.stop();
  else if (paused !== duel.state.paused) await (paused ? duel.pause() : duel.resume());
}

function settleSeat(duel: Match, seat: Seat, { name, keyHash, removed }: WantedStudent): void {
  const has = duel.sitting(seat);
  if (has === null) return;
  if (has.name !== name) duel.changeSeat(seat, { name });
  if (has.keyHash !== keyHash) duel.changeSeat(seat, { keyHash });
  if (removed && !has.isClosed) duel.closeSeat(seat);
  if (!removed && has.isClosed) duel.openSeat(seat);
}

/** A duel that is over, or whose log takes no more changes of it, keeps the factor that it has. */
function takesFactor({ isOver, state }: Match, seat: Seat, { timeFactor }: WantedStudent): boolean {
  return !isOver && state.timeFactors[seat] !== timeFactor && state.timeFactorChanges < TIME_FACTOR_CHANGES_MAX;
}
