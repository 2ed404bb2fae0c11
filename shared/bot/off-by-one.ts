/** `off-by-one`: knows what to send, and counts one too many or one too few. */

import { seqAdd, seqDiff } from '../lib/sequence.ts';
import { judge } from '../referee/judge.ts';
import type { Move } from '../referee/verdict.ts';
import { makeSegment, type Segment } from '../tcp/segment.ts';
import type { Situation } from './erring.ts';

/** How often it gets a number wrong at its first try, in percent. */
const SLIP_PERCENT = 50;

/** Whether two segments have the same flags and differ by one in SEQ or in ACK. */
function isOffByOne(segment: Segment, right: Segment): boolean {
  const bySeq = Math.abs(seqDiff(segment.seq, right.seq));
  const byAck = Math.abs(seqDiff(segment.ack ?? 0, right.ack ?? 0));
  return segment.flags.join() === right.flags.join() && bySeq + byAck === 1;
}

/** A slip by one: the card that shows it, or such a segment where the bot composes freely. Null: there is none. */
export function slipByOne({ view, position, endpoint, right, draw }: Situation): Move | null {
  if (right.kind !== 'send' || position.attempt > 1 || draw(100) >= SLIP_PERCENT) return null;
  const due = right.segment;
  const made = makeSegment({ ...due, ack: due.ack === undefined ? undefined : seqAdd(due.ack, -1) });
  const candidates = position.cards.length > 0 ? position.cards : [made];
  const wrong = candidates.find((segment) => {
    const { verdict } = judge(endpoint, { kind: 'send', segment }, view.notation);
    return isOffByOne(segment, due) && verdict === 'wrong';
  });
  return wrong === undefined ? null : { kind: 'send', segment: wrong };
}
