/** The referee's face of an endpoint: events go in, and what is then owed waits to be sent (see output.ts). */

import type { Step, TcpEvent } from './event.ts';
import { segmentArrives } from './segment-arrives.ts';
import type { Tcb } from './tcb.ts';
import { timeout } from './timeout.ts';
import { userCall } from './user-call.ts';

/** The endpoint after one event at time `now` (ms), and the rules that fired. Sends nothing. */
export function transition(tcb: Tcb, event: TcpEvent, now: number): Step {
  switch (event.type) {
    case 'call':
      return userCall(tcb, event.call);
    case 'segment':
      return segmentArrives(tcb, event.segment, now);
    case 'timeout':
      return timeout(tcb, event.timer);
  }
}
