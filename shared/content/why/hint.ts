/** What a hint is made of, from a seat's own view alone: what happened, which rule decides, which numbers. Knows no language. */

import type { Cause, FigureEntry, SeatView } from '../../duel/view.ts';
import { seqLeq, seqLt } from '../../lib/sequence.ts';
import type { Move } from '../../referee/verdict.ts';
import { has, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import { finNumberOf } from './facts.ts';

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
  /** What came and opened the position. */
  readonly arrival: Segment | null;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  readonly pending: number;
  /** The number of the peer's FIN, if it has come in order. */
  readonly peerFin: number | null;
}

/** The three steps of a hint in one language. */
export interface HintTexts {
  readonly look: (facts: HintFacts) => string;
  readonly rules: Readonly<Record<HintRule, string>>;
  readonly numbers: (facts: HintFacts) => string;
  /** Where there is nothing to decide. */
  readonly nothing: string;
}

function resetRule(cause: Cause): HintRule {
  if (cause.kind === 'call') return cause.call === 'ABORT' ? 'reset-abort' : 'reset-unread';
  if (cause.kind !== 'arrival') return 'reset';
  if (cause.called?.call === 'ABORT') return 'reset-abort';
  if (cause.called !== null) return 'reset';
  return cause.segment.ack === undefined ? 'reset-without-ack' : 'reset-by-ack';
}

function finRule(segment: Segment, cause: Cause): HintRule {
  if (segment.len > 0) return 'fin-and-data';
  if (segment.ack === undefined) return 'first-fin-bare';
  return cause.kind === 'arrival' && has(cause.segment, 'FIN') ? 'fin-and-ack' : 'fin';
}

/** `rcvNxt` as it is after the arrival. */
function ackRule(cause: Cause, rcvNxt: number): HintRule {
  if (cause.kind !== 'arrival') return 'ack';
  const { segment, again } = cause;
  if (has(segment, 'RST') || has(segment, 'SYN') || segLen(segment) === 0) return 'ack-not-taken';
  if (seqLt(rcvNxt, segment.seq)) return 'ack-gap';
  if (seqLt(rcvNxt, segEnd(segment))) return 'ack-not-taken';
  if (has(segment, 'FIN') && segEnd(segment) === rcvNxt) return again ? 'ack-fin-again' : 'ack-fin';
  return again ? 'ack-not-taken' : 'ack';
}

function sendRule(segment: Segment, cause: Cause, rcvNxt: number): HintRule {
  if (has(segment, 'RST')) return resetRule(cause);
  if (cause.kind === 'timer') return 'again';
  if (has(segment, 'FIN')) return finRule(segment, cause);
  return segment.len > 0 ? 'data' : ackRule(cause, rcvNxt);
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

function ruleOf(cause: Cause, right: Move, rcvNxt: number): HintRule {
  switch (right.kind) {
    case 'send':
      return sendRule(right.segment, cause, rcvNxt);
    case 'wait':
      return silentRule(cause);
    case 'bind':
      return 'port';
    case 'claim':
      return 'state';
  }
}

/** The peer's FIN among what this end has seen of the connection, if everything up to it has come. */
function peerFinIn(figure: readonly FigureEntry[], rcvNxt: number): number | null {
  const begun = figure.findLastIndex(({ kind }) => kind === 'opened') + 1;
  const fins = figure.slice(begun).flatMap((entry) => {
    const isFin = entry.kind === 'arrived' && has(entry.segment, 'FIN') && has(entry.segment, 'ACK');
    return isFin ? [entry.segment] : [];
  });
  const taken = fins.findLast((fin) => seqLeq(segEnd(fin), rcvNxt));
  return taken === undefined ? null : finNumberOf(taken);
}

/** What there is to say of the open position of a view; null where none is open. */
export function hintFacts({ position, tcp, figure }: SeatView, right: Move): HintFacts | null {
  if (position === null || tcp === null) return null;
  const { cause } = position;
  return {
    cause,
    right,
    rule: ruleOf(cause, right, tcp.rcvNxt),
    arrival: cause.kind === 'arrival' ? cause.segment : null,
    sndUna: tcp.sndUna,
    sndNxt: tcp.sndNxt,
    rcvNxt: tcp.rcvNxt,
    pending: tcp.pending,
    peerFin: peerFinIn(figure, tcp.rcvNxt),
  };
}
