/**
 * Where Linux is known to differ from RFC 9293: each difference has a name, and a predicate that fits nothing else.
 * What no entry recognises is a failure.
 */

import { follow } from '../../shared/conformance/recordings.ts';
import { segmentOf } from '../../shared/conformance/vectors.ts';
import { inWindow, seqAdd, seqLeq, seqLt } from '../../shared/lib/sequence.ts';
import { type Endpoint, happen } from '../../shared/referee/endpoint.ts';
import { isAcceptable } from '../../shared/tcp/acceptable.ts';
import { textEnd } from '../../shared/tcp/reassembly.ts';
import { has, makeSegment, type Segment, segEnd, segLen } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { closeTcb, oweAck } from '../../shared/tcp/update.ts';
import type { Sent, Step } from './step.ts';

/** Another way to read a step: the endpoint after its input, and which of the segments it sent remain to be judged. */
export interface Reading {
  readonly endpoint: Endpoint;
  readonly outputs: readonly Sent[];
}

export interface KnownDifference {
  readonly name: string;
  /** What Linux does where the RFC says otherwise, and where in the kernel. */
  readonly says: string;
  /** The step as Linux means it, or null if this is no such step. */
  readonly read: (before: Endpoint, step: Step) => Reading | null;
}

/** The segment that arrived in the step, for a connection that exists. */
function arriving(before: Endpoint, { input }: Step): Segment | null {
  return input?.kind === 'rx' && before.tcb.state !== 'CLOSED' ? segmentOf(input) : null;
}

/** A RST that RFC 9293 drops or challenges, and that ends the connection on Linux. */
function endingReset(fits: (before: Endpoint, reset: Segment) => boolean): KnownDifference['read'] {
  return (before, step) => {
    const reset = arriving(before, step);
    if (reset === null || !has(reset, 'RST') || reset.seq === before.tcb.rcv.nxt) return null;
    if (!fits(before, reset)) return null;
    return { endpoint: { ...before, tcb: closeTcb(before.tcb, 'reset') }, outputs: step.outputs };
  };
}

const PEER_HAS_CLOSED: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK'];

/** On Linux, FIN-WAIT-2 without an application is a small record of its own, with its own rules. */
function isOrphan({ tcb }: Endpoint): boolean {
  return tcb.state === 'FIN-WAIT-2' && tcb.app.deaf;
}

/** Only an acknowledgment whose number has been received before. */
function isOldAck({ tcb }: Endpoint, segment: Segment): boolean {
  const empty = segLen(segment) === 0 && !has(segment, 'RST') && has(segment, 'ACK');
  return empty && seqLt(segment.seq, tcb.rcv.nxt);
}

/** Only the ACK field of a segment, as if it had arrived separately and in order. */
function onlyItsAck(before: Endpoint, segment: Segment, at: number): Endpoint {
  const ack = makeSegment({ seq: before.tcb.rcv.nxt, ack: segment.ack });
  return happen(before, { type: 'segment', segment: ack }, at * 1000).endpoint;
}

/** Old numbers that end at the last ACK sent, or later, with an ACK of something new. */
function isRepeatWithNews({ tcb, history }: Endpoint, segment: Segment): boolean {
  const { ack } = segment;
  if (ack === undefined || has(segment, 'RST') || has(segment, 'SYN') || isAcceptable(segment, tcb.rcv)) return false;
  const end = segEnd(segment);
  const old = seqLeq(history.ackSent, end) && seqLeq(end, tcb.rcv.nxt);
  return old && seqLt(tcb.snd.una, ack) && seqLeq(ack, tcb.snd.nxt);
}

const OVER: readonly State[] = ['CLOSED', 'TIME-WAIT'];

function readRepeatWithNews(before: Endpoint, step: Step): Reading | null {
  const segment = arriving(before, step);
  if (segment === null || !isRepeatWithNews(before, segment)) return null;
  const after = onlyItsAck(before, segment, step.t);
  const answered = segLen(segment) > 0 && !OVER.includes(after.tcb.state);
  return { endpoint: answered ? { ...after, tcb: oweAck(after.tcb) } : after, outputs: step.outputs };
}

/** Within this many seconds, what a kernel sends is its immediate answer to what came in. */
const SAME_MOMENT_S = 0.002;

/** How many of the first outputs carry numbers and an acknowledgment that leaves out what has just arrived. */
function sentFirst({ tcb }: Endpoint, { t, outputs }: Step): number {
  const other = outputs.findIndex((output) => {
    const late = output.ack !== tcb.rcv.nxt || output.t - t > SAME_MOMENT_S;
    return late || segLen(segmentOf(output)) === 0;
  });
  return other === -1 ? outputs.length : other;
}

