/** Checks a recording of a kernel against engine and referee, step by step, and explains the known differences. */

import {
  establishedEndpoint,
  follow,
  type RecordedEvent,
  type Recording,
  runRecording,
} from '../../shared/conformance/recordings.ts';
import type { Endpoint } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import { KNOWN_DIFFERENCES } from './linux.ts';
import { type Sent, type Step, stepsOf } from './step.ts';

/** One difference: where, what, and the name of the known difference; null if nothing explains it. */
export interface Difference {
  readonly host: string;
  /** Seconds on the recording's clock. */
  readonly t: number;
  readonly what: string;
  readonly known: string | null;
}

/** Seconds that a kernel has for anything it may not omit: it delays no ACK by more than 0.2 s. */
const PROMPT_S = 0.25;
/** A delayed ACK must be sent within half a second (3.8.6.3, MUST-40). */
const LATEST_ACK_S = 0.5;
/** How long both hosts have been quiet when a recording ends; the laboratory waits for that. */
const QUIET_END_S = 0.6;

/** What is wrong with having done nothing for `seconds`, or null. */
function silence(endpoint: Endpoint, seconds: number): string | null {
  if (seconds < PROMPT_S) return null;
  // With something in flight the kernel may hold back more (Nagle, congestion), for an unknown time.
  const mayHoldBack = endpoint.tcb.inFlight.length > 0;
  const { verdict, mistake, others } = judge(endpoint, { kind: 'wait' }, 'wire');
  const wrong = [mistake, ...others].find((id) => !(mayHoldBack && id === 'close-forgotten'));
  if (verdict === 'wrong' && wrong !== undefined) return `silence judged ${wrong}`;
  if (seconds < LATEST_ACK_S || mayHoldBack) return null;
  return owedSegment(endpoint.tcb) === null ? null : 'silence while something is owed';
}

/**
 * Plays the segments sent from `endpoint` on.
 * @returns the endpoint at the end of the step, or what is wrong
 */
function playOut(endpoint: Endpoint, outputs: readonly Sent[], step: Step): Endpoint | string {
  let current = endpoint;
  let since = step.t;
  for (const output of outputs) {
    const late = silence(current, output.t - since);
    if (late !== null) return late;
    const followed = follow(current, output);
    if (typeof followed === 'string') return followed;
    current = followed;
    since = output.t;
  }
  if (current.tcb.state !== step.state) return `state ${current.tcb.state}, recorded ${step.state}`;
  return silence(current, step.until - since) ?? current;
}

function readPlainly(before: Endpoint, step: Step): Endpoint | string {
  const after = step.input === null ? before : follow(before, step.input);
  return typeof after === 'string' ? after : playOut(after, step.outputs, step);
}

/** The step at which a reading got stuck; Infinity if it reached the end. */
function reach(found: readonly Difference[]): number {
  return found.find(({ known }) => known === null)?.t ?? Number.POSITIVE_INFINITY;
}

/**
 * The differences of the steps from `endpoint` on, read plainly as far as possible. A mistake may show only some steps
 * after the one that explains it (an ACK that never comes), so the known differences are tried wherever the rest fails,
 * and the reading that gets furthest is kept. A difference that nothing explains ends the reading.
 */
function walk(host: string, endpoint: Endpoint, steps: readonly Step[]): Difference[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const plain = readPlainly(endpoint, step);
  let best = typeof plain === 'string' ? [{ host, t: step.t, what: plain, known: null }] : walk(host, plain, rest);
  const what = best.find(({ known }) => known === null)?.what;
  if (what === undefined) return best;
  for (const { name, read } of KNOWN_DIFFERENCES) {
    const reading = read(endpoint, step);
    const after = reading === null ? 'no such step' : playOut(reading.endpoint, reading.outputs, step);
    if (typeof after === 'string') continue;
    const found = [{ host, t: step.t, what, known: name }, ...walk(host, after, rest)];
    if (reach(found) > reach(best)) best = found;
  }
  return best;
}

/** The replay used by the command line and the fixtures must find no more than the stricter one here. */
function crossCheck(recording: Recording): Difference[] {
  const outcome = runRecording(recording);
  if (outcome.kind === 'passed') return [];
  return [{ host: 'both', t: 0, what: `only the plain replay finds: ${JSON.stringify(outcome)}`, known: null }];
}

function lastMoment(events: readonly RecordedEvent[]): number {
  return events.reduce((last, event) => Math.max(last, event.t), 0);
}

/**
 * Every difference between the recorded kernels and our engine and referee. Every segment must be legal when it was
 * sent, every state must equal ours once the kernel has handled an event, and nothing due may be missing.
 */
export function compare(recording: Recording): Difference[] {
  const end = lastMoment(recording.events) + QUIET_END_S;
  const found = Object.keys(recording.hosts).flatMap((host) =>
    walk(host, establishedEndpoint(), stepsOf(recording, host, end)),
  );
  return found.length > 0 ? found : crossCheck(recording);
}
