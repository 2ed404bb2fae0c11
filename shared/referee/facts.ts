/** The facts that decide how a sent segment is judged, computed once. */

import { seqAdd, seqDiff, seqLeq, seqLt } from '../lib/sequence.ts';
import { firstUnacked, isFinDue } from '../tcp/output.ts';
import type { Segment } from '../tcp/segment.ts';
import { has, segEnd, segLen } from '../tcp/segment.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Endpoint, History } from './endpoint.ts';
import type { Notation } from './verdict.ts';

export interface SendFacts {
  readonly tcb: Tcb;
  readonly history: History;
  readonly segment: Segment;
  /** SND.NXT and RCV.NXT: the numbers that a segment carries unless it repeats something. */
  readonly nxt: number;
  readonly rcv: number;
  /** Whether the connection exists (any state but CLOSED). */
  readonly alive: boolean;
  /** The RST that a closed endpoint owes, if any; of several the one that equals the segment. */
  readonly dueReset: Segment | null;
  /** The SYN,ACK that is owed for the next connection. */
  readonly opening: Segment | null;
  readonly fin: boolean;
  /** The number that the segment's FIN would take. */
  readonly finNumber: number;
  /** No text, no FIN, no SYN, no RST. */
  readonly pureAck: boolean;
  /** Repeats text or FIN that this end has sent; new text may follow it. */
  readonly repeat: boolean;
  /** The first unacknowledged segment is owed again, and the FIN is (in) it. */
  readonly finAgainOwed: boolean;
  /** The first FIN is due: CLOSE was called and no text is pending. */
  readonly firstFinOwed: boolean;
  /** The lecture's first wave: a FIN without the ACK flag, where the notation allows it. */
  readonly lectureFirstFin: boolean;
}

/** Whether every number that the segment occupies below SND.NXT was sent like that, FIN for FIN and text for text. */
function isRepeat(endpoint: Endpoint, segment: Segment): boolean {
  const { tcb, history } = endpoint;
  if (segLen(segment) === 0 || !seqLt(segment.seq, tcb.snd.nxt)) return false;
  if (seqLt(segment.seq, history.firstSeq)) return false;
  const textEnd = seqAdd(segment.seq, segment.len);
  if (tcb.finSeq === null) return segment.len > 0 && (!has(segment, 'FIN') || seqLeq(tcb.snd.nxt, textEnd));
  const finFits = !has(segment, 'FIN') || textEnd === tcb.finSeq;
  return finFits && seqLeq(textEnd, tcb.finSeq);
}

/** The lecture's first FIN has no ACK flag: accepted for wave 1 (and its repetition), before the peer's FIN has arrived. */
function isLectureFirstFin(endpoint: Endpoint, segment: Segment, notation: Notation): boolean {
  const { tcb } = endpoint;
  const firstWave = tcb.state === 'ESTABLISHED' || tcb.state === 'FIN-WAIT-1';
  return notation === 'lecture' && firstWave && has(segment, 'FIN') && segment.ack === undefined;
}

/** The facts of sending `segment` from `endpoint` in its current state. */
export function sendFacts(endpoint: Endpoint, segment: Segment, notation: Notation): SendFacts {
  const { tcb, history } = endpoint;
  const fin = has(segment, 'FIN');
  const again = tcb.owed.retransmission ? firstUnacked(tcb) : null;
  return {
    tcb,
    history,
    segment,
    nxt: tcb.snd.nxt,
    rcv: tcb.rcv.nxt,
    alive: tcb.state !== 'CLOSED',
    dueReset: tcb.owed.resets.find(({ seq }) => seq === segment.seq) ?? tcb.owed.resets[0] ?? null,
    opening: tcb.owed.opening,
    fin,
    finNumber: seqAdd(segment.seq, segment.len),
    pureAck: segLen(segment) === 0 && !has(segment, 'RST'),
    repeat: isRepeat(endpoint, segment),
    finAgainOwed: again !== null && has(again, 'FIN'),
    firstFinOwed: isFinDue(tcb) && tcb.app.pending === 0,
    lectureFirstFin: isLectureFirstFin(endpoint, segment, notation),
  };
}

/** Octets of text in a segment beyond SND.NXT. */
export function newText(facts: SendFacts): number {
  const end = seqDiff(segEnd(facts.segment), facts.nxt) - (facts.fin ? 1 : 0);
  return Math.max(0, Math.min(end, facts.segment.len));
}

/** Whether the segment would carry text that the application never handed over, exactly where the next text goes. */
export function inventsText(facts: SendFacts): boolean {
  const inSequence = facts.alive && (facts.repeat || facts.segment.seq === facts.nxt);
  return inSequence && facts.tcb.finSeq === null && newText(facts) > facts.tcb.app.pending;
}
