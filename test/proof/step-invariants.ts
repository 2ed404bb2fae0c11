/** Invariants of every step that an end takes: its effect on the numbers, the next state, the segments sent. */

import { seqAdd, seqDiff, seqLeq } from '../../shared/lib/sequence.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { has, segEnd } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import type { Step } from './ends.ts';

/**
 * Figure 5 of RFC 9293 from ESTABLISHED on, plus segments that take two of its arrows at once. Every state also has an
 * arrow to CLOSED, for what the figure leaves out: RST, ABORT, the user timeout.
 */
const ARROWS: Readonly<Record<State, readonly State[]>> = {
  ESTABLISHED: ['FIN-WAIT-1', 'CLOSE-WAIT'],
  // To TIME-WAIT: the FIN and the ACK of ours in one segment.
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'],
  'FIN-WAIT-2': ['TIME-WAIT'],
  'CLOSE-WAIT': ['LAST-ACK'],
  CLOSING: ['TIME-WAIT'],
  'LAST-ACK': [],
  'TIME-WAIT': [],
  CLOSED: [],
};

/** The steps that did not end in CLOSED. */
const lives = ({ after }: Step) => after.state !== 'CLOSED';

const allSent = (step: Step, holds: (segment: Segment) => boolean) => step.sent.every(holds);

/** Octets that this step put in order, without the FIN. */
function newOctets(before: Tcb, after: Tcb): number {
  const fin = before.peerFinSeq === null && after.peerFinSeq !== null ? 1 : 0;
  return seqDiff(after.rcv.nxt, before.rcv.nxt) - fin;
}

function isReceive({ events }: Step): boolean {
  return events.some((event) => event.type === 'call' && event.call.kind === 'RECEIVE');
}

export const STEP_INVARIANTS: Readonly<Record<string, (step: Step) => boolean>> = {
  'a state is left along an arrow of figure 5': ({ before, after }) =>
    after.state === before.state || after.state === 'CLOSED' || ARROWS[before.state].includes(after.state),
  'TIME-WAIT is not entered by an end that was in CLOSE-WAIT (REF38)': ({ before, after }) =>
    after.state !== 'TIME-WAIT' || !(before.state === 'CLOSE-WAIT' || before.state === 'LAST-ACK'),
  'SND.UNA, SND.NXT and RCV.NXT do not go back': (step) =>
    !lives(step) ||
    (seqLeq(step.before.snd.una, step.after.snd.una) &&
      seqLeq(step.before.snd.nxt, step.after.snd.nxt) &&
      seqLeq(step.before.rcv.nxt, step.after.rcv.nxt)),
  'a FIN keeps its number': ({ before, after }) => before.finSeq === null || before.finSeq === after.finSeq,
  'every FIN that is sent has the same number (TCP25, TCP38)': (step) =>
    allSent(step, (segment) => !has(segment, 'FIN') || seqAdd(segEnd(segment), -1) === step.after.finSeq),
  'nothing is sent beyond SND.NXT, and nothing but a RST from an end that is CLOSED (TCP20)': (step) =>
    allSent(step, (segment) => (lives(step) ? seqLeq(segEnd(segment), step.after.snd.nxt) : has(segment, 'RST'))),
  'every segment carries ACK=RCV.NXT, but a RST (TCP38)': (step) =>
    allSent(step, (segment) => has(segment, 'RST') || segment.ack === step.after.rcv.nxt),
  'a RST comes from an end that is CLOSED': (step) => allSent(step, (segment) => !has(segment, 'RST') || !lives(step)),
  'a pure ACK is at SND.NXT': (step) =>
    allSent(
      step,
      (segment) => has(segment, 'RST') || segEnd(segment) !== segment.seq || segment.seq === step.after.snd.nxt,
    ),
  'what moves RCV.NXT is acknowledged at once (TCP13, TCP16, TCP17, TCP18)': (step) =>
    !lives(step) || step.before.rcv.nxt === step.after.rcv.nxt || step.sent.length === 1,
  'each octet is handed over once, in order, and all before the FIN (TCP14, TCP32)': (step) =>
    !lives(step) ||
    isReceive(step) ||
    step.after.app.unread - step.before.app.unread === newOctets(step.before, step.after),
  'one segment that arrives draws one segment at most (TCP37)': (step) =>
    step.sent.length <= 1 || step.events.some(({ type }) => type !== 'segment'),
  'CLOSED is not left': ({ before, after }) => before.state !== 'CLOSED' || after.state === 'CLOSED',
};
