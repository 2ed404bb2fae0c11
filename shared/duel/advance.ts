/** Time: what is due in a duel, and what it brings about. The clock itself is the caller's. */

import type { DuelEvent } from './event.ts';
import { giveUp } from './act.ts';
import { twoMslEndsAt } from './end-state.ts';
import { ENDS, type End } from './level.ts';
import { openPosition } from './position.ts';
import { begin, emit, endIn, halfOf, type Run } from './run.ts';
import { currentHalf, type DuelState, type HalfState } from './state.ts';
import { paceOf } from './timing.ts';
import type { Cause, TimerName } from './view.ts';

/** Something that will happen at `at` unless something else comes before. */
interface Due {
  readonly at: number;
  readonly happen: (run: Run, at: number) => Run;
}

/** An event at an end, and the position in which its player must answer it. */
function ask(run: Run, event: DuelEvent, end: End, cause: Cause): Run {
  const happened = emit(run, event);
  return emit(happened, openPosition(happened.state, end, cause, event.at));
}

function arrivals(half: HalfState, end: End): Due[] {
  if (half.ends[end].position !== null) return [];
  return half.flights
    .filter((flight) => flight.to === end)
    .map((flight) => ({
      at: flight.arrivesAt,
      happen: (run, at) => {
        const arrived = emit(run, { type: 'arrived', at, end, flight });
        const entry = halfOf(arrived.state).journal.findLast((e) => e.kind === 'arrived' && e.end === end);
        const again = entry?.kind === 'arrived' && entry.again;
        const cause: Cause = { kind: 'arrival', segment: flight.segment, again };
        return emit(arrived, openPosition(arrived.state, end, cause, at));
      },
    }));
}

/** A position past its limit is given up, and the stack plays what was right. */
function limits(half: HalfState, end: End): Due[] {
  const limitAt = half.ends[end].position?.limitAt ?? null;
  return limitAt === null ? [] : [{ at: limitAt, happen: (run, at) => giveUp(run, end, at, true) }];
}

function expire(run: Run, end: End, timer: TimerName, at: number): Run {
  return ask(run, { type: 'timer-expired', at, end, timer }, end, { kind: 'timer', timer });
}

/** 2MSL runs in real time: if it runs out while the player still thinks, the position is lost and nobody helps. */
function twoMsl(half: HalfState, end: End): Due[] {
  const endsAt = twoMslEndsAt(half.ends[end]);
  if (endsAt === null) return [];
  return [
    {
      at: endsAt,
      happen: (run, at) => {
        const undecided = endIn(run.state, end).position !== null;
        return expire(undecided ? giveUp(run, end, at, false) : run, end, 'time-wait', at);
      },
    },
  ];
}

/** Retransmission timers run on quiet time: thinking is not a network delay. */
function retransmissions(half: HalfState, end: End): Due[] {
  const deadline = half.ends[end].retransmitAtQuiet;
  if (deadline === null || half.quietSince === null) return [];
  const at = half.quietSince + Math.max(0, deadline - half.quietMs);
  return [{ at, happen: (run, due) => expire(run, end, 'retransmission', due) }];
}

function applicationCalls(state: DuelState, half: HalfState, end: End): Due[] {
  const { nextStep, stepReadyAt } = half.ends[end];
  const step = state.level.ends[end].script[nextStep];
  if (step === undefined || stepReadyAt === null) return [];
  const { kind } = step.call;
  const bytes = step.call.kind === 'SEND' ? step.call.bytes : 0;
  return [
    {
      at: stepReadyAt + step.afterMs * paceOf(state.options),
      happen: (run, at) =>
        ask(run, { type: 'called', at, end, call: kind, bytes }, end, { kind: 'call', call: kind, bytes }),
    },
  ];
}

/** The half is over when nothing can happen in it any more. */
function endHalf(run: Run, at: number): Run {
  const ended = emit(run, { type: 'half-ended', at });
  return halfOf(ended.state).half === 2 ? emit(ended, { type: 'match-ended', at }) : ended;
}

/** What is due first in the half in play; of things at the same moment the one that was listed first. */
function nextDue(state: DuelState): Due | null {
  const half = currentHalf(state);
  if (half === null || state.phase !== 'playing') return null;
  const dues = ENDS.flatMap((end) => [
    ...arrivals(half, end),
    ...limits(half, end),
    ...twoMsl(half, end),
    ...retransmissions(half, end),
    ...applicationCalls(state, half, end),
  ]);
  const first = dues.reduce<Due | null>((best, due) => (best === null || due.at < best.at ? due : best), null);
  const undecided = ENDS.some((end) => half.ends[end].position !== null);
  if (first !== null || undecided) return first;
  return { at: state.at, happen: endHalf };
}

/** When something is due next (server clock, ms): call `advance` then. Null: only a command can bring about more. */
export function nextDeadline(state: DuelState): number | null {
  return nextDue(state)?.at ?? null;
}

/** Everything that is due by `now` (ms), in order. What had to wait (a segment at the door) happens when it can. */
export function advance(state: DuelState, now: number): DuelEvent[] {
  let run = begin(state);
  for (let due = nextDue(state); due !== null && due.at <= now; due = nextDue(run.state)) {
    run = due.happen(run, Math.max(due.at, run.state.at));
  }
  return [...run.events];
}
