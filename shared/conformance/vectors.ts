/** Runs endpoint cases (format version 1 of the teardown vectors) against the stack's face of the engine, in virtual time. */

import { seqAdd } from '../lib/sequence.ts';
import { createClosedTcb, createTcb, DEFAULT_CONFIG } from '../tcp/create.ts';
import type { TcpEvent } from '../tcp/event.ts';
import type { Flag, Segment } from '../tcp/segment.ts';
import { has, makeSegment } from '../tcp/segment.ts';
import { flush, nextTimer, react } from '../tcp/stack.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Tcb, TcpConfig } from '../tcp/tcb.ts';
import { transition } from '../tcp/transition.ts';
import { failed, type Outcome, PASSED, skipped } from './outcome.ts';

/** A segment in a case. */
export interface SegmentPattern {
  readonly flags: readonly string[];
  readonly seq?: number | undefined;
  readonly ack?: number | undefined;
  readonly len?: number | undefined;
  readonly wnd?: number | undefined;
}

/** An expected segment: without `flags` the flags are not compared. */
export type ExpectedSegment = Omit<SegmentPattern, 'flags'> & { readonly flags?: readonly string[] | undefined };

export interface VectorStep {
  readonly do?: 'close' | 'send' | 'abort' | 'recv' | undefined;
  readonly n?: number | undefined;
  readonly full?: boolean | undefined;
  readonly recv?: SegmentPattern | undefined;
  readonly wait?: number | undefined;
  readonly flush?: boolean | undefined;
  readonly expect?: readonly ExpectedSegment[] | undefined;
  readonly alt?: readonly (readonly ExpectedSegment[])[] | undefined;
  readonly state?: State | undefined;
  readonly vars?: { readonly snd_una?: number; readonly snd_nxt?: number; readonly rcv_nxt?: number } | undefined;
  readonly result?: string | undefined;
}

export interface VectorCase {
  readonly id: string;
  readonly needs?: readonly string[] | undefined;
  readonly config?:
    | {
        readonly time_wait_ms?: number | undefined;
        readonly rto_ms?: number | undefined;
        readonly user_timeout_ms?: number | undefined;
        readonly hold?: boolean | undefined;
        readonly mss?: number | undefined;
        readonly half_duplex_close?: boolean | undefined;
        readonly tw_rst?: 'close' | 'ignore' | undefined;
        readonly tw_ack?: 'quiet' | 'strict' | undefined;
        readonly no_ack_bit_drop_first?: boolean | undefined;
      }
    | undefined;
  readonly start: VectorStart;
  readonly steps: readonly VectorStep[];
  /** The result of the data authors' cross-check model for the case, with default policy. */
  readonly rfc_model?: 'pass' | 'fail' | undefined;
}

export interface VectorStart {
  readonly state: State;
  readonly snd_una?: number | undefined;
  readonly snd_nxt?: number | undefined;
  readonly snd_wnd?: number | undefined;
  readonly rcv_nxt?: number | undefined;
  readonly rcv_wnd?: number | undefined;
  readonly tw_remaining_ms?: number | undefined;
}

/** Abilities beyond the core that a case may need and this engine has. */
const ABILITIES: readonly string[] = [
  'egress-hold',
  'rto',
  'flow-control',
  'mss',
  'reassembly',
  'user-timeout',
  'unread-data',
];

/** The TCB for the start of a case. */
export function startTcb(start: VectorStart, config: TcpConfig, pending = 0): Tcb {
  if (start.state === 'CLOSED') return createClosedTcb(config);
  const tcb = createTcb(
    {
      state: start.state,
      sndUna: start.snd_una ?? 0,
      sndNxt: start.snd_nxt ?? 0,
      rcvNxt: start.rcv_nxt ?? 0,
      pending,
      ...(start.snd_wnd === undefined ? {} : { sndWnd: start.snd_wnd }),
      ...(start.rcv_wnd === undefined ? {} : { rcvWnd: start.rcv_wnd }),
    },
    config,
    0,
  );
  if (start.tw_remaining_ms === undefined) return tcb;
  return { ...tcb, timers: { ...tcb.timers, timeWait: { expiresAt: start.tw_remaining_ms } } };
}

function configOf(vector: VectorCase): TcpConfig {
  const given = vector.config ?? {};
  return {
    ...DEFAULT_CONFIG,
    ...(given.time_wait_ms === undefined ? {} : { timeWaitMs: given.time_wait_ms }),
    ...(given.rto_ms === undefined ? {} : { rtoMs: given.rto_ms }),
    ...(given.user_timeout_ms === undefined ? {} : { userTimeoutMs: given.user_timeout_ms }),
    ...(given.mss === undefined ? {} : { mss: given.mss }),
    ...(given.half_duplex_close === undefined ? {} : { halfDuplexClose: given.half_duplex_close }),
    ...(given.tw_rst === undefined ? {} : { timeWaitRst: given.tw_rst }),
    ...(given.tw_ack === undefined ? {} : { timeWaitAck: given.tw_ack }),
    ...(given.no_ack_bit_drop_first === undefined ? {} : { noAckBitDropFirst: given.no_ack_bit_drop_first }),
  };
}

const MEANINGFUL: readonly Flag[] = ['SYN', 'FIN', 'RST', 'ACK'];

/** The arriving segment of a case. */
export function segmentOf(pattern: SegmentPattern): Segment {
  const flags = MEANINGFUL.filter((flag) => pattern.flags.includes(flag));
  const { ack, wnd } = pattern;
  return makeSegment({ flags, seq: pattern.seq ?? 0, ack, len: pattern.len ?? 0, wnd });
}

