/** Why silence was right, or at least not a mistake. Knows no language. */

import type { Cause } from '../duel/vocabulary/position.ts';
import { has, segLen } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Arrival, RightFacts, RightKey } from './right-key.ts';

/** The reason for a move that sent nothing. */
export function whyWait(facts: RightFacts): RightKey {
  const { cause } = facts;
  switch (cause?.kind) {
    case 'timer':
      return whyAfterTimer(cause.timer, facts);
    case 'still-owed':
      return 'wait-rest-owed';
    case 'call':
      return whyAfterCall(cause.call, facts);
    case 'arrival':
      return cause.called?.call === 'SEND' ? 'wait-data-owed' : whyAfterArrival(cause, facts);
    default:
      return 'wait-nothing-owed';
  }
}

function whyAfterTimer(timer: Extract<Cause, { kind: 'timer' }>['timer'], { grounds }: RightFacts): RightKey {
  if (timer === 'user') return grounds?.probed ? 'wait-keep-alive' : 'wait-user-timeout';
  if (timer === 'fin-wait-2') return 'wait-orphan-limit';
  if (timer !== 'time-wait') return 'wait-nothing-owed';
  if (grounds?.unanswered === true) return 'wait-two-msl-missed';
  return grounds?.noTimeWait === true ? 'wait-no-time-wait' : 'wait-two-msl-over';
}

function whyAfterCall(call: Extract<Cause, { kind: 'call' }>['call'], { state, grounds }: RightFacts): RightKey {
  if (call === 'BIND' || call === 'LISTEN') return state === 'CLOSED' ? 'wait-port-free' : 'wait-port-held';
  if (grounds?.rules.includes('TCP25') || grounds?.rules.includes('TCP27')) return 'wait-call-refused';
  if (call === 'ABORT') return 'wait-abort-silent';
  return call === 'SEND' ? 'wait-data-owed' : 'wait-nothing-owed';
}

function whyAfterArrival({ segment }: Arrival, facts: RightFacts): RightKey {
  const rule = facts.grounds?.rules.at(-1);
  if (facts.grounds?.ack === 'may-wait') return has(segment, 'FIN') ? 'hold-ack-of-fin' : 'hold-ack-of-data';
  if (rule === 'TCP6') return 'wait-no-ack-flag';
  if (rule === 'TCP11') return 'wait-crossing-acked';
  if (rule === 'TCP12') return 'wait-last-ack-came';
  if (rule === 'TCP15') return 'wait-past-fin';
  // An owed ACK may be late: for text, for what was not accepted, and for a challenge ACK.
  if (rule === 'TCP1' || rule === 'TCP4' || rule === 'TCP5' || rule === 'TCP7') return 'wait-ack-owed';
  if (has(segment, 'RST')) return whyAfterReset(facts);
  if (segLen(segment) > 0) return 'wait-ack-owed';
  return whyAfterAck(facts);
}

function whyAfterReset({ grounds }: RightFacts): RightKey {
  if (grounds?.rules.includes('TCP2')) return 'wait-reset-outside-window';
  switch (grounds?.before) {
    case 'CLOSED':
      return 'wait-reset-when-closed';
    case 'TIME-WAIT':
      return 'wait-reset-in-time-wait';
    case 'CLOSING':
    case 'LAST-ACK':
      return 'wait-reset-when-both-closed';
    default:
      return 'wait-after-reset';
  }
}

/** An ACK without data has arrived. */
function whyAfterAck({ state, grounds }: RightFacts): RightKey {
  const rule = grounds?.rules.at(-1);
  if (rule === 'TCP35') return 'wait-ack-in-time-wait';
  if (rule === 'TCP9') return grounds?.inFlight === true ? 'wait-ack-repeated' : 'wait-ack-nothing-new';
  return state === null ? 'wait-nothing-owed' : BY_STATE[state];
}

/** The meaning of an ACK of something new, by the end's current state. */
const BY_STATE: Readonly<Record<State, RightKey>> = {
  ESTABLISHED: 'wait-data-acked',
  'CLOSE-WAIT': 'wait-data-acked',
  'FIN-WAIT-1': 'wait-fin-not-acked',
  CLOSING: 'wait-fin-not-acked',
  'LAST-ACK': 'wait-fin-not-acked',
  'FIN-WAIT-2': 'wait-fin-acked',
  'TIME-WAIT': 'wait-crossing-acked',
  CLOSED: 'wait-last-ack-came',
};
