/** SEGMENT ARRIVES: the eight checks of RFC 9293, 3.10.7.4 in order, and 3.10.7.1 for CLOSED. */

import { seqAdd, seqDiff, seqLeq, seqLt } from '../lib/sequence.ts';
import { isAcceptable } from './acceptable.ts';
import { userTimerFrom } from './create.ts';
import type { Step } from './event.ts';
import { assemble, hold, textEnd, trimToWindow } from './reassembly.ts';
import type { RuleId } from './rule.ts';
import type { Segment } from './segment.ts';
import { has, makeSegment, segEnd, segLen } from './segment.ts';
import type { State } from './connection-state.ts';
import { appWith, owedWith, sndWith, type Tcb, tcbWith, type TextRange, timersWith } from './tcb.ts';
import { closeTcb, enterTimeWait, oweAck } from './update.ts';

/** A check either ends the processing of the segment or lets the next check see the endpoint as it now is. */
type Check = { readonly done: boolean; readonly tcb: Tcb; readonly rules: readonly RuleId[] };

const done = (tcb: Tcb, ...rules: RuleId[]): Check => ({ done: true, tcb, rules });
const next = (tcb: Tcb, ...rules: RuleId[]): Check => ({ done: false, tcb, rules });

/** The RST that answers a segment for which there is no connection (3.10.7.1, 3.5.2 group 1). */
function resetFor(segment: Segment): Segment {
  if (segment.ack !== undefined) return makeSegment({ flags: ['RST'], seq: segment.ack });
  return makeSegment({ flags: ['RST'], seq: 0, ack: segEnd(segment) });
}

/** 3.10.7.1 CLOSED: everything except a RST is answered with a RST. */
function closedState(tcb: Tcb, segment: Segment): Check {
  if (has(segment, 'RST')) return done(tcb, 'TCP21');
  const resets = [...tcb.owed.resets, resetFor(segment)];
  return done(tcbWith(tcb, { owed: owedWith(tcb.owed, { resets }) }), 'TCP20');
}

/** The peer's FIN again: its last number is the one before RCV.NXT. */
export function isFinAgain(tcb: Tcb, segment: Segment): boolean {
  return tcb.peerFinSeq !== null && has(segment, 'FIN') && segEnd(segment) === tcb.rcv.nxt;
}

/** TIME-WAIT answers, and its timer restarts when that answer is sent. */
function answerInTimeWait(tcb: Tcb, rule: 'TCP19' | 'TCP35'): Check {
  return done(tcbWith(tcb, { owed: owedWith(tcb.owed, { ack: true, timeWaitRestart: true }) }), rule);
}

/**
 * First: the sequence number. A FIN that arrives again in TIME-WAIT is caught here, because it lies before the window;
 * without the ACK bit it would not count as a FIN (fifth), and its answer moves no timer.
 */
function checkSequence(tcb: Tcb, segment: Segment): Check {
  if (isAcceptable(segment, tcb.rcv)) return next(tcb);
  if (has(segment, 'RST')) return done(tcb, 'TCP2');
  const whole = has(segment, 'ACK') && !has(segment, 'SYN');
  if (tcb.state === 'TIME-WAIT' && whole && isFinAgain(tcb, segment)) return answerInTimeWait(tcb, 'TCP19');
  return done(oweAck(tcb), 'TCP1');
}

/** Second: the RST bit. Only a RST exactly at RCV.NXT closes; elsewhere in the window it gets a challenge ACK (RFC 5961). */
function checkReset(tcb: Tcb, segment: Segment): Check {
  if (!has(segment, 'RST')) return next(tcb);
  if (segment.seq !== tcb.rcv.nxt) return done(oweAck(tcb), 'TCP4');
  if (tcb.state === 'TIME-WAIT' && tcb.config.timeWaitRst === 'ignore') return done(tcb, 'TCP33');
  const bothClosed: readonly State[] = ['CLOSING', 'LAST-ACK', 'TIME-WAIT'];
  return done(closeTcb(tcb, bothClosed.includes(tcb.state) ? 'normal' : 'reset'), 'TCP3');
}

/** Fourth: the SYN bit. In a synchronized state it triggers a challenge ACK (RFC 5961, 4.2). */
function checkSyn(tcb: Tcb, segment: Segment): Check {
  return has(segment, 'SYN') ? done(oweAck(tcb), 'TCP5') : next(tcb);
}

