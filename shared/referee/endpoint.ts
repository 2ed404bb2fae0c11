/** An endpoint in play: the TCB and what the referee must remember to name a mistake. It sends nothing by itself. */

import { seqAdd, seqLt } from '../lib/sequence.ts';
import type { Step, TcpEvent } from '../tcp/event.ts';
import { sent } from '../tcp/output.ts';
import type { Segment } from '../tcp/segment.ts';
import { has, segLen } from '../tcp/segment.ts';
import { isFinAgain } from '../tcp/segment-arrives.ts';
import type { State } from '../tcp/connection-state.ts';
import { type Tcb, tcbWith } from '../tcp/tcb.ts';
import { transition } from '../tcp/transition.ts';

export interface History {
  /** How many pure ACKs this end has sent. */
  readonly pureAcks: number;
  /** Where SND.NXT stood before each piece of text that this end has sent. */
  readonly textStarts: readonly number[];
  /** The oldest number that this end can have sent, as far as its history goes back. */
  readonly firstSeq: number;
  /** The peer closed first: this end has been in CLOSE-WAIT. */
  readonly passive: boolean;
  /** The FINs crossed: this end has been in CLOSING. */
  readonly crossed: boolean;
  /** A FIN of the peer has arrived (again) and no ACK has covered it since. */
  readonly finUnanswered: boolean;
  /** The unanswered FIN is one that this end had already accepted: it arrived again. */
  readonly finCameAgain: boolean;
  /** An ACK has arrived since our FIN was sent. */
  readonly ackSinceFin: boolean;
  /** The last ACK that this end has sent: how far the peer can know that its text and FIN have arrived. */
  readonly ackSent: number;
  /** The time for which an ACK may be held back has run out, and it has not been sent since. */
  readonly ackOverdue: boolean;
}

export interface Endpoint {
  readonly tcb: Tcb;
  readonly history: History;
}

/** The history with some fields replaced: made in this one place, so that all have the same fields in the same order. */
function historyWith(history: History, changes: Partial<History>): History {
  const {
    pureAcks = history.pureAcks,
    textStarts = history.textStarts,
    firstSeq = history.firstSeq,
    passive = history.passive,
    crossed = history.crossed,
    finUnanswered = history.finUnanswered,
    finCameAgain = history.finCameAgain,
    ackSinceFin = history.ackSinceFin,
    ackSent = history.ackSent,
    ackOverdue = history.ackOverdue,
  } = changes;
  return {
    pureAcks,
    textStarts,
    firstSeq,
    passive,
    crossed,
    finUnanswered,
    finCameAgain,
    ackSinceFin,
    ackSent,
    ackOverdue,
  };
}

const PASSIVE: readonly State[] = ['CLOSE-WAIT', 'LAST-ACK'];

/** Puts an endpoint into play at rest: everything that has arrived according to its state has been answered. */
export function createEndpoint(tcb: Tcb): Endpoint {
  return {
    tcb,
    history: {
      pureAcks: 0,
      textStarts: tcb.inFlight.filter((range) => range.len > 0).map((range) => range.seq),
      firstSeq: tcb.finSeq !== null && seqLt(tcb.finSeq, tcb.snd.una) ? tcb.finSeq : tcb.snd.una,
      passive: PASSIVE.includes(tcb.state),
      crossed: tcb.state === 'CLOSING',
      finUnanswered: false,
      finCameAgain: false,
      ackSinceFin: false,
      ackSent: tcb.rcv.nxt,
      ackOverdue: false,
    },
  };
}

/** The history after an arrival; `before` and `after` are the TCBs around it. */
function remember(history: History, segment: Segment, before: Tcb, after: Tcb): History {
  const firstFin = before.peerFinSeq === null && after.peerFinSeq !== null;
  const cameAgain = isFinAgain(before, segment);
  return historyWith(history, {
    passive: history.passive || PASSIVE.includes(after.state),
    crossed: history.crossed || after.state === 'CLOSING',
    finUnanswered: history.finUnanswered || firstFin || cameAgain,
    finCameAgain: history.finCameAgain || cameAgain,
    ackSinceFin: history.ackSinceFin || (before.finSeq !== null && has(segment, 'ACK')),
  });
}

function historyAfter({ tcb, history }: Endpoint, event: TcpEvent, after: Tcb): History {
  if (event.type === 'segment') return remember(history, event.segment, tcb, after);
  const isOverdue = event.type === 'timeout' && event.timer === 'delayed-ack' && after.owed.ack;
  return isOverdue ? historyWith(history, { ackOverdue: true }) : history;
}

/** The endpoint after an event at time `now` (ms). What it then owes waits for the player. */
export function happen(endpoint: Endpoint, event: TcpEvent, now: number): Step & { readonly endpoint: Endpoint } {
  const step = transition(endpoint.tcb, event, now);
  const history = historyAfter(endpoint, event, step.tcb);
  const { tcb, rules, error } = step;
  const after = { tcb, history };
  return error === undefined ? { tcb, rules, endpoint: after } : { tcb, rules, error, endpoint: after };
}

/** The endpoint while a socket listens on its port again: a new SYN ends its TIME-WAIT (TCP401). */
export function listens({ tcb, history }: Endpoint): Endpoint {
  return { tcb: tcbWith(tcb, { config: { ...tcb.config, reopens: true } }), history };
}

/** The endpoint after the player has sent a legal segment at time `now` (ms). */
export function play(endpoint: Endpoint, segment: Segment, now: number): Endpoint {
  const { tcb, history } = endpoint;
  const coversFin = tcb.peerFinSeq !== null && segment.ack === seqAdd(tcb.peerFinSeq, 1);
  const isNewText = !has(segment, 'SYN') && seqLt(tcb.snd.nxt, seqAdd(segment.seq, segment.len));
  return {
    tcb: sent(tcb, segment, now),
    history: historyWith(history, {
      pureAcks: history.pureAcks + (segLen(segment) === 0 && !has(segment, 'RST') ? 1 : 0),
      textStarts: isNewText ? [...history.textStarts, tcb.snd.nxt] : history.textStarts,
      finUnanswered: history.finUnanswered && !coversFin,
      finCameAgain: history.finCameAgain && !coversFin,
      ackSent: segment.ack ?? history.ackSent,
      ackOverdue: history.ackOverdue && segment.ack !== tcb.rcv.nxt,
    }),
  };
}
