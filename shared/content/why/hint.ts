/** What a hint is made of, from a seat's own view alone: what happened, which rule decides, which numbers. Knows no language. */

import type { Cause, FigureEntry, SeatView } from '../../duel/view.ts';
import { seqAdd, seqLeq, seqLt } from '../../lib/sequence.ts';
import type { Move } from '../../referee/verdict.ts';
import { has, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import { before, finNumberOf, type Gap, heldBack } from './facts.ts';

/** The rule that decides, as the hint tells it. */
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
  | 'silent-held'
  | 'silent-call'
  | 'silent-timer'
  | 'silent'
  | 'port'
  | 'state';

export interface HintFacts {
  readonly cause: Cause;
  readonly right: Move;
  readonly rule: HintRule;
  /** What came and opened the position; under a RST what that answers. */
  readonly arrival: Segment | null;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  readonly pending: number;
  /** The number of the peer's FIN, if it has come in order. */
  readonly peerFin: number | null;
}

/** What the rule depends on, as it is after what happened. */
interface Seen extends Omit<Gap, 'arrival'> {
  /** What the RST that is due answers. */
  readonly answered: Segment | null;
}

/** The three steps of a hint in one language. */
export interface HintTexts {
  readonly look: (facts: HintFacts) => string;
  readonly rules: Readonly<Record<HintRule, string>>;
  readonly numbers: (facts: HintFacts) => string;
  /** Where there is nothing to decide. */
  readonly nothing: string;
}

/** What came last of what a RST is the answer to (3.10.7.1); null where it answers nothing that is seen. */
function answeredBy(reset: Segment, figure: readonly FigureEntry[]): Segment | null {
  const isMeant = (came: Segment) =>
    reset.ack === undefined ? came.ack === reset.seq : came.ack === undefined && segEnd(came) === reset.ack;
  const arrivals = figure.flatMap((entry) => (entry.kind === 'arrived' ? [entry.segment] : []));
  return arrivals.findLast((came) => !has(came, 'RST') && isMeant(came)) ?? null;
}

function resetRule(reset: Segment, cause: Cause, { sndNxt, answered }: Seen): HintRule {
  const call = cause.kind === 'arrival' ? cause.called : cause.kind === 'call' ? cause : null;
  if (call?.call === 'ABORT' && reset.seq === sndNxt) return 'reset-abort';
  if (call?.call === 'CLOSE' && (cause.kind === 'call' || answered === null)) return 'reset-unread';
  if (answered === null) return 'reset';
  return answered.ack === undefined ? 'reset-without-ack' : 'reset-by-ack';
}

/** Whether the peer's FIN has just been taken, so that our own may acknowledge it. */
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
  if (has(segment, 'RST')) return resetRule(segment, cause, seen);
  // Whatever has happened since the timer rang: what takes a number that is used up already goes again.
  if (segLen(segment) > 0 && segment.seq !== seen.sndNxt) return 'again';
  if (has(segment, 'FIN')) return finRule(segment, cause, seen);
  return segment.len > 0 ? 'data' : ackRule(cause, seen);
}

function silentRule(cause: Cause): HintRule {
  if (cause.kind === 'timer') return 'silent-timer';
  if (cause.kind === 'call') return cause.call === 'BIND' ? 'silent-held' : 'silent-call';
  if (cause.kind === 'still-owed') return 'silent';
  const { segment } = cause;
  if (has(segment, 'RST')) return 'silent-reset';
  if (!has(segment, 'ACK')) return 'silent-no-flag';
  return segLen(segment) === 0 ? 'silent-ack' : 'silent-not-taken';
}

function ruleOf(cause: Cause, right: Move, seen: Seen): HintRule {
  switch (right.kind) {
    case 'send':
      return sendRule(right.segment, cause, seen);
    case 'wait':
      return silentRule(cause);
    case 'bind':
      return 'port';
    case 'claim':
      return 'state';
  }
}

/** The number of the peer's FIN, once it has come in order: the last before `rcvNxt`, and none that text had before it. */
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

/** What there is to say of the open position of a view; null where none is open. */
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
