/**
 * Two ends that contradict each other: each answers the other's ACK with an ACK, and neither learns anything from it. Only a
 * wrong segment that went out leads there (live mode); in RFC 9293 only a reset leads out of it. Pure.
 */

import { seqLt } from '../../lib/sequence.ts';
import { isFinDue, pureAck } from '../../tcp/output.ts';
import { has, type Segment, segLen } from '../../tcp/segment.ts';
import { segmentArrives } from '../../tcp/segment-arrives.ts';
import { owedWith, type Tcb, tcbWith, type TextRange } from '../../tcp/tcb.ts';
import { stepThatHolds } from './end-state.ts';
import { ENDS, type End } from '../level.ts';
import { type HalfState, peerOf } from './state.ts';

/** How often each end answers the same ACK in earnest: both have then shown what they know. */
const ANSWERS = 2;
/** While an application may still call something that helps, the stacks wait for it through this many answers. */
const ANSWERS_BY_STACKS = 12;

function isSameApp(a: Tcb['app'], b: Tcb['app']): boolean {
  if (a === b) return true;
  return a.pending === b.pending && a.closed === b.closed && a.deaf === b.deaf && a.unread === b.unread;
}

function areSameRanges(a: readonly TextRange[], b: readonly TextRange[]): boolean {
  const isSame = (range: TextRange, i: number) =>
    range.seq === b[i]?.seq && range.len === b[i].len && range.fin === b[i].fin;
  return a === b || (a.length === b.length && a.every(isSame));
}

/** Whether anything of an endpoint has changed but what is owed and its timers: those change without an end learning anything. */
function hasLearned(before: Tcb, after: Tcb): boolean {
  if (before === after) return false;
  const isSame =
    before.state === after.state &&
    before.snd.una === after.snd.una &&
    before.snd.nxt === after.snd.nxt &&
    before.rcv.nxt === after.rcv.nxt &&
    isSameApp(before.app, after.app) &&
    before.finSeq === after.finSeq &&
    before.peerFinSeq === after.peerFinSeq &&
    areSameRanges(before.held, after.held) &&
    before.outcome === after.outcome;
  return !isSame;
}

function isPureAck(segment: Segment): boolean {
  return segLen(segment) === 0 && segment.ack !== undefined && !has(segment, 'RST');
}

/** Whether an ACK from `from` makes `to` send an ACK and tells it nothing. */
function isLostOn(to: Tcb, from: Tcb): boolean {
  if (to.state === 'CLOSED' || from.state === 'CLOSED') return false;
  const before = tcbWith(to, { owed: owedWith(to.owed, { ack: false }) });
  const after = segmentArrives(before, pureAck(from), 0).tcb;
  return after.owed.ack && !hasLearned(before, after);
}

/** Whether each ACK of either end triggers another from the other, forever. */
function isAtOdds({ ends }: HalfState): boolean {
  const [a, b] = [ends.A.endpoint.tcb, ends.B.endpoint.tcb];
  return isLostOn(a, b) && isLostOn(b, a);
}

/** How often each end has answered an ACK in vain since either learned anything. */
export type Arguing = Readonly<Record<End, number>>;
export const NO_ARGUMENT: Arguing = { A: 0, B: 0 };

/** The count after an event at `end`, from the half before it and after; `arrived`: the segment that arrived, if any. */
export function arguing(before: HalfState, after: HalfState, end: End, arrived: Segment | null): Arguing {
  const changed = ENDS.some((one) => hasLearned(before.ends[one].endpoint.tcb, after.ends[one].endpoint.tcb));
  if (changed) return NO_ARGUMENT;
  const inVain = arrived !== null && isPureAck(arrived) && isAtOdds(after);
  const { A, B } = after.arguing;
  if (!inVain) return after.arguing;
  return end === 'A' ? { A: A + 1, B } : { A, B: B + 1 };
}

/**
 * Whether the end can still catch up with what the other believes it has sent: through what it already owes, or through
 * its application's next call. Otherwise only an application that aborts makes the two agree.
 */
function mayStillAgree({ ends, level, connection }: HalfState, end: End): boolean {
  const { tcb } = ends[end].endpoint;
  const call = stepThatHolds(ends[end], level.ends[end].script, connection)?.call.kind;
  const isBehind = seqLt(tcb.snd.nxt, ends[peerOf(end)].endpoint.tcb.rcv.nxt);
  const speaks = tcb.app.pending > 0 || isFinDue(tcb) || call === 'SEND' || call === 'CLOSE';
  return call === 'ABORT' || (isBehind && tcb.finSeq === null && speaks);
}

/**
 * What to do about an ACK that has just arrived at `end`: `ask` its player as usual; leave it to the `stack`, because both
 * ends have shown what they know; `over`: nothing that can still happen makes the two ends agree.
 */
export function argumentAt(half: HalfState, end: End): 'ask' | 'stack' | 'over' {
  const mine = half.arguing[end];
  const most = Math.min(mine, half.arguing[peerOf(end)] + 1);
  if (most <= ANSWERS) return 'ask';
  return ENDS.some((one) => mayStillAgree(half, one)) && most <= ANSWERS_BY_STACKS ? 'stack' : 'over';
}