/** Flags as sets without PSH, URG, ECE and CWR; on a RST the ACK bit is optional; absent fields are not compared. */
function matches(segment: Segment, pattern: ExpectedSegment): boolean {
  const wanted = pattern.flags ?? segment.flags;
  const reset = has(segment, 'RST') && wanted.includes('RST');
  const flags = MEANINGFUL.every((flag) => (reset && flag === 'ACK') || has(segment, flag) === wanted.includes(flag));
  const ack = pattern.ack === undefined || segment.ack === pattern.ack || (reset && segment.ack === undefined);
  const seq = pattern.seq === undefined || segment.seq === pattern.seq;
  return flags && seq && ack && (pattern.len === undefined || segment.len === pattern.len);
}

function matchesAll(segments: readonly Segment[], patterns: readonly ExpectedSegment[]): boolean {
  return (
    segments.length === patterns.length &&
    patterns.every((pattern, i) => {
      const segment = segments[i];
      return segment !== undefined && matches(segment, pattern);
    })
  );
}

/** A segment in a few words, for messages. */
export function describeSegment(segment: ExpectedSegment): string {
  const ack = segment.ack === undefined ? '' : ` ack=${segment.ack}`;
  return `${segment.flags?.join(',') || 'no flags'} seq=${segment.seq ?? '?'}${ack} len=${segment.len ?? '?'}`;
}

function describeAll(segments: readonly ExpectedSegment[]): string {
  return segments.length === 0 ? 'nothing' : segments.map(describeSegment).join(' | ');
}

interface Run {
  readonly tcb: Tcb;
  readonly now: number;
  readonly segments: readonly Segment[];
  readonly error: string | undefined;
}

function eventOf(step: VectorStep): TcpEvent {
  if (step.recv !== undefined) return { type: 'segment', segment: segmentOf(step.recv) };
  switch (step.do) {
    case 'send':
      return { type: 'call', call: { kind: 'SEND', bytes: step.n ?? 0 } };
    case 'recv':
      return { type: 'call', call: { kind: 'RECEIVE', bytes: step.n ?? 0 } };
    case 'abort':
      return { type: 'call', call: { kind: 'ABORT' } };
    default:
      return { type: 'call', call: { kind: 'CLOSE', full: step.full ?? false } };
  }
}

/** Fires every timer that is due within `ms`, in order. */
function runWait(run: Run, ms: number): Run {
  const until = run.now + ms;
  let tcb = run.tcb;
  const segments: Segment[] = [];
  for (let due = nextTimer(tcb); due !== null && due.expiresAt <= until; due = nextTimer(tcb)) {
    const step = react(tcb, { type: 'timeout', timer: due.timer }, due.expiresAt);
    segments.push(...step.segments);
    tcb = step.tcb;
  }
  return { tcb, now: until, segments, error: undefined };
}

/** One step. With `hold`, segments due to calls and arrivals wait for `flush` (timers send by themselves). */
function runStep(run: Run, step: VectorStep, holding: boolean): Run {
  if (step.wait !== undefined) return runWait(run, step.wait);
  if (step.flush === true) return { ...run, ...flush(run.tcb, run.now), error: undefined };
  const event = eventOf(step);
  if (holding) {
    const held = transition(run.tcb, event, run.now);
    return { ...run, tcb: held.tcb, segments: [], error: held.error };
  }
  const reaction = react(run.tcb, event, run.now);
  return { ...run, tcb: reaction.tcb, segments: reaction.segments, error: reaction.error };
}

/** What is wrong after a step, or null. */
function complaint(run: Run, step: VectorStep): string | null {
  const { tcb, segments } = run;
  if (step.expect !== undefined) {
    const lists = [step.expect, ...(step.alt ?? [])];
    if (!lists.some((list) => matchesAll(segments, list))) {
      return `sent ${describeAll(segments)}, expected ${lists.map(describeAll).join(' or ')}`;
    }
  }
  if (step.state !== undefined && tcb.state !== step.state) return `state ${tcb.state}, expected ${step.state}`;
  const actual = { snd_una: tcb.snd.una, snd_nxt: tcb.snd.nxt, rcv_nxt: tcb.rcv.nxt };
  for (const [name, value] of Object.entries(step.vars ?? {})) {
    const is = actual[name as keyof typeof actual];
    if (is !== seqAdd(value, 0)) return `${name} ${is}, expected ${value}`;
  }
  const result = run.error === undefined ? 'ok' : `error: ${run.error}`;
  if (step.result !== undefined && !result.startsWith(step.result))
    return `result "${result}", expected "${step.result}"`;
  return null;
}

/**
 * Runs one case. Skips a case that needs an ability that the engine lacks, or that contradicts RFC 9293 or our choice
 * where the RFC leaves one (the authors' model run says so: `rfc_model` is `fail`).
 */
export function runVector(vector: VectorCase): Outcome {
  const missing = (vector.needs ?? []).filter((need) => !ABILITIES.includes(need));
  if (missing.length > 0) return skipped(`needs ${missing.join(', ')}`);
  if (vector.rfc_model === 'fail') return skipped('not what RFC 9293 with the default choices does');
  const config = configOf(vector);
  let run: Run = { tcb: startTcb(vector.start, config), now: 0, segments: [], error: undefined };
  for (const [index, step] of vector.steps.entries()) {
    run = runStep(run, step, vector.config?.hold === true);
    const wrong = complaint(run, step);
    if (wrong !== null) return failed(`step ${index + 1}: ${wrong}`);
  }
  return PASSED;
}
