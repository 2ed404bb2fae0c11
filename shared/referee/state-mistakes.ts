/** Every mistake of waiting, naming a state or reusing the port, as predicates over the endpoint. */

import { isFinDue } from '../tcp/output.ts';
import { isFinAcked } from '../tcp/segment-arrives.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Endpoint } from './endpoint.ts';
import { mayHoldAck } from './hold-ack.ts';
import type { MistakeId } from './mistake.ts';

type WaitFits = (endpoint: Endpoint) => boolean;
type ClaimFits = (endpoint: Endpoint, claim: State) => boolean;

/** The peer's FIN has arrived again and has not been acknowledged since. */
const finAgainInTimeWait: WaitFits = ({ tcb, history }) => tcb.state === 'TIME-WAIT' && history.finCameAgain;

/** On an endpoint that delays ACKs the FIN that is due carries the ACK, so that only the FIN is missing. */
function finCarriesIt({ tcb }: Endpoint): boolean {
  return tcb.config.delayedAckMs !== undefined && isFinDue(tcb) && tcb.app.pending === 0;
}

export const WAIT_MISTAKES: Partial<Record<MistakeId, WaitFits>> = {
  'syn-refused': ({ tcb }) => tcb.owed.opening !== null,
  'no-reset-from-closed': ({ tcb }) => tcb.owed.resets.length > 0,
  'no-reack-in-time-wait': finAgainInTimeWait,
  'ack-overdue': ({ tcb, history }) => tcb.state !== 'CLOSED' && tcb.owed.ack && history.ackOverdue,
  'no-reply-to-fin': (endpoint) =>
    endpoint.tcb.state !== 'CLOSED' &&
    endpoint.history.finUnanswered &&
    !finAgainInTimeWait(endpoint) &&
    !mayHoldAck(endpoint) &&
    !finCarriesIt(endpoint),
  'no-retransmission': ({ tcb }) => tcb.owed.retransmission,
  'close-forgotten': ({ tcb }) => isFinDue(tcb) && tcb.app.pending === 0,
};

export const CLAIM_MISTAKES: Partial<Record<MistakeId, ClaimFits>> = {
  'state-fin-closes-both': ({ tcb }, claim) => claim === 'CLOSED' && tcb.state === 'CLOSE-WAIT',
  'state-time-wait-on-passive': ({ history }, claim) => claim === 'TIME-WAIT' && history.passive,
  'state-skips-time-wait': ({ tcb }, claim) => claim === 'CLOSED' && tcb.state === 'TIME-WAIT',
  'state-closing-for-time-wait': ({ tcb }, claim) => claim === 'CLOSING' && isFinAcked(tcb),
  'state-any-fin-time-wait': ({ tcb }, claim) => claim === 'TIME-WAIT' && tcb.app.closed && !isFinAcked(tcb),
  'state-any-ack-fin-wait-2': ({ tcb, history }, claim) =>
    claim === 'FIN-WAIT-2' && tcb.state === 'FIN-WAIT-1' && history.ackSinceFin,
  'state-fin-means-fin-wait-2': ({ tcb }, claim) => claim === 'FIN-WAIT-2' && tcb.peerFinSeq !== null,
  'state-wrong': () => true,
};

/**
 * The states in which the lecture still has an end that has entered the next one: there the state changes when the
 * segment has been sent, in TCP at the event that makes it due.
 */
export function lectureStates({ tcb, history }: Endpoint): readonly State[] {
  const { state, finSeq } = tcb;
  const ackUnsent = history.finUnanswered && !history.finCameAgain;
  if (state === 'FIN-WAIT-1' && finSeq === null) return ['ESTABLISHED'];
  if (state === 'CLOSE-WAIT' && ackUnsent) return ['ESTABLISHED'];
  if (state === 'LAST-ACK' && finSeq === null) return ackUnsent ? ['ESTABLISHED', 'CLOSE-WAIT'] : ['CLOSE-WAIT'];
  return state === 'TIME-WAIT' && ackUnsent && !history.crossed ? ['FIN-WAIT-2'] : [];
}
