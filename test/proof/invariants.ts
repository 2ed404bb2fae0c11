/**
 * Invariants of every state of a connection, each with a name and a test: of one end at rest, of two ends at the same
 * moment, and of two ends with nothing between them. Those of a step are in step-invariants.ts.
 */

import { seqAdd, seqDiff, seqLeq, seqLt } from '../../shared/lib/sequence.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import { textEnd } from '../../shared/tcp/reassembly.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Tcb, TextRange } from '../../shared/tcp/tcb.ts';
import { transition } from '../../shared/tcp/transition.ts';

const FIN_UNACKED: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];
const FIN_ACKED: readonly State[] = ['FIN-WAIT-2', 'TIME-WAIT'];
const PEER_FIN: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];

const isFinSent = ({ finSeq }: Tcb) => finSeq !== null;
const isFinAcked = ({ finSeq, snd }: Tcb) => finSeq !== null && seqLt(finSeq, snd.una);
const endOf = (range: TextRange) => seqAdd(textEnd(range), range.fin ? 1 : 0);

/** The number after ranges that follow each other without a gap from `from`; null if there is a gap. */
function joinedEnd(ranges: readonly TextRange[], from: number): number | null {
  return ranges.reduce<number | null>((end, range) => (end === range.seq ? endOf(range) : null), from);
}

function refusesSend(tcb: Tcb): boolean {
  const step = transition(tcb, { type: 'call', call: { kind: 'SEND', bytes: 1 } }, 0);
  return step.error !== undefined && step.tcb === tcb;
}

function refusesClose(tcb: Tcb): boolean {
  const { error, tcb: after } = transition(tcb, { type: 'call', call: { kind: 'CLOSE', full: false } }, 0);
  return error !== undefined && JSON.stringify(after) === JSON.stringify(tcb);
}

/** Of one end that has sent everything it owes. */
export const END_INVARIANTS: Readonly<Record<string, (tcb: Tcb) => boolean>> = {
  'SND.UNA =< SND.NXT': ({ snd }) => seqLeq(snd.una, snd.nxt),
  'our FIN is the last number that was sent (TCP24, TCP39)': ({ finSeq, snd }) =>
    finSeq === null || seqAdd(finSeq, 1) === snd.nxt,
  "the peer's FIN is the last number that was taken (TCP15)": ({ peerFinSeq, rcv }) =>
    peerFinSeq === null || seqAdd(peerFinSeq, 1) === rcv.nxt,
  'our FIN is sent and not acknowledged in FIN-WAIT-1, CLOSING and LAST-ACK only (TCP10, TCP11, TCP12)': (tcb) =>
    FIN_UNACKED.includes(tcb.state) === (isFinSent(tcb) && !isFinAcked(tcb)),
  'our FIN is acknowledged in FIN-WAIT-2 and TIME-WAIT only (TCP10, TCP11)': (tcb) =>
    FIN_ACKED.includes(tcb.state) === isFinAcked(tcb),
  "the peer's FIN has come in CLOSE-WAIT, CLOSING, LAST-ACK and TIME-WAIT only (TCP16, TCP17, TCP18)": ({
    state,
    peerFinSeq,
  }) => PEER_FIN.includes(state) === (peerFinSeq !== null),
  'nothing is owed at rest (TCP37)': (tcb) =>
    owedSegment(tcb) === null && !tcb.owed.ack && !tcb.owed.retransmission && !tcb.owed.timeWaitRestart,
  'all between SND.UNA and SND.NXT is kept to be sent again (TCP29)': ({ inFlight, snd }) =>
    joinedEnd(inFlight, snd.una) === snd.nxt,
  'the retransmission timer runs while something is not acknowledged and at no other time (TCP8)': ({ timers, snd }) =>
    (timers.retransmission !== null) === seqLt(snd.una, snd.nxt),
  'the 2MSL timer runs in TIME-WAIT and nowhere else (TCP11, TCP18, TCP30)': ({ timers, state }) =>
    (timers.timeWait !== null) === (state === 'TIME-WAIT'),
  'what is held lies beyond a hole (TCP14)': ({ held, rcv }) => held.every(({ seq }) => seqLt(rcv.nxt, seq)),
  "nothing is held once the peer's FIN has come": ({ held, peerFinSeq }) => peerFinSeq === null || held.length === 0,
  'SEND after CLOSE is refused and changes nothing (TCP27)': (tcb) =>
    !(tcb.app.closed || tcb.state === 'CLOSED') || refusesSend(tcb),
  'CLOSE after CLOSE is refused and changes nothing (TCP25)': (tcb) =>
    !(tcb.app.closed || tcb.state === 'CLOSED') || refusesClose(tcb),
};

/** Of an end and its peer, neither of which is CLOSED: a deleted TCB says nothing. */
export const COUPLE_INVARIANTS: Readonly<Record<string, (tcb: Tcb, peer: Tcb) => boolean>> = {
  "RCV.NXT is not beyond the peer's SND.NXT": (tcb, peer) => seqLeq(tcb.rcv.nxt, peer.snd.nxt),
  'nothing is acknowledged that has not arrived': (tcb, peer) => seqLeq(tcb.snd.una, peer.rcv.nxt),
  'a FIN is taken at the number at which it was sent': ({ peerFinSeq }, { finSeq }) =>
    peerFinSeq === null || peerFinSeq === finSeq,
  'what is held was sent': ({ held }, { snd }) => held.every((range) => seqLeq(endOf(range), snd.nxt)),
  'an end that waits for no ACK was heard': (tcb, peer) =>
    seqLt(tcb.snd.una, tcb.snd.nxt) || peer.rcv.nxt === tcb.snd.nxt,
  'an end in TIME-WAIT has a peer that has closed': (tcb, peer) => tcb.state !== 'TIME-WAIT' || peer.app.closed,
};

/** Of an end and its peer, neither CLOSED, when nothing is on the wire and no retransmission timer runs. */
export const CALM_INVARIANTS: Readonly<Record<string, (tcb: Tcb, peer: Tcb) => boolean>> = {
  'all that was sent has arrived': (tcb, peer) => seqDiff(peer.snd.nxt, tcb.rcv.nxt) === 0,
  'no hole is left': ({ held }) => held.length === 0,
  'both ends or neither have seen both FINs': (tcb, peer) =>
    (tcb.state === 'TIME-WAIT') === (peer.state === 'TIME-WAIT'),
};
