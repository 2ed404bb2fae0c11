/** The parts of a hint, from a seat's own view alone: what happened, the deciding rule, the numbers. Knows no language. */

import type { FigureEntry } from '../../duel/vocabulary/figure.ts';
import type { Cause } from '../../duel/vocabulary/position.ts';
import type { SeatView } from '../../duel/vocabulary/seat.ts';
import { seqAdd, seqLeq, seqLt } from '../../lib/sequence.ts';
import type { Move } from '../../referee/verdict.ts';
import { has, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import { before, finNumberOf, type Gap, heldBack } from './position-facts.ts';

/** The deciding rule, as the hint presents it. */
type HintRule =
  | 'reset-abort'
  | 'reset-unread'
  | 'reset-by-ack'
  | 'reset-without-ack'
  | 'reset'
  | 'again'
  | 'first-fin-bare'
  | 'fin'
  | 'fin-and-data'
  | 'fin-and-ack'
  | 'data'
  | 'ack-fin'
  | 'ack-fin-again'
  | 'ack-gap'
  | 'ack-not-taken'
  | 'ack'
  | 'silent-reset'
  | 'silent-ack'
  | 'silent-no-flag'
  | 'silent-not-taken'
  | 'silent-may-hold'
  | 'silent-held'
  | 'silent-call'
  | 'silent-timer'
  | 'silent'
  | 'syn'
  | 'port-reuse'
  | 'port'
  | 'state';

export interface HintFacts {
  readonly cause: Cause;
  readonly right: Move;
  readonly rule: HintRule;
  /** The arrival that opened the position; for a RST, what it answers. */
  readonly arrival: Segment | null;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  readonly pending: number;
  /** The number of the peer's FIN, if it has arrived in order. */
  readonly peerFin: number | null;
}

/** What the rule depends on, after what happened. */
interface Seen extends Omit<Gap, 'arrival'> {
  /** What the RST that is due answers. */
  readonly answered: Segment | null;
}

/** The three steps of a hint in one language. */
export interface HintTexts {
  readonly look: (facts: HintFacts) => string;
  readonly rules: Readonly<Record<HintRule, string>>;
  readonly numbers: (facts: HintFacts) => string;
  /** For moments without a decision. */
  readonly nothing: string;
}

/** The latest arrival that a RST answers (3.10.7.1); null if it answers nothing visible. */
function answeredBy(reset: Segment, figure: readonly FigureEntry[]): Segment | null {
  const isMeant = (came: Segment) =>
    reset.ack === undefined ? came.ack === reset.seq : came.ack === undefined && segEnd(came) === reset.ack;
  const arrivals = figure.flatMap((entry) => (entry.kind === 'arrived' ? [entry.segment] : []));
  return arrivals.findLast((came) => !has(came, 'RST') && isMeant(came)) ?? null;
}

function resetRule(reset: Segment, cause: Cause, { sndNxt, answered }: Seen): HintRule {
  const call = cause.kind === 'arrival' ? cause.called : cause.kind === 'call' ? cause : null;
  if (call?.call === 'ABORT' && reset.seq === sndNxt) return 'reset-abort';
  if ((call?.call === 'CLOSE' || call?.call === 'DIE') && (cause.kind === 'call' || answered === null))
    return 'reset-unread';
  if (answered === null) return 'reset';
  return answered.ack === undefined ? 'reset-without-ack' : 'reset-by-ack';
}

/** Whether the peer's FIN has just been accepted, so that our own may acknowledge it. */
function bringsFin(cause: Cause, { peerFinSeq }: Seen): boolean {
  return cause.kind === 'arrival' && has(cause.segment, 'FIN') && finNumberOf(cause.segment) === peerFinSeq;
}

function finRule(segment: Segment, cause: Cause, seen: Seen): HintRule {
  if (segment.len > 0) return 'fin-and-data';
  if (segment.ack === undefined) return 'first-fin-bare';
  return bringsFin(cause, seen) ? 'fin-and-ack' : 'fin';
}

function ackRule(cause: Cause, seen: Seen): HintRule {
  if (cause.kind !== 'arrival') return 'ack';
  const { rcvNxt } = seen;
  const { segment, again } = cause;
  if (has(segment, 'RST') || has(segment, 'SYN') || segLen(segment) === 0) return 'ack-not-taken';
  if (heldBack({ ...seen, arrival: segment }) !== null) return 'ack-gap';
  if (seqLt(rcvNxt, segEnd(segment))) return 'ack-not-taken';
  if (bringsFin(cause, seen)) return again ? 'ack-fin-again' : 'ack-fin';
  return again ? 'ack-not-taken' : 'ack';
}

function sendRule(segment: Segment, cause: Cause, seen: Seen): HintRule {
  if (has(segment, 'SYN')) return 'syn';
  if (has(segment, 'RST')) return resetRule(segment, cause, seen);
  // No matter what has happened since the timer rang: a segment with a number already used is a retransmission.
  if (segLen(segment) > 0 && segment.seq !== seen.sndNxt) return 'again';
  if (has(segment, 'FIN')) return finRule(segment, cause, seen);
  return segment.len > 0 ? 'data' : ackRule(cause, seen);
}

function silentRule(cause: Cause, { rcvNxt }: Seen): HintRule {
  if (cause.kind === 'timer') return 'silent-timer';
  if (cause.kind === 'call') return cause.call === 'BIND' ? 'silent-held' : 'silent-call';
  if (cause.kind === 'still-owed') return 'silent';
  const { segment, again } = cause;
  if (has(segment, 'RST')) return 'silent-reset';
  if (!has(segment, 'ACK')) return 'silent-no-flag';
  if (segLen(segment) === 0) return 'silent-ack';
  return segEnd(segment) === rcvNxt && !again ? 'silent-may-hold' : 'silent-not-taken';
}

function ruleOf(cause: Cause, right: Move, seen: Seen): HintRule {
  switch (right.kind) {
    case 'send':
      return sendRule(right.segment, cause, seen);
    case 'wait':
      return silentRule(cause, seen);
    case 'bind':
      return right.reuse ? 'port-reuse' : 'port';
    case 'claim':
      return 'state';
  }
}

/** The number of the peer's FIN, once it has arrived in order: the last before `rcvNxt`, unless text took that number. */
function peerFinIn({ figure, start }: SeatView, rcvNxt: number): number | null {
  const opened = figure.findLast((entry) => entry.kind === 'opened') ?? start;
  const seen = opened === null || !('id' in opened) ? figure : figure.filter(({ id }) => id > opened.id);
  const came = seen.flatMap((entry) => (entry.kind === 'arrived' && has(entry.segment, 'ACK') ? [entry.segment] : []));
  const last = before(rcvNxt);
  const fin = came.findIndex((segment) => has(segment, 'FIN') && finNumberOf(segment) === last);
  if (opened === null || fin < 0 || seqLt(last, opened.rcvNxt)) return null;
  const isText = came.slice(0, fin).some(({ seq, len }) => seqLeq(seq, last) && seqLt(last, seqAdd(seq, len)));
  return isText ? null : last;
}

/** The facts for a hint in the open position of a view; null if none is open. */
export function hintFacts(view: SeatView, right: Move): HintFacts | null {
  const { position, tcp, figure } = view;
  if (position === null || tcp === null) return null;
  const { cause } = position;
  const { sndUna, sndNxt, rcvNxt, pending } = tcp;
  const peerFin = peerFinIn(view, rcvNxt);
  const isReset = right.kind === 'send' && has(right.segment, 'RST');
  const answered = isReset ? answeredBy(right.segment, figure) : null;
  const came = cause.kind === 'arrival' ? cause.segment : null;
  const rule = ruleOf(cause, right, { sndNxt, rcvNxt, peerFinSeq: peerFin, answered });
  return { cause, right, rule, arrival: answered ?? came, sndUna, sndNxt, rcvNxt, pending, peerFin };
}
