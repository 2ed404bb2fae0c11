/** Names the reason why a correct move was correct, from what was asked and what was done. Knows no language. */

import type { Cause } from '../duel/view.ts';
import type { Move } from '../referee/verdict.ts';
import { has, type Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';

export const RIGHT_KEYS = [
  'first-fin',
  'second-fin',
  'fin-again',
  'data',
  'data-again',
  'ack-first-fin',
  'ack-crossing-fin',
  'last-ack',
  'last-ack-again',
  'ack-fin-again',
  'ack-data',
  'ack-other',
  'abort',
  'reset-from-closed',
  'wait-fin-acked',
  'wait-fin-not-acked',
  'wait-crossing-acked',
  'wait-last-ack-came',
  'wait-data-acked',
  'wait-after-reset',
  'wait-two-msl-over',
  'wait-data-owed',
  'wait-ack-owed',
  'wait-rest-owed',
  'wait-nothing-owed',
  'claim',
  'bind',
  'bind-closed',
] as const;
export type RightKey = (typeof RIGHT_KEYS)[number];

/** What there is to know of a correct move. */
export interface RightFacts {
  readonly move: Move;
  readonly cause: Cause | null;
  /** The state of the end after the event and before the move; null where it is not known. */
  readonly state: State | null;
}

/** The reason that fits a correct move. Total: where little is known, the reason is general rather than guessed. */
export function whyRight(facts: RightFacts): RightKey {
  const { move } = facts;
  switch (move.kind) {
    case 'send':
      return whySend(move.segment, facts);
    case 'wait':
      return whyWait(facts);
    case 'claim':
      return 'claim';
    case 'bind':
      return isTwoMslOver(facts) ? 'bind' : 'bind-closed';
  }
}

function whySend(segment: Segment, { cause, state }: RightFacts): RightKey {
  const again = cause?.kind === 'timer';
  if (has(segment, 'RST')) return cause?.kind === 'call' ? 'abort' : 'reset-from-closed';
  if (has(segment, 'FIN')) {
    if (again) return 'fin-again';
    return state === 'LAST-ACK' ? 'second-fin' : 'first-fin';
  }
  if (segment.len > 0) return again ? 'data-again' : 'data';
  return whyAck(cause, state);
}

function whyAck(cause: Cause | null, state: State | null): RightKey {
  if (cause?.kind !== 'arrival') return 'ack-other';
  if (!has(cause.segment, 'FIN')) return cause.segment.len > 0 ? 'ack-data' : 'ack-other';
  if (cause.again) return state === 'TIME-WAIT' ? 'last-ack-again' : 'ack-fin-again';
  if (state === 'CLOSE-WAIT') return 'ack-first-fin';
  if (state === 'CLOSING') return 'ack-crossing-fin';
  return state === 'TIME-WAIT' ? 'last-ack' : 'ack-other';
}

function isTwoMslOver({ cause }: Pick<RightFacts, 'cause'>): boolean {
  return cause?.kind === 'timer' && cause.timer === 'time-wait';
}

function whyWait({ cause, state }: RightFacts): RightKey {
  if (isTwoMslOver({ cause })) return 'wait-two-msl-over';
  if (cause?.kind === 'still-owed') return 'wait-rest-owed';
  if (cause?.kind === 'call' && cause.call === 'SEND') return 'wait-data-owed';
  if (cause?.kind !== 'arrival') return 'wait-nothing-owed';
  if (has(cause.segment, 'RST')) return 'wait-after-reset';
  if (cause.segment.len > 0 || has(cause.segment, 'FIN') || has(cause.segment, 'SYN')) return 'wait-ack-owed';
  return state === null ? 'wait-nothing-owed' : WAIT_BY_STATE[state];
}

/** An ACK without data has arrived: what it means in the state that the end is in now. */
const WAIT_BY_STATE: Readonly<Record<State, RightKey>> = {
  ESTABLISHED: 'wait-data-acked',
  'CLOSE-WAIT': 'wait-data-acked',
  'FIN-WAIT-1': 'wait-fin-not-acked',
  CLOSING: 'wait-fin-not-acked',
  'LAST-ACK': 'wait-fin-not-acked',
  'FIN-WAIT-2': 'wait-fin-acked',
  'TIME-WAIT': 'wait-crossing-acked',
  CLOSED: 'wait-last-ack-came',
};
