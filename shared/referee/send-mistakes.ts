/** Every mistake of sending a segment, as a predicate over the facts; judge.ts tries them in the order of MISTAKES. */

import { seqAdd, seqDiff, seqLt } from '../lib/sequence.ts';
import { coversUna, isProbe } from '../tcp/output.ts';
import { has } from '../tcp/segment.ts';
import { newText, type SendFacts } from './facts.ts';
import type { MistakeId } from './mistake.ts';

type Fits = (facts: SendFacts) => boolean;

/** This segment may not carry its SEQ. A RST that nothing asks for is not judged by its numbers. */
const seqIsWrong: Fits = (f) => {
  if (!f.alive) return f.dueReset !== null && f.segment.seq !== f.dueReset.seq;
  return f.segment.seq !== f.nxt && !f.repeat && !isProbe(f.tcb, f.segment);
};

/** ACK is present and is not the one that is due. The ACK of a RST that needs none is not checked (3.10.5 shows none). */
const ackIsWrong: Fits = (f) => {
  const { ack } = f.segment;
  if (ack === undefined) return false;
  if (!f.alive) return f.dueReset?.ack !== undefined && ack !== f.dueReset.ack;
  return ack !== f.rcv;
};

/** The ACK that is due: that of the RST for a closed end, RCV.NXT otherwise. */
function dueAck(facts: SendFacts): number {
  return facts.dueReset?.ack ?? facts.rcv;
}

/** A pure ACK that nothing asks for. (From a CLOSED end it is wrong, which is more precise.) */
const isUnaskedAck: Fits = (f) => f.pureAck && !f.tcb.owed.ack && !isProbe(f.tcb, f.segment);

/** Neither the FIN that is owed, nor an ACK that is also owed, nor text that is owed before the FIN. */
const leavesFinOut: Fits = (f) => {
  if (f.fin || has(f.segment, 'RST')) return false;
  if (f.pureAck) return !f.tcb.owed.ack;
  return !f.repeat || (f.finAgainOwed && !coversUna(f.tcb, f.segment));
};

const seqFamily =
  (fits: Fits): Fits =>
  (f) =>
    seqIsWrong(f) && fits(f);
const ackFamily =
  (fits: Fits): Fits =>
  (f) =>
    ackIsWrong(f) && fits(f);

/** SEQ counts the acknowledgments sent, as if each took a number. */
const countsAcks: Fits = (f) => {
  const beyond = seqDiff(f.segment.seq, f.nxt);
  return beyond >= 1 && beyond <= f.history.pureAcks;
};

/** A SYN where the SYN,ACK of the next connection is owed. */
const answersSyn: Fits = (f) => f.opening !== null && has(f.segment, 'SYN');

const peerFinArrived: Fits = (f) => f.tcb.peerFinSeq !== null;

export const SEND_MISTAKES: Partial<Record<MistakeId, Fits>> = {
  'syn-refused': (f) => f.opening !== null && !has(f.segment, 'SYN'),
  'reopen-seq': (f) => answersSyn(f) && seqLt(f.segment.seq, f.nxt),
  'reopen-ack': (f) => answersSyn(f) && f.segment.ack !== f.opening?.ack,
  'ack-from-closed': (f) => f.opening === null && !f.alive && !has(f.segment, 'RST'),
  'syn-in-teardown': (f) => f.opening === null && has(f.segment, 'SYN'),
  'rst-for-close': (f) => f.alive && has(f.segment, 'RST'),
  'no-ack-flag': (f) => {
    const resetWithoutAck = has(f.segment, 'RST') && f.dueReset?.ack === undefined;
    return f.opening === null && !has(f.segment, 'ACK') && !resetWithoutAck && !f.lectureFirstFin;
  },
  'fin-too-early': (f) => {
    const text = f.repeat ? newText(f) : f.segment.len;
    return f.alive && f.fin && (!f.tcb.app.closed || f.tcb.app.pending > text);
  },
  'seq-new-for-retransmission': (f) => f.finAgainOwed && f.fin && f.finNumber !== f.tcb.finSeq,
  'fin-twice': (f) => f.alive && f.fin && f.tcb.finSeq !== null && seqLt(f.tcb.finSeq, f.finNumber),
  'data-after-fin': (f) => f.segment.len > 0 && f.tcb.finSeq !== null && seqLt(f.tcb.finSeq, f.finNumber),
  'swapped-seq-ack': seqFamily((f) => f.alive && f.segment.seq === f.rcv && f.segment.ack === f.nxt),
  'seq-from-peer': seqFamily((f) => f.alive && f.segment.seq === f.rcv && !ackIsWrong(f)),
  'seq-fin-not-counted': seqFamily((f) => f.alive && f.segment.seq === f.tcb.finSeq),
  'seq-ack-counted': seqFamily((f) => f.alive && countsAcks(f)),
  'seq-stale-data': seqFamily((f) => f.alive && f.history.textStarts.includes(f.segment.seq)),
  'seq-zero': seqFamily((f) => f.segment.seq === 0),
  'seq-wrong': seqIsWrong,
  'ack-from-own': ackFamily((f) => f.alive && f.segment.ack === f.nxt),
  'ack-fin-not-counted': ackFamily((f) => f.alive && peerFinArrived(f) && f.segment.ack === seqAdd(f.rcv, -1)),
  'ack-counted-twice': ackFamily((f) => f.alive && peerFinArrived(f) && f.segment.ack === seqAdd(f.rcv, 1)),
  'ack-stale-data': ackFamily((f) => seqLt(f.segment.ack ?? 0, dueAck(f))),
  'ack-of-nothing': ackFamily((f) => seqLt(dueAck(f), f.segment.ack ?? 0)),
  'no-fin': (f) => (f.firstFinOwed || f.finAgainOwed) && leavesFinOut(f),
  'unprompted-reack': (f) => isUnaskedAck(f) && f.tcb.state === 'TIME-WAIT',
  'needless-retransmission': (f) =>
    (f.repeat && newText(f) === 0 && !(f.fin && f.tcb.finSeq === null) && !f.tcb.owed.retransmission) ||
    (!f.alive && f.dueReset === null && f.opening === null),
  'needless-ack': (f) => f.opening === null && isUnaskedAck(f),
};

/** The mistakes of sending that say SEQ is wrong: only the first matching one counts. */
export const SEQ_IDS: readonly MistakeId[] = [
  'swapped-seq-ack',
  'seq-from-peer',
  'seq-fin-not-counted',
  'seq-ack-counted',
  'seq-stale-data',
  'seq-zero',
  'seq-wrong',
];

/** Likewise for ACK. */
export const ACK_IDS: readonly MistakeId[] = [
  'ack-from-own',
  'ack-fin-not-counted',
  'ack-counted-twice',
  'ack-stale-data',
  'ack-of-nothing',
];

/** Legal, but pointless. */
export const NEEDLESS_IDS: readonly MistakeId[] = ['unprompted-reack', 'needless-retransmission', 'needless-ack'];