/** What is left of the segments in flight once everything before `una` is acknowledged. */
function unackedFrom(inFlight: readonly TextRange[], una: number): TextRange[] {
  return inFlight
    .filter((range) => seqLt(una, seqAdd(textEnd(range), range.fin ? 1 : 0)))
    .map((range) => {
      const cut = Math.max(0, seqDiff(una, range.seq));
      return { seq: seqAdd(range.seq, cut), len: range.len - cut, fin: range.fin };
    });
}

/** Takes the send window from a segment that is not older than the one that set it (SND.WL1, SND.WL2). */
function updateWindow(tcb: Tcb, segment: Segment, ack: number): Tcb['snd'] {
  const { snd } = tcb;
  const newer = seqLt(snd.wl1, segment.seq) || (snd.wl1 === segment.seq && seqLeq(snd.wl2, ack));
  if (!newer || segment.wnd === undefined || seqLt(ack, snd.una)) return snd;
  return sndWith(snd, { wnd: segment.wnd, wl1: segment.seq, wl2: ack });
}

/** SND.UNA := SEG.ACK: what is acknowledged leaves the retransmission queue, and its timers restart or stop. */
function advanceUna(tcb: Tcb, ack: number, now: number): Tcb {
  const { config } = tcb;
  const inFlight = unackedFrom(tcb.inFlight, ack);
  const waiting = inFlight.length > 0;
  return tcbWith(tcb, {
    snd: sndWith(tcb.snd, { una: ack }),
    inFlight,
    owed: owedWith(tcb.owed, { retransmission: false }),
    rtoMs: config.rtoMs,
    timers: timersWith(tcb.timers, {
      retransmission: waiting ? { expiresAt: now + config.rtoMs } : null,
      user: waiting ? userTimerFrom(config, now) : null,
    }),
  });
}

/** Whether our FIN has been sent and everything up to it is acknowledged. */
export function isFinAcked(tcb: Tcb): boolean {
  return tcb.finSeq !== null && seqLt(tcb.finSeq, tcb.snd.una);
}

/** What the acknowledgment of our FIN does, state by state. */
function ourFinAcked(tcb: Tcb, now: number): Check {
  switch (tcb.state) {
    case 'FIN-WAIT-1':
      return next(tcbWith(tcb, { state: 'FIN-WAIT-2' }), 'TCP10');
    case 'CLOSING':
      return done(enterTimeWait(tcb, now), 'TCP11');
    case 'LAST-ACK':
      return done(closeTcb(tcb, 'normal'), 'TCP12');
    default:
      return next(tcb);
  }
}

/** Fifth: the ACK field. */
function checkAck(tcb: Tcb, segment: Segment, now: number): Check {
  const { ack } = segment;
  if (ack === undefined) return done(tcb, 'TCP6');
  if (seqLt(tcb.snd.nxt, ack)) return done(oweAck(tcb), 'TCP7');
  if (tcb.state === 'TIME-WAIT') return ackInTimeWait(tcb, segment);
  const snd = updateWindow(tcb, segment, ack);
  const seen = snd === tcb.snd ? tcb : tcbWith(tcb, { snd });
  if (seqLeq(ack, tcb.snd.una)) return next(seen, 'TCP9');
  const advanced = advanceUna(seen, ack, now);
  if (!isFinAcked(advanced)) return next(advanced, 'TCP8');
  const outcome = ourFinAcked(advanced, now);
  return { done: outcome.done, tcb: outcome.tcb, rules: ['TCP8', ...outcome.rules] };
}

/**
 * TIME-WAIT, fifth: read literally, every acceptable segment is answered and restarts the timer; stacks swallow an empty
 * ACK, and so does this one unless set to be strict. Text or a FIN with another number is answered, nothing more.
 */
function ackInTimeWait(tcb: Tcb, segment: Segment): Check {
  if (tcb.config.timeWaitAck === 'strict') return answerInTimeWait(tcb, 'TCP35');
  return segLen(segment) > 0 ? done(oweAck(tcb), 'TCP35') : done(tcb, 'TCP35');
}

const TEXT_STATES: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'];

/** Whether a segment contains octets that the endpoint has not received, or a FIN beyond them. */
function showsNewText(tcb: Tcb, range: TextRange): boolean {
  return seqLt(tcb.rcv.nxt, textEnd(range));
}

