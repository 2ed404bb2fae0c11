/** What the engine does in one case, in the words of RFC 9293: runs it and describes the result. Knows no Markdown. */

import { seqAdd } from '../../../shared/lib/sequence.ts';
import type { RuleId } from '../../../shared/tcp/rule.ts';
import { type Segment, segLen } from '../../../shared/tcp/segment.ts';
import { react } from '../../../shared/tcp/stack.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../../shared/tcp/tcb.ts';
import type { Case } from './rows.ts';

export interface Effect {
  readonly state: State;
  readonly changed: boolean;
  /** The segments that are sent, as RFC 9293 writes them: `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
  readonly sends: readonly string[];
  /** Their control bits, text by its name: `text, FIN`. */
  readonly kinds: readonly string[];
  /** Timers that stop, start or restart. */
  readonly timers: readonly string[];
  /** What the application is told: why its call was refused, or how the connection ended. */
  readonly told: string;
  readonly rules: readonly RuleId[];
}

/** Endpoints begin at 0, so that a timer that starts now can be recognised. */
const NOW = 500;

/**
 * The name of a number.
 * @throws if it has none, so that the statement is never vague
 */
function nameOf(n: number, names: readonly (readonly [string, number | undefined])[]): string {
  const [name] = names.find(([, value]) => value === n) ?? [];
  if (name === undefined) throw new Error(`the number ${n} has no name`);
  return name;
}

function arrived({ event }: Case): Segment | null {
  return event.type === 'segment' ? event.segment : null;
}

/** SND and RCV as they were, except RCV.NXT as it is when the segment leaves. */
function written(segment: Segment, of: Case, after: Tcb): string {
  const came = arrived(of);
  const { snd } = of.tcb;
  const answersAck = segment.flags.includes('RST') ? came?.ack : undefined;
  const seq = nameOf(segment.seq, [
    ['SEG.ACK', answersAck],
    ['0', of.tcb.state === 'CLOSED' ? 0 : undefined],
    ['SND.NXT', snd.nxt],
    ['SND.UNA', snd.una],
    ['a number beyond SND.NXT', segment.flags.includes('SYN') ? segment.seq : undefined],
    ['SND.NXT-1', seqAdd(snd.nxt, -1)],
  ]);
  const cameTo = came === null ? undefined : seqAdd(came.seq, segLen(came));
  const ack = segment.ack === undefined ? '' : `<ACK=${ackName(segment.ack, after, cameTo)}>`;
  return `<SEQ=${seq}>${ack}<CTL=${segment.flags.join(',')}>${segment.len > 0 ? ' and text' : ''}`;
}

function ackName(ack: number, after: Tcb, cameTo: number | undefined): string {
  return nameOf(ack, [
    ['SEG.SEQ+SEG.LEN', after.state === 'CLOSED' ? cameTo : undefined],
    ['RCV.NXT', after.rcv.nxt],
  ]);
}

function kindOf({ flags, len }: Segment): string {
  const bits = flags.filter((flag) => flag !== 'ACK' || flags.length === 1);
  const pure = len > 0 ? bits.filter((flag) => flag !== 'ACK') : bits;
  return [...(len > 0 ? ['text'] : []), ...pure].join(', ');
}

function timersOf(before: Tcb, after: Tcb): string[] {
  const timers = [
    ['RTX', before.timers.retransmission, after.timers.retransmission],
    ['user', before.timers.user, after.timers.user],
    ['2MSL', before.timers.timeWait, after.timers.timeWait],
  ] as const;
  return timers.flatMap(([name, then, now]) => {
    if (then?.expiresAt === now?.expiresAt) return [];
    if (now === null) return [`${name} stopped`];
    return [then === null ? `${name} started` : `${name} restarted`];
  });
}

/** Runs a case and describes the result. */
export function effectOf(of: Case): Effect {
  const { tcb: after, rules, error, segments } = react(of.tcb, of.event, NOW);
  const changed = after.state !== of.tcb.state;
  return {
    state: after.state,
    changed,
    sends: segments.map((segment) => written(segment, of, after)),
    kinds: segments.map(kindOf),
    timers: timersOf(of.tcb, after),
    told: error ?? (changed ? (after.outcome ?? '') : ''),
    rules,
  };
}
