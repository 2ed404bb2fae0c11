/** TIMEOUTs of an endpoint (RFC 9293, 3.10.8). */

import type { Step, Timer } from './event.ts';
import { owedWith, type Tcb, tcbWith, timersWith } from './tcb.ts';
import { closeTcb } from './update.ts';

/** The first unacknowledged segment is owed again and the timeout doubles; the timer restarts when it is sent. */
function retransmission(tcb: Tcb): Step {
  const timers = timersWith(tcb.timers, { retransmission: null });
  if (tcb.inFlight.length === 0) return { tcb: tcbWith(tcb, { timers }), rules: [] };
  const owed = owedWith(tcb.owed, { retransmission: true });
  return { tcb: tcbWith(tcb, { owed, timers, rtoMs: tcb.rtoMs * 2 }), rules: ['TCP29'] };
}

/** The peer is asked whether it is still there, where nothing of ours is on its way that would ask. */
function probe(tcb: Tcb): Step {
  if (tcb.state === 'CLOSED' || tcb.inFlight.length > 0) return { tcb, rules: [] };
  return { tcb: tcbWith(tcb, { owed: owedWith(tcb.owed, { probe: true }) }), rules: ['TCP402'] };
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
    case 'keep-alive':
      return probe(tcb);
    case 'delayed-ack':
      return { tcb, rules: ['TCP400'] };
  }
}
