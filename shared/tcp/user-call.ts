/** USER CALLs of an endpoint after its handshake (RFC 9293, 3.10.2 to 3.10.5). */

import type { Step, UserCall } from './event.ts';
import { makeSegment } from './segment.ts';
import type { State } from './connection-state.ts';
import { appWith, type Tcb, tcbWith } from './tcb.ts';
import { closeTcb } from './update.ts';

const NO_CONNECTION = 'connection does not exist';
const CLOSING = 'connection closing';

/** 3.10.2 SEND: accepted while our side is open, refused after CLOSE. */
function send(tcb: Tcb, bytes: number): Step {
  if (tcb.state === 'CLOSED') return { tcb, rules: ['TCP27'], error: NO_CONNECTION };
  if (tcb.app.closed) return { tcb, rules: ['TCP27'], error: CLOSING };
  return { tcb: tcbWith(tcb, { app: appWith(tcb.app, { pending: tcb.app.pending + bytes }) }), rules: ['TCP26'] };
}

/**
 * 3.10.3 RECEIVE: delivers what has arrived in order. Once the peer has closed and everything is read there is nothing to
 * wait for. (Read literally, CLOSING, LAST-ACK and TIME-WAIT also refuse what is still unread; no stack does that.)
 */
function receive(tcb: Tcb, bytes: number): Step {
  if (tcb.state === 'CLOSED') return { tcb, rules: ['TCP32'], error: NO_CONNECTION };
  if (tcb.peerFinSeq !== null && tcb.app.unread === 0) return { tcb, rules: ['TCP32'], error: CLOSING };
  const unread = Math.max(0, tcb.app.unread - bytes);
  return { tcb: tcbWith(tcb, { app: appWith(tcb.app, { unread }) }), rules: ['TCP32'] };
}

/** Where CLOSE leads at once, even when text must be sent first and no FIN is out yet (3.10.4). */
const AFTER_CLOSE: Partial<Record<State, State>> = { ESTABLISHED: 'FIN-WAIT-1', 'CLOSE-WAIT': 'LAST-ACK' };

/**
 * 3.10.4 CLOSE. A full close with unread data resets instead (3.6.1, SHLD-3), if the endpoint is configured to do so and
 * a peer may still be there to be told: not in TIME-WAIT.
 */
function close(tcb: Tcb, full: boolean): Step {
  if (tcb.state === 'CLOSED') return { tcb, rules: ['TCP25'], error: NO_CONNECTION };
  if (full && tcb.config.halfDuplexClose && tcb.app.unread > 0 && tcb.state !== 'TIME-WAIT') {
    return { tcb: closeTcb(tcb, 'aborted', makeSegment({ flags: ['RST'], seq: tcb.snd.nxt })), rules: ['TCP23'] };
  }
  const deaf = tcb.app.deaf || full;
  const next = AFTER_CLOSE[tcb.state];
  if (next === undefined) {
    return { tcb: tcbWith(tcb, { app: appWith(tcb.app, { deaf }) }), rules: ['TCP25'], error: CLOSING };
  }
  return { tcb: tcbWith(tcb, { state: next, app: appWith(tcb.app, { closed: true, deaf }) }), rules: ['TCP24'] };
}

const RESET_ON_ABORT: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'];

/** 3.10.5 ABORT: a RST where the peer still depends on us, silence where both sides have closed. */
function abort(tcb: Tcb): Step {
  if (tcb.state === 'CLOSED') return { tcb, rules: ['TCP28'], error: NO_CONNECTION };
  const reset = RESET_ON_ABORT.includes(tcb.state) ? makeSegment({ flags: ['RST'], seq: tcb.snd.nxt }) : undefined;
  return { tcb: closeTcb(tcb, 'aborted', reset), rules: ['TCP28'] };
}

/** Applies a call to the endpoint; a refused call returns the error that the application is told. */
export function userCall(tcb: Tcb, call: UserCall): Step {
  switch (call.kind) {
    case 'SEND':
      return send(tcb, call.bytes);
    case 'RECEIVE':
      return receive(tcb, call.bytes);
    case 'CLOSE':
      return close(tcb, call.full);
    case 'ABORT':
      return abort(tcb);
  }
}
