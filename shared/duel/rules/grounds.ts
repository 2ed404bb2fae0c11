/** The grounds of a right move: facts of its end that neither the cause nor the segment shows. Knows no wording. */

import type { End } from '../level.ts';
import { mayHoldAck } from '../../referee/hold-ack.ts';
import { type EndState, type HalfState, type JournalEntry, type Position, seenOfConnection } from '../state/state.ts';
import type { Grounds } from '../vocabulary/judgement.ts';

/** The state before the event that opened the position. */
function stateBefore(seen: readonly JournalEntry[], restarted: boolean, position: Position): Grounds['before'] {
  const states = seen.flatMap((entry) => (entry.kind === 'state' ? [entry] : []));
  const entered = states.at(-1)?.at === position.openedAt ? 1 : 0;
  return states.at(-1 - entered)?.state ?? (restarted ? 'CLOSED' : 'ESTABLISHED');
}

/** Whether octets of another connection were accepted: with the latest arrival, or with an earlier one. */
function corruption(seen: readonly JournalEntry[]): Grounds['corrupted'] {
  const lastArrival = seen.findLastIndex((entry) => entry.kind === 'arrived');
  const corrupted = seen.findLastIndex((entry) => entry.kind === 'corrupted');
  if (corrupted < 0) return null;
  return corrupted > lastArrival ? 'now' : 'earlier';
}

/** Whether an ACK may be held back at the moment of the move, or has been. */
function heldAck({ endpoint, ackHeldSince }: EndState): 'may-wait' | 'held' | null {
  if (mayHoldAck(endpoint)) return 'may-wait';
  return ackHeldSince === null ? null : 'held';
}

/** The grounds of a move in `position` at `end`, before it is made. */
export function groundsOf(half: HalfState, end: End, position: Position): Grounds {
  const { rules, endpoint } = half.ends[end];
  const seen = seenOfConnection(half, end);
  const restarted = half.connection === 1 && half.level.ends[end].start === 'CLOSED';
  const grounds: Grounds = {
    rules,
    before: stateBefore(seen, restarted, position),
    acked: endpoint.history.ackSent,
    inFlight: endpoint.tcb.inFlight.length > 0,
    restarted,
    corrupted: corruption(seen),
    noTimeWait: half.level.skipTimeWait === true,
  };
  const ack = heldAck(half.ends[end]);
  const answered: Grounds = ack === null ? grounds : { ...grounds, ack };
  const isProbed = seen.some((entry) => entry.kind === 'timer' && entry.timer === 'keep-alive');
  return isProbed ? { ...answered, probed: true } : answered;
}
