/** `forgets-time-wait`: for it the last ACK ends the connection: it ignores a FIN that arrives again, and wants its port. */

import type { SeatView } from '../duel/vocabulary/seat.ts';
import type { Move } from '../referee/verdict.ts';
import { claimWrong, type Situation } from './erring.ts';

/** How often it names CLOSED instead of TIME-WAIT, in percent. */
const CLAIM_PERCENT = 50;

function hasFailed({ figure }: SeatView): boolean {
  return figure.some((entry) => entry.kind === 'bind' && !entry.ok);
}

/** Whether it would ask for the port now although 2MSL still runs. It learns from the first refusal. */
export function takesPortTooEarly(view: SeatView): boolean {
  return view.phase === 'playing' && view.port === 'held' && view.timeWait !== null && !hasFailed(view);
}

/** Whether it is asked about a FIN that has arrived again in TIME-WAIT. */
export function ignoresFin({ endpoint: { tcb, history } }: Situation): boolean {
  return tcb.state === 'TIME-WAIT' && history.finCameAgain;
}

/** At its first try: names CLOSED, asks for the port, or ignores a FIN that arrives again. */
export function forgetTimeWait(situation: Situation): Move | null {
  const { view, position, right, draw } = situation;
  if (position.attempt > 1) return null;
  if (ignoresFin(situation)) return { kind: 'wait' };
  if (right.kind === 'wait' && takesPortTooEarly(view)) return { kind: 'bind' };
  if (draw(100) >= CLAIM_PERCENT) return null;
  return claimWrong(situation, { kind: 'claim', state: 'CLOSED' }, 'state-skips-time-wait');
}
