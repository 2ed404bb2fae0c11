/** How one end changes with its events: the endpoint, the application's script, what the player may name. */

import { owedSegment } from '../../tcp/output.ts';
import { createClosedTcb, createTcb } from '../../tcp/create.ts';
import type { TcpEvent } from '../../tcp/event.ts';
import { has, type Segment, segLen } from '../../tcp/segment.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { createEndpoint, type Endpoint, happen } from '../../referee/endpoint.ts';
import type { AppStep, End, Level } from '../level.ts';
import type { MatchOptions } from '../options.ts';
import { endWith } from './constructors.ts';
import { type EndState, type HalfState, type Letters, peerOf, type Port } from './state.ts';
import { tcpConfigOf } from '../timing.ts';

/** The SND.NXT with which an end begins a connection of the half (from 1); null: none, because its host was restarted. */
export function startOf(level: Level, end: End, connection: number): number | null {
  if (connection > 1 && level.again !== undefined) return level.again.sndNxt[end];
  return level.ends[end].start === 'CLOSED' ? null : level.ends[end].sndNxt;
}

/** The endpoint of an end at the start of a connection at time `now` (ms): ESTABLISHED and nothing in flight. */
function endpointAt(level: Level, end: End, options: MatchOptions, connection: number, now: number): Endpoint {
  const config = tcpConfigOf(level, options);
  const own = startOf(level, end, connection);
  if (own === null) return createEndpoint(createClosedTcb(config));
  const peers = level.again !== undefined && connection > 1 ? level.again.sndNxt : null;
  const rcvNxt = peers === null ? level.ends[peerOf(end)].sndNxt : peers[peerOf(end)];
  return createEndpoint(createTcb({ state: 'ESTABLISHED', sndUna: own, sndNxt: own, rcvNxt }, config, now));
}

/** The letters of an end at the start of a connection: none is bound. */
function unboundLetters({ tcb }: Endpoint): Letters {
  return { own: null, peer: null, heard: tcb.rcv.nxt };
}

/** An end of a level at time `now` (ms). */
export function createEnd(level: Level, end: End, options: MatchOptions, now: number): EndState {
  const endpoint = endpointAt(level, end, options, 1, now);
  return {
    endpoint,
    rules: [],
    nextStep: 0,
    stepReadyAt: null,
    position: null,
    stateHidden: false,
    retransmitAtQuiet: null,
    ackHeldSince: null,
    timeWaitSince: null,
    port: level.ends[end].start === 'CLOSED' ? 'free' : 'in-use',
    failedBinds: 0,
    finsArrived: 0,
    positions: 0,
    astray: 0,
    letters: unboundLetters(endpoint),
    givenUp: null,
  };
}

/** The end at the start of the next connection between the same ports at time `now` (ms). */
export function reopenedEnd(
  before: EndState,
  level: Level,
  end: End,
  options: MatchOptions,
  connection: number,
  now: number,
): EndState {
  const { nextStep, positions, astray, failedBinds } = before;
  const fresh = createEnd(level, end, options, now);
  const endpoint = endpointAt(level, end, options, connection, now);
  return endWith(fresh, { endpoint, letters: unboundLetters(endpoint), nextStep, positions, astray, failedBinds });
}

/** How much quiet time a half has had by `at` (ms). */
export function quietTime(half: HalfState, at: number): number {
  return half.quietMs + (half.quietSince === null ? 0 : at - half.quietSince);
}

function portOf(port: Port, tcb: Tcb): Port {
  if (port === 'reused') return port;
  if (tcb.state === 'TIME-WAIT') return 'held';
  return tcb.state === 'CLOSED' ? 'free' : 'in-use';
}

/** Whether port and 2MSL timer would reveal a state still to be named. When 2MSL runs out, its timer reveals it by itself. */
export function isPortHidden({ stateHidden, position }: EndState): boolean {
  return stateHidden && !(position?.cause.kind === 'timer' && position.cause.timer === 'time-wait');
}

/** The port as its player sees it: unchanged while a state is still to be named, which it would reveal. */
export function portShown(end: EndState): Port {
  if (!isPortHidden(end)) return end.port;
  return end.endpoint.tcb.state === 'CLOSED' && end.timeWaitSince !== null ? 'held' : 'in-use';
}

/** Stores a changed endpoint; timers that the engine has just started are recorded on the game's clocks. */
export function withEndpoint(end: EndState, endpoint: Endpoint, half: HalfState, at: number): EndState {
  const before = end.endpoint.tcb.timers;
  const { timers } = endpoint.tcb;
  const restarted = timers.retransmission !== before.retransmission;
  const quietDeadline =
    timers.retransmission === null ? null : quietTime(half, at) + timers.retransmission.expiresAt - at;
  return endWith(end, {
    endpoint,
    retransmitAtQuiet: restarted ? quietDeadline : end.retransmitAtQuiet,
    ackHeldSince: endpoint.tcb.owed.ack ? end.ackHeldSince : null,
    timeWaitSince: timers.timeWait === before.timeWait ? end.timeWaitSince : at,
    port: portOf(end.port, endpoint.tcb),
  });
}