/** Seventh: the text. In order it is accepted and acknowledged; beyond a gap it is held and triggers a duplicate ACK. */
function checkText(tcb: Tcb, segment: Segment, now: number): Check {
  if (segLen(segment) === 0) return done(tcb);
  if (!TEXT_STATES.includes(tcb.state)) return done(tcb, 'TCP15');
  const range = trimToWindow(segment, tcb.rcv);
  if (tcb.app.deaf && tcb.config.halfDuplexClose && showsNewText(tcb, range)) {
    return done(closeTcb(tcb, 'aborted', resetFor(segment)), 'TCP22');
  }
  const assembled = assemble(hold(tcb.held, range), tcb.rcv.nxt);
  const taken = tcbWith(oweAck(tcb), {
    rcv: { nxt: assembled.rcvNxt, wnd: tcb.rcv.wnd },
    app: appWith(tcb.app, { unread: tcb.app.unread + assembled.octets }),
    held: assembled.held,
  });
  if (assembled.fin) return takeFin(taken, now, assembled.octets > 0 ? ['TCP13'] : []);
  return done(taken, seqLt(tcb.rcv.nxt, range.seq) ? 'TCP14' : 'TCP13');
}

/** Eighth: the FIN, once everything before it has arrived. It takes one number and is acknowledged at once. */
function takeFin(tcb: Tcb, now: number, before: readonly RuleId[]): Check {
  const peerFinSeq = tcb.rcv.nxt;
  const seen = tcbWith(oweAck(tcb), { peerFinSeq, rcv: { nxt: seqAdd(peerFinSeq, 1), wnd: tcb.rcv.wnd } });
  switch (tcb.state) {
    case 'ESTABLISHED':
      return done(tcbWith(seen, { state: 'CLOSE-WAIT' }), ...before, 'TCP16');
    case 'FIN-WAIT-1':
      return done(tcbWith(seen, { state: 'CLOSING' }), ...before, 'TCP17');
    default:
      return done(enterTimeWait(seen, now), ...before, 'TCP18');
  }
}

/** How far beyond its last number an endpoint begins the next connection between the same ports: as Linux does. */
const NEXT_ISS = 65_537;

/** The first number (ISS) of the next connection after this one: larger than every number that it has used (3.6.1). */
export function nextIss({ snd }: Tcb): number {
  return seqAdd(snd.nxt, NEXT_ISS);
}

/** Whether a SYN cannot belong to the connection in TIME-WAIT, because its number lies beyond it (RFC 6191). */
function isNewSyn({ rcv }: Tcb, segment: Segment): boolean {
  return has(segment, 'SYN') && !has(segment, 'ACK') && !has(segment, 'RST') && seqLt(rcv.nxt, segment.seq);
}

/** A listening socket takes a new SYN: TIME-WAIT is over, and a SYN,ACK is owed whose number lies beyond the old ones. */
function reopen(tcb: Tcb, segment: Segment): Step {
  const nxt = segEnd(segment);
  const opening = makeSegment({ flags: ['SYN'], seq: nextIss(tcb), ack: nxt });
  const closed = closeTcb(tcb, 'normal');
  const owed = owedWith(closed.owed, { opening });
  return { tcb: tcbWith(closed, { rcv: { nxt, wnd: tcb.rcv.wnd }, owed }), rules: ['TCP401'] };
}

/** First, second, fourth, fifth, seventh and eighth. */
const CHECKS = [checkSequence, checkReset, checkSyn, checkAck, checkText] as const;

/**
 * What an arriving segment does to an endpoint at time `now` (ms). Third (security) and sixth (URG) change nothing in a
 * teardown and have no code.
 */
export function segmentArrives(tcb: Tcb, segment: Segment, now: number): Step {
  if (tcb.state === 'CLOSED') return closedState(tcb, segment);
  if (tcb.state === 'TIME-WAIT' && tcb.config.reopens && isNewSyn(tcb, segment)) return reopen(tcb, segment);
  const bare = !has(segment, 'ACK') && !has(segment, 'RST') && !has(segment, 'SYN');
  if (bare && tcb.config.noAckBitDropFirst) return { tcb, rules: ['TCP6'] };
  let current = tcb;
  const rules: RuleId[] = [];
  for (const check of CHECKS) {
    const outcome = check(current, segment, now);
    current = outcome.tcb;
    for (const rule of outcome.rules) rules.push(rule);
    if (outcome.done) break;
  }
  return { tcb: current, rules };
}
