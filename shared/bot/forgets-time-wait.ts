/** `forgets-time-wait`: for it the connection is gone with the last ACK. It hears no FIN that comes again, and wants its port. */

import type { SeatView } from '../duel/view.ts';
import type { Move } from '../referee/verdict.ts';
import { claimWrong, type Situation } from './situation.ts';

/** How often it names CLOSED in place of TIME-WAIT, in percent. */
const CLAIM_PERCENT = 50;

function hasFailed({ figure }: SeatView): boolean {
  return figure.some((entry) => entry.kind === 'bind' && !entry.ok);
}

/** Whether it would take the port now although 2MSL still runs. It learns from the first refusal. */
export function takesPortTooEarly(view: SeatView): boolean {
  return view.phase === 'playing' && view.port === 'held' && view.timeWait !== null && !hasFailed(view);
}

/** Whether what it is asked about is a FIN that has come again in TIME-WAIT. */
export function ignoresFin({ endpoint: { tcb, history } }: Situation): boolean {
  return tcb.state === 'TIME-WAIT' && history.finCameAgain;
}

/** At its first try: to name CLOSED, to take the port, to let a FIN that comes again go by. */
export function forgetTimeWait(situation: Situation): Move | null {
  const { view, position, right, draw } = situation;
  if (position.attempt > 1) return null;
  if (ignoresFin(situation)) return { kind: 'wait' };
  if (right.kind === 'wait' && takesPortTooEarly(view)) return { kind: 'bind' };
  if (draw(100) >= CLAIM_PERCENT) return null;
  return claimWrong(situation, { kind: 'claim', state: 'CLOSED' }, 'state-skips-time-wait');
}
