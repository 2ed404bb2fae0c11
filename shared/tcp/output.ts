/** What an endpoint owes the wire, and what sending it changes. The stack and the referee both build on these two. */

import { seqAdd, seqDiff, seqLeq, seqLt, seqMax } from '../lib/sequence.ts';
import { userTimerFrom } from './create.ts';
import type { Segment } from './segment.ts';
import { has, makeSegment, sameSegment, segEnd, segLen } from './segment.ts';
import { appWith, owedWith, sndWith, type Tcb, tcbWith, timersWith } from './tcb.ts';

/** The first unacknowledged segment as it was sent, with the current acknowledgment (TCP38). */
export function firstUnacked(tcb: Tcb): Segment | null {
  const first = tcb.inFlight[0];
  if (first === undefined) return null;
  return makeSegment({ flags: first.fin ? ['FIN'] : [], seq: first.seq, ack: tcb.rcv.nxt, len: first.len });
}

/** Whether CLOSE has been called and our FIN has not been sent: it is due once no text is pending. */
export function isFinDue(tcb: Tcb): boolean {
  return tcb.state !== 'CLOSED' && tcb.app.closed && tcb.finSeq === null;
}

/** Text that is due, as much as a segment and the peer's window allow (TCP40), with the FIN after the last of it (TCP39). */
function dueText(tcb: Tcb): Segment | null {
  const window = seqDiff(seqAdd(tcb.snd.una, tcb.snd.wnd), tcb.snd.nxt);
  const len = Math.max(0, Math.min(tcb.app.pending, tcb.config.mss ?? tcb.app.pending, window));
  const fin = isFinDue(tcb) && len === tcb.app.pending;
  if (len === 0 && !fin) return null;
  return makeSegment({ flags: fin ? ['FIN'] : [], seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len });
}

/** The acknowledgment in its one form: `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
export function pureAck(tcb: Tcb): Segment {
  return makeSegment({ seq: tcb.snd.nxt, ack: tcb.rcv.nxt });
}

/** A keep-alive probe: an ACK with a number that the peer has acknowledged, which it must answer (TCP1). */
function probe(tcb: Tcb): Segment {
  return makeSegment({ seq: seqAdd(tcb.snd.nxt, -1), ack: tcb.rcv.nxt });
}

/** The next segment that the endpoint must send now, or null when it owes nothing. What is due carries the ACK (TCP37). */
export function owedSegment(tcb: Tcb): Segment | null {
  const reset = tcb.owed.resets[0];
  if (reset !== undefined) return reset;
  if (tcb.owed.opening !== null) return tcb.owed.opening;
  if (tcb.state === 'CLOSED') return null;
  if (tcb.owed.retransmission) return firstUnacked(tcb);
  return dueText(tcb) ?? (tcb.owed.probe ? probe(tcb) : tcb.owed.ack ? pureAck(tcb) : null);
}

/** Puts new text and a FIN of `segment` in flight: SND.NXT advances, and timers that are not running start. */
function advanceNxt(tcb: Tcb, segment: Segment): Tcb {
  const end = segEnd(segment);
  if (!seqLt(tcb.snd.nxt, end)) return tcb;
  const fin = has(segment, 'FIN');
  const from = seqMax(tcb.snd.nxt, segment.seq);
  const len = seqDiff(end, from) - (fin ? 1 : 0);
  return tcbWith(tcb, {
    snd: sndWith(tcb.snd, { nxt: end }),
    app: appWith(tcb.app, { pending: Math.max(0, tcb.app.pending - len) }),
    finSeq: fin ? seqAdd(end, -1) : tcb.finSeq,
    inFlight: [...tcb.inFlight, { seq: from, len, fin }],
  });
}

/** An ACK at RCV.NXT settles what is owed; in TIME-WAIT the 2MSL timer runs from the moment it is sent. */
function payAck(tcb: Tcb, segment: Segment, now: number): Tcb {
  const { owed, timers, config } = tcb;
  if (!owed.ack || segment.ack !== tcb.rcv.nxt) return tcb;
  return tcbWith(tcb, {
    owed: owedWith(owed, { ack: false, timeWaitRestart: false }),
    timers: owed.timeWaitRestart ? timersWith(timers, { timeWait: { expiresAt: now + config.timeWaitMs } }) : timers,
  });
}

/** Starts the timers for text and FIN in flight: the retransmission timer and the user timer. */
function armTimers(tcb: Tcb, again: boolean, now: number): Tcb {
  const { config, timers } = tcb;
  const retransmission =
    again || timers.retransmission === null ? { expiresAt: now + tcb.rtoMs } : timers.retransmission;
  const user = timers.user ?? userTimerFrom(config, now);
  return tcbWith(tcb, { timers: timersWith(timers, { retransmission, user }) });
}

/** Whether a segment repeats the oldest octet or FIN that is not acknowledged. */
export function coversUna(tcb: Tcb, segment: Segment): boolean {
  return seqLeq(segment.seq, tcb.snd.una) && seqLt(tcb.snd.una, segEnd(segment));
}

/** What is still owed once the RST `paid` was sent: each RST answers one segment. */
function withoutReset(resets: readonly Segment[], paid: Segment): Segment[] {
  const index = resets.findIndex((reset) => reset.seq === paid.seq);
  return resets.filter((_, i) => i !== index);
}

/** Whether a segment is the keep-alive probe that is owed. */
export function isProbe(tcb: Tcb, segment: Segment): boolean {
  return tcb.owed.probe && sameSegment(segment, probe(tcb));
}

/** A SYN begins the numbers of the next connection; its timers are not part of a teardown. */
function opened(tcb: Tcb, segment: Segment): Tcb {
  const snd = sndWith(tcb.snd, { una: segment.seq, nxt: segEnd(segment) });
  return tcbWith(tcb, { snd, owed: owedWith(tcb.owed, { opening: null }) });
}

/** The endpoint after it has sent `segment` (a legal one) at time `now` (ms). */
export function sent(tcb: Tcb, segment: Segment, now: number): Tcb {
  if (has(segment, 'RST')) {
    return tcbWith(tcb, { owed: owedWith(tcb.owed, { resets: withoutReset(tcb.owed.resets, segment) }) });
  }
  if (has(segment, 'SYN')) return opened(tcb, segment);
  if (isProbe(tcb, segment)) return tcbWith(tcb, { owed: owedWith(tcb.owed, { probe: false }) });
  const again = tcb.owed.retransmission && coversUna(tcb, segment);
  const paid = payAck(advanceNxt(tcb, segment), segment, now);
  if (segLen(segment) === 0) return paid;
  if (paid.inFlight.length === 0) return paid;
  const repaid = again ? tcbWith(paid, { owed: owedWith(paid.owed, { retransmission: false }) }) : paid;
  return armTimers(repaid, again, now);
}
