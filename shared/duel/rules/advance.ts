/** Time: what is due in a duel, and what then happens. The clock itself is the caller's. */

import type { DuelEvent } from '../state/duel-event.ts';
import { answerByStack, giveUp, judgeLeft } from './act.ts';
import { argumentAt } from '../state/contradiction.ts';
import { ackHeldUntil, stepThatHolds, twoMslEndsAt } from '../state/end-state.ts';
import { answerHandshake, connect } from './reconnect.ts';
import { isOfHandshake } from '../../tcp/handshake.ts';
import { getsNowhere, isOutOfRetries } from '../state/give-up.ts';
import { type AppStep, ENDS, type End } from '../level.ts';
import { halfEnded } from './end-half.ts';
import { openPosition } from './open-position.ts';
import { isRaceMissed } from '../state/missed-race.ts';
import { begin, emit, endIn, halfOf, type Run } from '../state/run.ts';
import { currentHalf, type DuelState, type HalfState, peerOf, seenOfConnection } from '../state/state.ts';
import { halvesOf, STORM_HALVES_MAX } from '../state/storm.ts';
import { paceOf, timingOf } from '../timing.ts';
import type { AppCall, TimerName } from '../vocabulary/figure.ts';
import type { Cause } from '../vocabulary/position.ts';

/** Something that will happen at `at` unless something else comes first. */
interface Due {
  readonly at: number;
  readonly happen: (run: Run, at: number) => Run;
}

/** An event at an end, and the position in which its player must answer it. */
function ask(run: Run, event: DuelEvent, end: End, cause: Cause): Run {
  const happened = emit(run, event);
  return emit(happened, openPosition(happened.state, end, cause, event.at));
}

/** The call of a step, as an event and as the player is told. */
function callOf({ call }: AppStep): AppCall {
  return {
    call: call.kind,
    bytes: call.kind === 'SEND' ? call.bytes : 0,
    full: call.kind === 'CLOSE' && call.full === true,
  };
}

function calledEvent({ call, bytes, full }: AppCall, end: End, at: number): DuelEvent {
  return { type: 'called', at, end, call, bytes, ...(full ? { full } : {}) };
}

/** Lets the application call before the latest arrival is answered. */
function callAtOnce(run: Run, end: End, at: number): { readonly run: Run; readonly called: AppCall | null } {
  const { level, connection } = halfOf(run.state);
  const step = stepThatHolds(endIn(run.state, end), level.ends[end].script, connection);
  if (step?.atOnce !== true) return { run, called: null };
  const called = callOf(step);
  return { run: emit(run, calledEvent(called, end, at)), called };
}

/** The two ends can never agree: the half ends where it stands, and open positions are not judged. */
function endContradiction(run: Run, at: number): Run {
  const asked = ENDS.filter((end) => endIn(run.state, end).position !== null);
  const closed = asked.reduce((r, end) => emit(r, { type: 'position-closed', at, end }), run);
  return endHalf(closed, at, true);
}

function arrivals(half: HalfState, end: End): Due[] {
  if (half.ends[end].position !== null) return [];
  return half.flights
    .filter((flight) => flight.to === end)
    .map((flight) => ({
      at: flight.arrivesAt,
      happen: (run, at) => {
        if (isOfHandshake(endIn(run.state, end).endpoint.tcb, flight.segment))
          return answerHandshake(run, end, flight, at);
        const arrived = emit(run, { type: 'arrived', at, end, flight });
        const entry = halfOf(arrived.state).journal.findLast((e) => e.kind === 'arrived' && e.end === end);
        const again = entry?.kind === 'arrived' && entry.again;
        const argument = argumentAt(halfOf(arrived.state), end);
        if (argument === 'over') return endContradiction(arrived, at);
        if (argument === 'stack' || isRaceMissed(seenOfConnection(halfOf(arrived.state), end)))
          return answerByStack(arrived, end, at);
        const { run: answered, called } = callAtOnce(arrived, end, at);
        const cause: Cause = { kind: 'arrival', segment: flight.segment, again, called };
        return emit(answered, openPosition(answered.state, end, cause, at));
      },
    }));
}

/** A position past its limit is given up, and the stack plays what was right. */
function limits(half: HalfState, end: End): Due[] {
  const limitAt = half.ends[end].position?.limitAt ?? null;
  return limitAt === null ? [] : [{ at: limitAt, happen: (run, at) => giveUp(run, end, at) }];
}

function expire(run: Run, end: End, timer: TimerName, at: number): Run {
  return ask(run, { type: 'timer-expired', at, end, timer }, end, { kind: 'timer', timer });
}