/** The endpoint after all of these events in turn, or null if one of them is not right. */
function followAll(endpoint: Endpoint, events: readonly NonNullable<Step['input']>[]): Endpoint | null {
  let current = endpoint;
  for (const event of events) {
    const followed = follow(current, event);
    if (typeof followed === 'string') return null;
    current = followed;
  }
  return current;
}

/** A step in which text or FIN went out before the text of the segment that called for it was taken. */
function sendingFirst(sent: 'again' | 'new'): KnownDifference['read'] {
  return (before, step) => {
    const segment = arriving(before, step);
    const count = sentFirst(before, step);
    const [first] = step.outputs;
    if (segment === null || step.input === null || segLen(segment) === 0 || count === 0) return null;
    if (seqLt(first?.seq ?? 0, before.tcb.snd.nxt) !== (sent === 'again')) return null;
    const acknowledged = onlyItsAck(before, segment, step.t);
    const endpoint = followAll(acknowledged, [...step.outputs.slice(0, count), step.input]);
    return endpoint === null ? null : { endpoint, outputs: step.outputs.slice(count) };
  };
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'reset-before-fin',
    says: 'takes a RST at RCV.NXT-1 once the peer has closed, as if its FIN had no number (tcp_reset_check)',
    read: endingReset(({ tcb }, reset) => PEER_HAS_CLOSED.includes(tcb.state) && reset.seq === seqAdd(tcb.rcv.nxt, -1)),
  },
  {
    name: 'inexact-reset-of-orphan',
    says: 'takes any RST in the window in FIN-WAIT-2 once the application has called close (tcp_timewait_state_process)',
    read: endingReset(
      (before, reset) => isOrphan(before) && inWindow(reset.seq, before.tcb.rcv.nxt, before.tcb.rcv.wnd),
    ),
  },
  {
    name: 'reset-behind-held-text',
    says: 'takes a RST right behind the last of what it holds beyond a hole (tcp_validate_incoming; RFC 5961 with SACK)',
    read: endingReset(({ tcb }, reset) => {
      const ends = tcb.held.map((range) => seqAdd(textEnd(range), range.fin ? 1 : 0));
      return ends.includes(reset.seq) && ends.every((end) => seqLeq(end, reset.seq));
    }),
  },
  {
    name: 'abort-keeps-time-wait',
    says: 'stays in TIME-WAIT when the application aborts there: the socket has been let go of already (tcp_time_wait)',
    read: (before, { input, outputs }) => {
      const aborts = input?.kind === 'call' && input.call === 'abort';
      return aborts && before.tcb.state === 'TIME-WAIT' ? { endpoint: before, outputs } : null;
    },
  },
  {
    name: 'ack-of-repeated-segment',
    says: 'takes the ACK of a segment of old numbers that ends at RCV.NXT (tcp_sequence; RFC 9293, A.2 has why)',
    read: readRepeatWithNews,
  },
  {
    name: 'old-ack-unanswered',
    says: 'drops an old empty ACK in silence when its timestamp is old too (tcp_disordered_ack_check, RFC 7323)',
    read: (before, step) => {
      const segment = step.overtaken ? arriving(before, step) : null;
      if (segment === null || before.tcb.state === 'TIME-WAIT' || isOrphan(before)) return null;
      return isOldAck(before, segment) ? { endpoint: before, outputs: step.outputs } : null;
    },
  },
  {
    name: 'old-timestamp',
    says: 'answers and drops new text and FIN that were overtaken when their timestamp is old (tcp_paws_check, RFC 7323)',
    read: (before, step) => {
      const segment = step.overtaken ? arriving(before, step) : null;
      if (segment === null || has(segment, 'RST') || segLen(segment) === 0) return null;
      if (!isAcceptable(segment, before.tcb.rcv)) return null;
      return { endpoint: { ...before, tcb: oweAck(before.tcb) }, outputs: step.outputs };
    },
  },
  {
    name: 'resent-before-text',
    says: 'sends again what the ACK field calls for before it takes the text of the same segment (tcp_rcv_established)',
    read: sendingFirst('again'),
  },
  {
    name: 'sent-before-text',
    says: 'sends what the ACK field allows, held back until then, before it takes the text of the same segment (tcp_rcv_established)',
    read: sendingFirst('new'),
  },
];