/** Whether an ACK arrived while the FIN was out and did not acknowledge it: not asking for the state then would reveal that. */
export function staysThough(before: EndState, event: TcpEvent, after: Tcb): boolean {
  const { state, finSeq } = before.endpoint.tcb;
  const finIsOut = state === 'FIN-WAIT-1' && finSeq !== null;
  return finIsOut && after.state === state && event.type === 'segment' && has(event.segment, 'ACK');
}

/** The end after an event at time `at` (ms); if it changed the state, or could have, the player may name the current one. */
export function endAfter(end: EndState, event: TcpEvent, half: HalfState, at: number): EndState {
  const step = happen(end.endpoint, event, at);
  // A SYN that ends TIME-WAIT asks for its answer, not for the name of a state that is over.
  const reopens = step.tcb.owed.opening !== null;
  const asked = (step.tcb.state !== end.endpoint.tcb.state && !reopens) || staysThough(end, event, step.tcb);
  const isFin = event.type === 'segment' && has(event.segment, 'FIN');
  const isOverdue = event.type === 'timeout' && event.timer === 'delayed-ack';
  const after = withEndpoint(end, step.endpoint, half, at);
  return endWith(after, {
    ackHeldSince: isOverdue ? null : after.ackHeldSince,
    rules: step.rules,
    finsArrived: end.finsArrived + (isFin ? 1 : 0),
    stateHidden: end.stateHidden || asked,
  });
}

/**
 * When 2MSL runs out at an end (ms); null while it does not run. A FIN that has arrived again leaves its player one MSL to
 * answer it: how late it came depended on the other player, not on a network (DUEL23).
 */
export function twoMslEndsAt({ endpoint, position }: EndState): number | null {
  const { config, timers } = endpoint.tcb;
  if (timers.timeWait === null) return null;
  const { expiresAt } = timers.timeWait;
  const answering = position !== null && endpoint.history.finCameAgain;
  return answering ? Math.max(expiresAt, position.openedAt + config.timeWaitMs / 2) : expiresAt;
}

/** What an end has to send now; null: nothing, or only an ACK that it holds back. */
export function owedNow({ endpoint, ackHeldSince }: EndState): Segment | null {
  const owed = owedSegment(endpoint.tcb);
  if (owed === null || ackHeldSince === null) return owed;
  return segLen(owed) === 0 && !has(owed, 'RST') ? null : owed;
}

/** Nothing to decide and nothing to send. */
function isAtRest(end: EndState): boolean {
  return end.position === null && owedNow(end) === null;
}

/** When the ACK that an end holds back has to go (ms); null: it holds none. */
export function ackHeldUntil({ ackHeldSince, endpoint }: EndState): number | null {
  const { delayedAckMs } = endpoint.tcb.config;
  return ackHeldSince === null || delayedAckMs === undefined ? null : ackHeldSince + delayedAckMs;
}

function holds(when: AppStep['when'], { endpoint: { tcb }, finsArrived }: EndState): boolean {
  const allAcked = tcb.snd.una === tcb.snd.nxt && tcb.app.pending === 0;
  return (
    (when.state === undefined || when.state === tcb.state) &&
    (when.allAcked === undefined || allAcked) &&
    (when.received === undefined || tcb.app.unread >= when.received) &&
    (when.fins === undefined || finsArrived >= when.fins)
  );
}

/** Whether an end is in a position to call: only a host takes ports and begins connections, all else needs one that exists. */
function isPossible({ call }: AppStep, { port, endpoint: { tcb } }: EndState): boolean {
  switch (call.kind) {
    case 'BIND':
    case 'LISTEN':
      return port === 'held' || port === 'free';
    case 'CONNECT':
      return tcb.state === 'CLOSED';
    default:
      return tcb.state !== 'CLOSED';
  }
}

/** The next step of the script, if it belongs to this connection and its condition holds, whether or not the end is at rest. */
export function stepThatHolds(end: EndState, script: readonly AppStep[], connection: number): AppStep | null {
  const step = script[end.nextStep];
  if (step === undefined || (step.connection ?? 1) !== connection || !holds(step.when, end)) return null;
  return isPossible(step, end) ? step : null;
}

/** Records since when the next step of the script could be taken, or that it cannot be now. */
export function armScript(end: EndState, script: readonly AppStep[], connection: number, at: number): EndState {
  const ready = isAtRest(end) && stepThatHolds(end, script, connection) !== null;
  const stepReadyAt = ready ? (end.stepReadyAt ?? at) : null;
  return stepReadyAt === end.stepReadyAt ? end : endWith(end, { stepReadyAt });
}
