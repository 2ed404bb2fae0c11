/** Small changes to a TCB that several rules share. */

import { NOTHING_OWED } from './create.ts';
import type { Segment } from './segment.ts';
import type { Outcome, Tcb } from './tcb.ts';

const ALL_TIMERS_OFF = { retransmission: null, timeWait: null, user: null } as const;

/** Owes one acknowledgment, however many segments ask for it (MUST-58, MUST-59). */
export function oweAck(tcb: Tcb): Tcb {
  return { ...tcb, owed: { ...tcb.owed, ack: true } };
}

/** Ends the connection: every timer off, nothing owed except possibly a RST. */
export function closeTcb(tcb: Tcb, outcome: Outcome, reset?: Segment): Tcb {
  return {
    ...tcb,
    state: 'CLOSED',
    app: { ...tcb.app, pending: 0 },
    held: [],
    inFlight: [],
    owed: { ...NOTHING_OWED, resets: reset === undefined ? [] : [reset] },
    timers: ALL_TIMERS_OFF,
    outcome,
  };
}

/**
 * Enters TIME-WAIT: the other timers off, the 2MSL timer on (3.10.7.4 eighth). If the last ACK is still owed, the timer
 * runs from the moment it is sent: a stack answers at once, a player thinks first.
 */
export function enterTimeWait(tcb: Tcb, now: number): Tcb {
  return {
    ...tcb,
    state: 'TIME-WAIT',
    owed: { ...tcb.owed, timeWaitRestart: tcb.owed.ack },
    timers: { ...ALL_TIMERS_OFF, timeWait: tcb.owed.ack ? null : { expiresAt: now + tcb.config.timeWaitMs } },
  };
}
