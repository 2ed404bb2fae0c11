/** The stack's face of an endpoint: it sends what it owes at once. Bots, the coach and the vectors use it. */

import type { Step, TcpEvent, Timer } from './event.ts';
import { owedSegment, sent } from './output.ts';
import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { transition } from './transition.ts';

/** Sends everything that is owed at time `now` (ms). */
export function flush(tcb: Tcb, now: number): { readonly tcb: Tcb; readonly segments: readonly Segment[] } {
  const segments: Segment[] = [];
  let current = tcb;
  for (let segment = owedSegment(current); segment !== null; segment = owedSegment(current)) {
    segments.push(segment);
    current = sent(current, segment, now);
  }
  return { tcb: current, segments };
}

/** Applies one event at time `now` (ms), with everything that the stack sends because of it. */
export function react(tcb: Tcb, event: TcpEvent, now: number): Step & { readonly segments: readonly Segment[] } {
  const step = transition(tcb, event, now);
  const { tcb: after, segments } = flush(step.tcb, now);
  const { rules, error } = step;
  return error === undefined ? { tcb: after, rules, segments } : { tcb: after, rules, error, segments };
}

/** The timer that expires next; of two at the same moment the one that ends more. */
export function nextTimer(tcb: Tcb): { readonly timer: Timer; readonly expiresAt: number } | null {
  const { timeWait, user, retransmission } = tcb.timers;
  const running: { timer: Timer; expiresAt: number }[] = [];
  if (timeWait !== null) running.push({ timer: 'time-wait', expiresAt: timeWait.expiresAt });
  if (user !== null) running.push({ timer: 'user', expiresAt: user.expiresAt });
  if (retransmission !== null) running.push({ timer: 'retransmission', expiresAt: retransmission.expiresAt });
  return running.reduce<(typeof running)[number] | null>(
    (first, timer) => (first === null || timer.expiresAt < first.expiresAt ? timer : first),
    null,
  );
}
