/** TIMEOUTs of an endpoint (RFC 9293, 3.10.8). */

import type { Step, Timer } from './event.ts';
import type { Tcb } from './tcb.ts';
import { closeTcb } from './update.ts';

/** The first unacknowledged segment is owed again and the timeout doubles; the timer restarts when it is sent. */
function retransmission(tcb: Tcb): Step {
  if (tcb.inFlight.length === 0) return { tcb: { ...tcb, timers: { ...tcb.timers, retransmission: null } }, rules: [] };
  const owed = { ...tcb.owed, retransmission: true };
  const timers = { ...tcb.timers, retransmission: null };
  return { tcb: { ...tcb, owed, timers, rtoMs: tcb.rtoMs * 2 }, rules: ['TCP29'] };
}

/** What the expiry of a timer does. A timer that is not running in this state changes nothing. */
export function timeout(tcb: Tcb, timer: Timer): Step {
  switch (timer) {
    case 'retransmission':
      return retransmission(tcb);
    case 'time-wait':
      if (tcb.state !== 'TIME-WAIT') return { tcb, rules: [] };
      return { tcb: closeTcb(tcb, 'normal'), rules: ['TCP30'] };
    case 'user':
      if (tcb.state === 'CLOSED') return { tcb, rules: [] };
      return { tcb: closeTcb(tcb, 'user-timeout'), rules: ['TCP31'] };
    case 'fin-wait-2':
      if (tcb.state !== 'FIN-WAIT-2') return { tcb, rules: [] };
      return { tcb: closeTcb(tcb, 'user-timeout'), rules: ['TCP36'] };
  }
}