/** The ring runs out over an open question: it is lost without help from the stack, and over a FIN nothing else is asked. */
function runOut(run: Run, end: End, at: number): Run {
  const judged = judgeLeft(run, end, at);
  const closing = { type: 'position-closed', at, end } as const;
  if (!endIn(run.state, end).endpoint.history.finUnanswered) return expire(emit(judged, closing), end, 'time-wait', at);
  return emit(emit(judged, { type: 'timer-expired', at, end, timer: 'time-wait' }), closing);
}

/** 2MSL runs in real time, also while the player still thinks. */
function twoMsl(half: HalfState, end: End): Due[] {
  const endsAt = twoMslEndsAt(half.ends[end]);
  if (endsAt === null) return [];
  return [
    {
      at: endsAt,
      happen: (run, at) =>
        endIn(run.state, end).position === null ? expire(run, end, 'time-wait', at) : runOut(run, end, at),
    },
  ];
}

/** Retransmission timers run in quiet time: thinking is not network delay. */
function retransmissions(half: HalfState, end: End): Due[] {
  const deadline = half.ends[end].retransmitAtQuiet;
  if (deadline === null || half.quietSince === null) return [];
  const at = half.quietSince + Math.max(0, deadline - half.quietMs);
  const timer = isOutOfRetries(half.ends[end].endpoint.tcb) ? 'user' : 'retransmission';
  return [{ at, happen: (run, due) => expire(run, end, timer, due) }];
}

/** An ACK that is held back waits for at most its time; like a call of an application, in real time. */
function delayedAcks(half: HalfState, end: End): Due[] {
  const until = ackHeldUntil(half.ends[end]);
  if (until === null || half.ends[end].position !== null) return [];
  return [{ at: until, happen: (run, at) => expire(run, end, 'delayed-ack', at) }];
}

/** Keep-alive: after so much silence A's stack asks the peer, and after so many questions in vain A is given up. */
function keepAlive(state: DuelState, half: HalfState, end: End): Due[] {
  const { keepAlive: level, cablePulled = 2 } = half.level;
  const { position, endpoint } = half.ends[end];
  const isSilent = position === null && endpoint.tcb.state === 'ESTABLISHED' && endpoint.tcb.inFlight.length === 0;
  if (level === undefined || end !== 'A' || half.connection < cablePulled || !isSilent) return [];
  const seen = seenOfConnection(half, end);
  const asked = seen.filter((entry) => entry.kind === 'timer').length;
  const since = seen.at(-1)?.at ?? half.journal.findLast(({ kind }) => kind === 'opened')?.at ?? half.startedAt;
  const at = since + level.idleMs * paceOf(state.options);
  if (asked >= level.probes) return [{ at, happen: (run, due) => expire(run, end, 'user', due) }];
  const ring = (run: Run, due: number) => emit(run, { type: 'timer-expired', at: due, end, timer: 'keep-alive' });
  return [{ at, happen: (run, due) => answerByStack(ring(run, due), end, due) }];
}

/** A system gives up an orphan whose peer sends no FIN (TCP36), as soon as its player has nothing to decide. */
function orphanLimits(state: DuelState, half: HalfState, end: End): Due[] {
  const { position, endpoint } = half.ends[end];
  const { finWait2Ms } = half.level;
  const { tcb } = endpoint;
  if (finWait2Ms === undefined || position !== null || tcb.state !== 'FIN-WAIT-2' || !tcb.app.deaf) return [];
  const entered = half.journal.findLast((entry) => entry.kind === 'state' && entry.end === end);
  const at = (entered?.at ?? half.startedAt) + finWait2Ms * paceOf(state.options);
  return [{ at, happen: (run, due) => expire(run, end, 'fin-wait-2', due) }];
}

function callDue(state: DuelState, end: End, step: AppStep, readyAt: number): Due {
  const call = callOf(step);
  return {
    at: readyAt + step.afterMs * paceOf(state.options),
    happen: (run, at) => {
      const event = calledEvent(call, end, at);
      // How a connection begins is nobody's question here.
      return call.call === 'CONNECT'
        ? connect(emit(run, event), end, at)
        : ask(run, event, end, { kind: 'call', ...call });
    },
  };
}

function applicationCalls(state: DuelState, half: HalfState, end: End): Due[] {
  const { nextStep, stepReadyAt } = half.ends[end];
  const step = half.level.ends[end].script[nextStep];
  return step === undefined || stepReadyAt === null ? [] : [callDue(state, end, step, stepReadyAt)];
}

/** An application gives up a connection without progress: two endpoints that contradict each other never rest (TCP31). */
function userTimeouts(state: DuelState, half: HalfState, end: End): Due[] {
  const { position, endpoint } = half.ends[end];
  const isOpen = position === null && endpoint.tcb.state !== 'CLOSED';
  const givesUp = isOpen && getsNowhere(state.options, half.ends[end]);
  // Before any queued arrival, which would only bring more of the same.
  return givesUp ? [{ at: half.startedAt, happen: (run, at) => expire(run, end, 'user', at) }] : [];
}

