/** Small changes to a TCB that several rules share. */

import { NOTHING_OWED } from './create.ts';
import type { Segment } from './segment.ts';
import { appWith, type Outcome, owedWith, type Tcb, tcbWith, timersWith } from './tcb.ts';

const ALL_TIMERS_OFF: Tcb['timers'] = { retransmission: null, timeWait: null, user: null };

/** Owes one acknowledgment, however many segments ask for it (MUST-58, MUST-59). */
export function oweAck(tcb: Tcb): Tcb {
  return tcb.owed.ack ? tcb : tcbWith(tcb, { owed: owedWith(tcb.owed, { ack: true }) });
}

/** Ends the connection: every timer off, nothing owed except possibly a RST. */
export function closeTcb(tcb: Tcb, outcome: Outcome, reset?: Segment): Tcb {
  return tcbWith(tcb, {
    state: 'CLOSED',
    app: appWith(tcb.app, { pending: 0 }),
    held: [],
    inFlight: [],
    owed: reset === undefined ? NOTHING_OWED : owedWith(NOTHING_OWED, { resets: [reset] }),
    timers: ALL_TIMERS_OFF,
    outcome,
  });
}

/**
 * Enters TIME-WAIT: the other timers off, the 2MSL timer on (3.10.7.4 eighth). If the last ACK is still owed, the timer
 * runs from the moment it is sent: a stack answers at once, a player thinks first.
 */
export function enterTimeWait(tcb: Tcb, now: number): Tcb {
  const { owed, config } = tcb;
  return tcbWith(tcb, {
    state: 'TIME-WAIT',
    owed: owedWith(owed, { timeWaitRestart: owed.ack }),
    timers: timersWith(ALL_TIMERS_OFF, { timeWait: owed.ack ? null : { expiresAt: now + config.timeWaitMs } }),
  });
}
