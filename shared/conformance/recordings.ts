/** Replays recordings of a real kernel: every segment that it sent must be legal, and every state must match ours. */

import { createTcb, DEFAULT_CONFIG } from '../tcp/create.ts';
import type { TcpEvent, UserCall } from '../tcp/event.ts';
import type { State } from '../tcp/connection-state.ts';
import type { TcpConfig } from '../tcp/tcb.ts';
import { closeTcb } from '../tcp/update.ts';
import { createEndpoint, type Endpoint, happen, listens, play } from '../referee/endpoint.ts';
import { judge } from '../referee/judge.ts';
import { failed, type Outcome, PASSED } from './outcome.ts';
import { describeSegment, type SegmentPattern, segmentOf } from './vectors.ts';

interface At {
  readonly t: number;
  readonly host: string;
}

/** `die`: the process was killed. `ss`, `keepalive`, `patience`, `bind`, `listen`, `connect`: not a call of this connection. */
export const RECORDED_CALLS = [
  'send',
  'recv',
  'shutdown',
  'close',
  'abort',
  'vanish',
  'die',
  'bind',
  'listen',
  'connect',
  'keepalive',
  'patience',
  'ss',
] as const;
export type RecordedCall = (typeof RECORDED_CALLS)[number];

export type RecordedEvent = At &
  (
    | {
        readonly kind: 'call';
        readonly call: RecordedCall;
        readonly bytes?: number | undefined;
        readonly got?: number | undefined;
        readonly error?: string | undefined;
        /** What `ss -tan` printed, a line each. */
        readonly out?: readonly string[] | undefined;
      }
    | ({ readonly kind: 'tx' | 'rx'; readonly id: number } & SegmentPattern)
    | { readonly kind: 'lost'; readonly id: number }
    | { readonly kind: 'state'; readonly to: State }
    /** A next connection between the same ports is being opened here. */
    | { readonly kind: 'opening'; readonly to: 'SYN-SENT' | 'SYN-RECEIVED' }
    | { readonly kind: 'timeout'; readonly timer: 'fin-wait-2' | 'user' | 'keep-alive' }
  );

export interface Recording {
  readonly name: string;
  readonly hosts: Readonly<Record<string, unknown>>;
  readonly events: readonly RecordedEvent[];
}

/** The recorded kernel's choices where RFC 9293 leaves them open. */
const KERNEL: TcpConfig = { ...DEFAULT_CONFIG, halfDuplexClose: true };

/** The start of both sides of a recording: the first octet of data is number 1. */
export function establishedEndpoint(): Endpoint {
  return createEndpoint(createTcb({ state: 'ESTABLISHED', sndUna: 1, sndNxt: 1, rcvNxt: 1 }, KERNEL, 0));
}

/** The call as the endpoint sees it; null if it does not concern the connection or was refused. */
function callOf(event: Extract<RecordedEvent, { kind: 'call' }>): UserCall | null {
  if (event.error !== undefined) return null;
  switch (event.call) {
    case 'send':
      return { kind: 'SEND', bytes: event.bytes ?? 0 };
    case 'recv':
      return { kind: 'RECEIVE', bytes: event.got ?? 0 };
    case 'shutdown':
      return { kind: 'CLOSE', full: false };
    case 'close':
    case 'die':
      return { kind: 'CLOSE', full: true };
    case 'abort':
      return { kind: 'ABORT' };
    default:
      return null;
  }
}

function eventOf(event: RecordedEvent): TcpEvent | null {
  switch (event.kind) {
    case 'call': {
      const call = callOf(event);
      return call === null ? null : { type: 'call', call };
    }
    case 'rx':
      return { type: 'segment', segment: segmentOf(event) };
    case 'timeout':
      return { type: 'timeout', timer: event.timer };
    default:
      return null;
  }
}

/** Applies one event; for `tx` judges the kernel's segment first. A string says what is wrong. */
export function follow(endpoint: Endpoint, event: RecordedEvent): Endpoint | string {
  const now = event.t * 1000;
  if (event.kind === 'tx') {
    const segment = segmentOf(event);
    const verdict = judge(endpoint, { kind: 'send', segment }, 'wire');
    if (verdict.verdict === 'wrong') return `${describeSegment(event)} judged ${verdict.mistake}`;
    return play(endpoint, segment, now);
  }
  if (event.kind === 'call' && event.call === 'vanish') {
    return { ...endpoint, tcb: closeTcb(endpoint.tcb, 'aborted') };
  }
  if (event.kind === 'call' && event.call === 'listen' && event.error === undefined) return listens(endpoint);
  const input = eventOf(event);
  return input === null ? endpoint : happen(endpoint, input, now).endpoint;
}

/** At these events the endpoint's state must be the last one recorded: the kernel has had time to settle. */
export function isCheckpoint(event: RecordedEvent): boolean {
  return event.kind === 'call' || event.kind === 'rx' || event.kind === 'timeout';
}

/** What belongs to the connection: after connect(), or when it is opened again, the next one begins. */
function ofConnection(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const isCalled = (event: RecordedEvent) => event.kind === 'call' && event.call === 'connect';
  const end = events.findIndex((event) => event.kind === 'opening' || isCalled(event));
  return end < 0 ? events : events.slice(0, end);
}

/** Replays one host independently; a string says what is wrong. */
function replayHost(recording: Recording, host: string): string | null {
  let endpoint = establishedEndpoint();
  let recorded: State = 'ESTABLISHED';
  const disagreement = (t: number) =>
    endpoint.tcb.state === recorded ? null : `${host} t=${t}: state ${endpoint.tcb.state}, recorded ${recorded}`;
  for (const event of ofConnection(recording.events.filter((e) => e.host === host))) {
    if (isCheckpoint(event)) {
      const wrong = disagreement(event.t);
      if (wrong !== null) return wrong;
    }
    if (event.kind === 'state') recorded = event.to;
    const followed = follow(endpoint, event);
    if (typeof followed === 'string') return `${host} t=${event.t}: ${followed}`;
    endpoint = followed;
  }
  // Where the next connection is being opened, this one is gone.
  const reopens = recording.events.some((e) => e.host === host && e.kind === 'opening' && e.to === 'SYN-RECEIVED');
  if (reopens) recorded = 'CLOSED';
  return disagreement(recording.events.at(-1)?.t ?? 0);
}

/** Runs one recording: both hosts, each independently. */
export function runRecording(recording: Recording): Outcome {
  for (const host of Object.keys(recording.hosts)) {
    const wrong = replayHost(recording, host);
    if (wrong !== null) return failed(wrong);
  }
  return PASSED;
}
