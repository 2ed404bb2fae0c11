/** Why a segment was the right one. Knows no language. */

import { seqLt } from '../lib/sequence.ts';
import { has, type Segment, segEnd, segLen } from '../tcp/segment.ts';
import type { Arrival, RightFacts, RightKey } from './right-key.ts';

/** The reason for a segment that was sent. */
export function whySend(segment: Segment, facts: RightFacts): RightKey {
  const again = facts.cause?.kind === 'timer';
  if (has(segment, 'SYN')) return 'accept-syn';
  if (has(segment, 'RST')) return whyReset(facts);
  if (has(segment, 'FIN')) return again ? 'fin-again' : whyFin(facts);
  if (segment.len > 0) return again ? 'data-again' : whyData(facts);
  if (facts.cause?.kind === 'timer' && facts.cause.timer === 'delayed-ack') return 'ack-delay-over';
  return facts.cause?.kind === 'arrival' ? whyAck(segment, facts.cause, facts) : 'ack-other';
}

function whyReset({ cause, grounds }: RightFacts): RightKey {
  if (cause?.kind === 'call' && cause.call === 'DIE') return 'reset-killed';
  if (cause?.kind === 'call') return cause.call === 'CLOSE' ? 'reset-unread' : 'abort';
  if (cause?.kind !== 'arrival') return 'reset-from-closed';
  if (cause.called?.call === 'ABORT') return 'abort';
  if (grounds?.rules.includes('TCP22')) return 'reset-deaf';
  if (grounds?.restarted) return 'reset-restarted';
  if (has(cause.segment, 'FIN')) return 'reset-for-fin';
  return segLen(cause.segment) === 0 ? 'reset-for-ack' : 'reset-from-closed';
}

function whyFin({ cause, state, grounds }: RightFacts): RightKey {
  if (grounds?.ack === 'held' && state === 'LAST-ACK') return 'fin-with-held-ack';
  if (cause?.kind === 'arrival' && has(cause.segment, 'FIN') && state === 'LAST-ACK') return 'fin-with-ack';
  if (cause?.kind === 'call' && cause.full && state === 'FIN-WAIT-1') return 'first-fin-deaf';
  return state === 'LAST-ACK' ? 'second-fin' : 'first-fin';
}

function whyData({ state }: RightFacts): RightKey {
  return state === 'CLOSE-WAIT' || state === 'LAST-ACK' ? 'data-half-closed' : 'data';
}

/** Why an arrival was answered with `ack`: by the deciding rule, as far as it is known. */
function whyAck(ack: Segment, cause: Arrival, facts: RightFacts): RightKey {
  const { segment } = cause;
  switch (facts.grounds?.rules.findLast((rule) => rule !== 'TCP24')) {
    case 'TCP1':
      return whyUnacceptable(ack, cause, facts);
    case 'TCP4':
      return 'challenge-rst';
    case 'TCP5':
      return 'challenge-syn';
    case 'TCP7':
      return 'ack-unsent-acked';
    case 'TCP13':
      return whyText(ack, segment, facts);
    case 'TCP14':
      return has(segment, 'FIN') ? 'ack-fin-beyond-hole' : 'ack-beyond-hole';
    case 'TCP35':
      return 'ack-past-fin';
    case 'TCP16':
    case 'TCP17':
    case 'TCP18':
    case 'TCP19':
      return whyFinAcked(cause, facts);
    default:
      return has(segment, 'FIN') ? whyFinAcked(cause, facts) : whyUnknownAck(segment);
  }
}

/** Nothing is known except that something arrived and was acknowledged. */
function whyUnknownAck({ len }: Segment): RightKey {
  return len > 0 ? 'ack-data' : 'ack-other';
}

/** None of its numbers was expected: the FIN again, text already accepted, or something else entirely. */
function whyUnacceptable(ack: Segment, { segment, again }: Arrival, { state }: RightFacts): RightKey {
  if (has(segment, 'SYN')) return 'challenge-syn';
  if (has(segment, 'FIN')) return ack.ack === segEnd(segment) ? 'ack-fin-again' : 'ack-outside-window';
  if (segment.len === 0 || !again) return 'ack-outside-window';
  return state === 'TIME-WAIT' ? 'ack-old-in-time-wait' : 'ack-old-data';
}

/** Text was accepted: exactly what arrived, or also what was held beyond it, or only its end. */
function whyText(ack: Segment, segment: Segment, { grounds }: RightFacts): RightKey {
  const partlyOld = grounds !== null && seqLt(segment.seq, grounds.acked);
  if (grounds?.corrupted === 'now') return 'ack-ghost-taken';
  if (grounds?.corrupted === 'earlier' && partlyOld) return 'ack-after-ghost';
  if (ack.ack !== segEnd(segment)) return 'ack-hole-filled';
  return partlyOld ? 'ack-partly-old' : 'ack-data';
}

/** The peer's FIN counts: it has just arrived, or arrived again, or the text missing before it has. */
function whyFinAcked(cause: Arrival, { state, grounds }: RightFacts): RightKey {
  if (!has(cause.segment, 'FIN')) return 'ack-hole-filled-fin';
  if (grounds?.rules.includes('TCP19') || (cause.again && state === 'TIME-WAIT')) return 'last-ack-again';
  if (cause.again) return 'ack-fin-again';
  if (state === 'TIME-WAIT') return whyLastAck(grounds);
  if (state === 'CLOSE-WAIT') return grounds?.ack === 'may-wait' ? 'ack-fin-not-held' : 'ack-first-fin';
  if (state === 'LAST-ACK') return 'ack-before-own-fin';
  return state === 'CLOSING' ? 'ack-crossing-fin' : 'ack-other';
}

function whyLastAck(grounds: RightFacts['grounds']): RightKey {
  if (grounds?.noTimeWait === true) return 'last-ack-no-time-wait';
  return grounds?.before === 'FIN-WAIT-1' ? 'last-ack-at-once' : 'last-ack';
}
