/** The reasons why a move can be right, by kind of move, and the facts that select one. Knows no language. */

import type { Grounds } from '../duel/vocabulary/judgement.ts';
import type { Cause } from '../duel/vocabulary/position.ts';
import type { Move } from '../referee/verdict.ts';
import type { State } from '../tcp/connection-state.ts';

export const RIGHT_KEYS = [
  'first-fin',
  'first-fin-deaf',
  'second-fin',
  'fin-with-ack',
  'fin-with-held-ack',
  'fin-again',
  'data',
  'data-half-closed',
  'accept-syn',
  'data-again',
  'ack-first-fin',
  'ack-fin-not-held',
  'ack-delay-over',
  'ack-before-own-fin',
  'ack-crossing-fin',
  'ack-fin-beyond-hole',
  'ack-hole-filled-fin',
  'last-ack',
  'last-ack-at-once',
  'last-ack-no-time-wait',
  'last-ack-again',
  'ack-fin-again',
  'ack-data',
  'ack-beyond-hole',
  'ack-hole-filled',
  'ack-partly-old',
  'ack-old-data',
  'ack-old-in-time-wait',
  'ack-ghost-taken',
  'ack-after-ghost',
  'ack-past-fin',
  'ack-outside-window',
  'ack-unsent-acked',
  'challenge-rst',
  'challenge-syn',
  'ack-other',
  'abort',
  'reset-unread',
  'reset-deaf',
  'reset-killed',
  'reset-restarted',
  'reset-for-fin',
  'reset-for-ack',
  'reset-from-closed',
  'wait-fin-acked',
  'wait-fin-not-acked',
  'wait-crossing-acked',
  'wait-last-ack-came',
  'wait-data-acked',
  'wait-ack-nothing-new',
  'wait-ack-repeated',
  'wait-ack-in-time-wait',
  'wait-no-ack-flag',
  'wait-past-fin',
  'wait-after-reset',
  'wait-reset-when-both-closed',
  'wait-reset-in-time-wait',
  'wait-reset-when-closed',
  'wait-reset-outside-window',
  'wait-two-msl-over',
  'wait-two-msl-missed',
  'wait-no-time-wait',
  'wait-user-timeout',
  'wait-orphan-limit',
  'wait-keep-alive',
  'wait-abort-silent',
  'wait-call-refused',
  'wait-port-held',
  'wait-port-free',
  'wait-data-owed',
  'wait-ack-owed',
  'hold-ack-of-data',
  'hold-ack-of-fin',
  'wait-rest-owed',
  'wait-nothing-owed',
  'claim',
  'bind',
  'bind-reuse',
  'bind-no-time-wait',
  'bind-closed',
] as const;
export type RightKey = (typeof RIGHT_KEYS)[number];

/** The facts of a correct move. */
export interface RightFacts {
  readonly move: Move;
  readonly cause: Cause | null;
  /** The state of the end after the event and before the move; null if unknown. */
  readonly state: State | null;
  /** The grounds of the move; null if unknown. */
  readonly grounds: Grounds | null;
}

/** The cause of a move if it is an arrival. */
export type Arrival = Extract<Cause, { kind: 'arrival' }>;
