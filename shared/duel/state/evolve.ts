/** The fold: how each event changes the state. Pure; the same events always give the same state. */

import { ENDS, type End } from '../level.ts';
import { armScript, reopenedEnd } from './end-state.ts';
import { arguing, NO_ARGUMENT } from './contradiction.ts';
import type { DuelEvent, EventOf as Of } from './duel-event.ts';
import { evolveEnd } from './evolve-end.ts';
import { released, withReleased } from './parked.ts';
import { boundLetters } from './letters.ts';
import { initialState, startHalf } from './new-half.ts';
import { practised } from './practice.ts';
import { atSeat, currentHalf, type DuelState, type HalfState, type JournalEntry, withEnd } from './state.ts';

/** The next connection between the same ports: new numbers at both ends, the same story. */
function reopened(state: DuelState, half: HalfState, at: number): DuelState {
  const connection = half.connection + 1;
  const { level } = half;
  const renew = (end: End) => reopenedEnd(half.ends[end], level, end, state.options, connection, at);
  const after: HalfState = {
    ...half,
    connection,
    bothClosedSince: null,
    ends: { A: renew('A'), B: renew('B') },
    arguing: NO_ARGUMENT,
  };
  const journal = ENDS.map((end, i): JournalEntry => {
    const { snd, rcv } = after.ends[end].endpoint.tcb;
    return { kind: 'opened', id: state.nextId + i, at, end, sndNxt: snd.nxt, rcvNxt: rcv.nxt };
  });
  const logged = { ...after, journal: [...after.journal, ...journal] };
  return replaceHalf({ ...state, nextId: state.nextId + journal.length }, logged, at);
}

/** After every event each application may be able to take its next step. */
function armScripts(half: HalfState, at: number): HalfState {
  const { level, connection } = half;
  return ENDS.reduce((h, end) => withEnd(h, end, armScript(h.ends[end], level.ends[end].script, connection, at)), half);
}

/** Whether both ends are done with the connection and another is to follow. */
function awaitsNext({ level, connection, ends, flights }: HalfState): boolean {
  const done = ENDS.every((end) => ends[end].endpoint.tcb.state === 'CLOSED' && ends[end].position === null);
  return level.again !== undefined && connection === 1 && done && flights.length === 0;
}

/** What an event may have made true: a parked copy is released, both ends are closed, a step can be taken. */
function replaceHalf(state: DuelState, half: HalfState, at: number): DuelState {
  const freed = withReleased(half, (copy) => released.byState(copy, half, at));
  const bothClosedSince = awaitsNext(freed) ? (freed.bothClosedSince ?? at) : null;
  const settled = boundLetters(armScripts({ ...freed, bothClosedSince }, at));
  return { ...state, halves: [...state.halves.slice(0, -1), settled] };
}

function endHalf(state: DuelState, half: HalfState, { at, contradiction }: Of<'half-ended'>): DuelState {
  return {
    ...state,
    phase: 'half-over',
    halfScores: [...state.halfScores, state.scores],
    halves: [...state.halves.slice(0, -1), { ...half, endedAt: at, contradicts: contradiction === true }],
  };
}

/**
 * The state after one more event. `null` before the first, which must be `created`.
 * Throws only if the events are not those of a duel (a broken log).
 */
export function evolve(state: DuelState | null, event: DuelEvent): DuelState {
  if (event.type === 'created') return initialState(event);
  if (state === null) throw new Error('the first event of a duel is "created"');
  const now = { ...state, at: event.at };
  switch (event.type) {
    case 'readied':
      return { ...now, ready: atSeat(now.ready, event.seat, true) };
    case 'time-factor-set':
      return {
        ...now,
        timeFactors: atSeat(now.timeFactors, event.seat, event.factor),
        timeFactorChanges: now.timeFactorChanges + 1,
      };
    case 'half-started': {
      const started = startHalf(now, event.at);
      const half = currentHalf(started);
      return half === null ? started : replaceHalf(started, half, event.at);
    }
    case 'held':
      return { ...now, paused: true };
    case 'released':
      return { ...now, paused: false };
    case 'match-ended':
      return { ...now, phase: 'over', paused: false, stopped: event.stopped === true };
  }
  const half = currentHalf(now);
  if (half === null) throw new Error(`"${event.type}" before the first half`);
  if (event.type === 'practice-began') return practised(now, half, event);
  if (event.type === 'half-ended') return endHalf(now, half, event);
  if (event.type === 'reopened') return reopened(now, half, event.at);
  const [after, played] = evolveEnd(now, half, event);
  const arrival = event.type === 'arrived' ? event.flight.segment : null;
  return replaceHalf(after, { ...played, arguing: arguing(half, played, event.end, arrival) }, event.at);
}