/** Both ends are closed, and the next connection between the same ports begins. */
function reopening(state: DuelState, half: HalfState): Due[] {
  const { level, bothClosedSince } = half;
  if (level.again === undefined || bothClosedSince === null) return [];
  const at = bothClosedSince + level.again.afterMs * paceOf(state.options);
  return [{ at, happen: (run, due) => emit(run, { type: 'reopened', at: due }) }];
}

/** Calls that need no connection, or a new one. */
const OF_THE_HOST: readonly AppStep['call']['kind'][] = ['BIND', 'LISTEN', 'CONNECT'];

/** An application waiting for something that never comes, because a wrong segment took its place, goes on anyway. */
function lateCalls(state: DuelState, half: HalfState, since: number): Due[] {
  return ENDS.flatMap((end) => {
    const { nextStep, endpoint } = half.ends[end];
    const step = half.level.ends[end].script[nextStep];
    const isOpen = endpoint.tcb.state !== 'CLOSED' && !endpoint.tcb.app.closed;
    const waits =
      step !== undefined && !OF_THE_HOST.includes(step.call.kind) && (step.connection ?? 1) === half.connection;
    return isOpen && waits ? [callDue(state, end, step, since)] : [];
  });
}

/** An end waiting in vain for a closed one is given up after 2MSL, as systems do in FIN-WAIT-2 (TCP36). */
function orphans(state: DuelState, half: HalfState, since: number): Due[] {
  return ENDS.flatMap((end) => {
    const { tcb } = half.ends[end].endpoint;
    const peer = half.ends[peerOf(end)].endpoint.tcb;
    const waitsInVain = tcb.state !== 'CLOSED' && tcb.app.closed && (peer.app.closed || peer.state === 'CLOSED');
    const at = since + 2 * timingOf(state.options, state.level).mslMs;
    return waitsInVain ? [{ at, happen: (run, due) => expire(run, end, 'user', due) }] : [];
  });
}

/**
 * What can still happen when no player has to decide, nothing is under way and no timer runs. Without wrong segments
 * only the end of the half is left.
 */
function lastResort(state: DuelState, half: HalfState): Due {
  const since = half.quietSince ?? state.at;
  const isLive = state.options.mode === 'live';
  const [first] = isLive ? [...lateCalls(state, half, since), ...orphans(state, half, since)] : [];
  return first ?? { at: state.at, happen: (run, at) => endHalf(run, at) };
}

/** Ends the half: nothing more can happen in it. */
function endHalf(run: Run, at: number, contradiction = false): Run {
  const ended = emit(run, halfEnded(run.state, at, contradiction));
  const { half } = halfOf(ended.state);
  const halves = halvesOf(run.state) ?? STORM_HALVES_MAX;
  return half === halves ? emit(ended, { type: 'match-ended', at }) : ended;
}

/** What was found to be due: a state is asked several times, and never changes. */
const found = new WeakMap<DuelState, Due | null>();

/** What is due first in the half in play; at the same moment the one listed first. */
function nextDue(state: DuelState): Due | null {
  const known = found.get(state);
  if (known !== undefined) return known;
  const due = firstDue(state);
  found.set(state, due);
  return due;
}

function firstDue(state: DuelState): Due | null {
  const half = currentHalf(state);
  if (half === null || state.phase !== 'playing' || state.paused) return null;
  const dues = [
    ...ENDS.flatMap((end) => [
      ...userTimeouts(state, half, end),
      ...arrivals(half, end),
      ...limits(half, end),
      ...twoMsl(half, end),
      ...retransmissions(half, end),
      ...delayedAcks(half, end),
      ...orphanLimits(state, half, end),
      ...keepAlive(state, half, end),
      ...applicationCalls(state, half, end),
    ]),
    ...reopening(state, half),
  ];
  const first = dues.reduce<Due | null>((best, due) => (best === null || due.at < best.at ? due : best), null);
  const undecided = ENDS.some((end) => half.ends[end].position !== null);
  if (first !== null || undecided) return first;
  return lastResort(state, half);
}

/** When something is due next (server clock, ms): call `advance` then. Null: only a command can cause more. */
export function nextDeadline(state: DuelState): number | null {
  return nextDue(state)?.at ?? null;
}

/**
 * Everything that is due by `now` (ms), in order, and the state after it. What had to wait (a queued segment) happens when
 * it can.
 */
export function advance(state: DuelState, now: number): Run {
  let run = begin(state);
  for (let due = nextDue(state); due !== null && due.at <= now; due = nextDue(run.state)) {
    run = due.happen(run, Math.max(due.at, run.state.at));
  }
  return run;
}
