/** A short notation for endpoints, events and segments: `FIN,ACK u v+1 +5` is SEQ=u, ACK=v+1, five octets of text. */

import { seqAdd, seqDiff } from '../../shared/lib/sequence.ts';
import { createClosedTcb, createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import type { TcpEvent, Timer } from '../../shared/tcp/event.ts';
import { FLAGS, makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { react } from '../../shared/tcp/stack.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { TcpConfig, Tcb } from '../../shared/tcp/tcb.ts';

/** `u`: the number of our FIN, or of our next octet. `v`: the same for the peer. */
const BASE = { u: 4_000, v: 4_294_967_292 } as const;

export const CONFIG: TcpConfig = { ...DEFAULT_CONFIG, timeWaitMs: 20_000, userTimeoutMs: 60_000 };

/** The time at which the events of a row happen; endpoints begin at 0. */
const NOW = 500;

function numberOf(text: string): number {
  const [, base, offset] = /^([uv])([+-]\d+)?$/.exec(text) ?? [];
  if (base !== 'u' && base !== 'v') return Number(text);
  return seqAdd(BASE[base], Number(offset ?? 0));
}

function nameOf(n: number): string {
  if (n === 0) return '0';
  const base = Math.abs(seqDiff(n, BASE.u)) < 2_000 ? 'u' : 'v';
  const offset = seqDiff(n, BASE[base]);
  if (offset === 0) return base;
  return `${base}${offset > 0 ? '+' : ''}${offset}`;
}

/** `FIN,ACK u v+1 +5`: flags, SEQ, ACK when the ACK bit is set, text. */
export function seg(text: string): Segment {
  const [flags = '', seq = '', ...rest] = text.split(' ');
  const ack = rest.find((part) => !part.startsWith('+'));
  const len = rest.find((part) => part.startsWith('+'));
  return makeSegment({
    flags: FLAGS.filter((flag) => flags.split(',').includes(flag)),
    seq: numberOf(seq),
    ack: ack === undefined ? undefined : numberOf(ack),
    len: Number(len ?? 0),
  });
}

/** The same notation in reverse. */
export function show(segment: Segment): string {
  const ack = segment.ack === undefined ? '' : ` ${nameOf(segment.ack)}`;
  const len = segment.len === 0 ? '' : ` +${segment.len}`;
  return `${segment.flags.join(',')} ${nameOf(segment.seq)}${ack}${len}`;
}

const OUR_FIN_ACKED: readonly State[] = ['FIN-WAIT-2', 'TIME-WAIT'];
const OUR_FIN_SENT: readonly State[] = [...OUR_FIN_ACKED, 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];
const PEER_FIN: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];

/**
 * An endpoint at time 0. Our FIN is u if it was sent, the peer's is v if it has arrived; the receive window is 1000.
 * Where something of ours can be unacknowledged, `text` octets before u are.
 */
export function endpointIn(state: State, text = 0, config = CONFIG): Tcb {
  if (state === 'CLOSED') return createClosedTcb(config);
  const sndNxt = numberOf(OUR_FIN_SENT.includes(state) ? 'u+1' : 'u');
  const sndUna = OUR_FIN_ACKED.includes(state) ? sndNxt : seqAdd(BASE.u, -text);
  return createTcb(
    { state, sndUna, sndNxt, rcvNxt: numberOf(PEER_FIN.includes(state) ? 'v+1' : 'v'), rcvWnd: 1_000 },
    config,
    0,
  );
}

const TIMERS: readonly Timer[] = ['retransmission', 'time-wait', 'user', 'fin-wait-2'];

/** `CLOSE`, `SEND 10`, `retransmission timer`, or a segment that arrives. */
export function eventOf(text: string): TcpEvent {
  const [word = '', rest = ''] = text.split(' ');
  const timer = TIMERS.find((name) => text === `${name} timer`);
  if (timer !== undefined) return { type: 'timeout', timer };
  switch (word) {
    case 'CLOSE':
      return { type: 'call', call: { kind: 'CLOSE', full: rest === 'full' } };
    case 'ABORT':
      return { type: 'call', call: { kind: 'ABORT' } };
    case 'SEND':
      return { type: 'call', call: { kind: 'SEND', bytes: Number(rest) } };
    case 'RECEIVE':
      return { type: 'call', call: { kind: 'RECEIVE', bytes: Number(rest) } };
    default:
      return { type: 'segment', segment: seg(text) };
  }
}

/** The timers that run; a star marks those that this event has started or restarted. */
function timersOf(before: Tcb, { timers }: Tcb): string {
  const running = [
    ['RTX', timers.retransmission, before.timers.retransmission],
    ['UT', timers.user, before.timers.user],
    ['2MSL', timers.timeWait, before.timers.timeWait],
  ] as const;
  return running
    .flatMap(([name, now, then]) => (now === null ? [] : [`${name}${now.expiresAt === then?.expiresAt ? '' : '*'}`]))
    .join(' ');
}

export interface Outcome {
  readonly tcb: Tcb;
  readonly rules: readonly string[];
  readonly state: State;
  /** What the last event made the endpoint send, or the error of the call, in the notation. */
  readonly answer: string;
  readonly timers: string;
}

/**
 * Applies events one after another (`CLOSE ; ACK v u+1`), a millisecond apart.
 * @returns the result of the last one
 */
export function happen(start: Tcb, events: string): Outcome {
  let outcome: Outcome = { tcb: start, rules: [], state: start.state, answer: '', timers: '' };
  for (const [index, text] of events.split(' ; ').entries()) {
    const before = outcome.tcb;
    const step = react(before, eventOf(text), NOW + index);
    const answer = step.error ?? step.segments.map(show).join(' | ');
    outcome = { tcb: step.tcb, rules: step.rules, state: step.tcb.state, answer, timers: timersOf(before, step.tcb) };
  }
  return outcome;
}
