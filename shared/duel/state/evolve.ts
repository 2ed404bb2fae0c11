/** The fold: how each event changes the state. Pure; the same events always give the same state. */

import { ENDS, type End } from '../level.ts';
import { armScript, reopenedEnd } from './end-state.ts';
import { arguing, NO_ARGUMENT } from './contradiction.ts';
import { duelWith, halfWith, withEnd } from './constructors.ts';
import type { DuelEvent, EventOf as Of } from './duel-event.ts';
import { evolveEnd } from './evolve-end.ts';
import { withSettled } from './bets.ts';
import { released, withReleased } from './parked.ts';
import { boundLetters } from './letters.ts';
import { initialState, startHalf } from './new-half.ts';
import { practised } from './practice.ts';
import { atSeat, currentHalf, type DuelState, type HalfState, type JournalEntry } from './state.ts';

/** The next connection between the same ports: new numbers at both ends, the same story. */
function reopened(state: DuelState, half: HalfState, at: number): DuelState {
  const connection = half.connection + 1;
  const { level } = half;
  const renew = (end: End) => reopenedEnd(half.ends[end], level, end, state.options, connection, at);
  const ends = { A: renew('A'), B: renew('B') };
  const journal = ENDS.map((end, i): JournalEntry => {
    const { snd, rcv } = ends[end].endpoint.tcb;
    return { kind: 'opened', id: state.nextId + i, at, end, sndNxt: snd.nxt, rcvNxt: rcv.nxt };
  });
  const after = halfWith(half, {
    connection,
    bothClosedSince: null,
    ends,
    arguing: NO_ARGUMENT,
    journal: [...half.journal, ...journal],
  });
  return replaceHalf(duelWith(state, { nextId: state.nextId + journal.length }), after, at);
}

/** After every event each application may be able to take its next step. */
function armScripts(half: HalfState, at: number): HalfState {
  const { level, connection } = half;
  return ENDS.reduce((h, end) => withEnd(h, end, armScript(h.ends[end], level.ends[end].script, connection, at)), half);
}

/** Whether both ends are done with the connection and another is to follow. */
function awaitsNext({ level, connection, ends, flights }: HalfState): boolean {
  const done = ENDS.every((end) => ends[end].endpoint.tcb.state === 'CLOSED' && ends[end].position === null);
  if (level.again === undefined || connection > 1 || !done) return false;
  if (level.again.meanwhile !== true) return flights.length === 0;
  return ENDS.every((end) => ends[end].endpoint.tcb.outcome !== 'user-timeout');
}

/** What an event may have made true: a parked copy is released, both ends are closed, a step can be taken. */
function replaceHalf(state: DuelState, half: HalfState, at: number): DuelState {
  const freed = withReleased(half, (copy) => released.byState(copy, half, at));
  const bothClosedSince = awaitsNext(freed) ? (freed.bothClosedSince ?? at) : null;
  const noted = bothClosedSince === freed.bothClosedSince ? freed : halfWith(freed, { bothClosedSince });
  return duelWith(state, { halves: state.halves.with(-1, boundLetters(armScripts(noted, at))) });
}

function endHalf(state: DuelState, half: HalfState, { at, contradiction, bets = [] }: Of<'half-ended'>): DuelState {
  const settled = withSettled(state, half.half, bets);
  return duelWith(settled, {
    phase: 'half-over',
    halfScores: [...settled.halfScores, settled.scores],
    halves: settled.halves.with(-1, halfWith(half, { endedAt: at, contradicts: contradiction === true })),
  });
}

/**
 * The state after one more event. `null` before the first, which must be `created`.
 * Throws only if the events are not those of a duel (a broken log).
 */
export function evolve(state: DuelState | null, event: DuelEvent): DuelState {
  if (event.type === 'created') return initialState(event);
  if (state === null) throw new Error('the first event of a duel is "created"');
  const now = duelWith(state, { at: event.at });
  switch (event.type) {
    case 'readied':
      return duelWith(now, { ready: atSeat(now.ready, event.seat, true) });
    case 'time-factor-set':
      return duelWith(now, {
        timeFactors: atSeat(now.timeFactors, event.seat, event.factor),
        timeFactorChanges: now.timeFactorChanges + 1,
      });
    case 'half-started': {
      const started = startHalf(now, event.at);
      const half = currentHalf(started);
      return half === null ? started : replaceHalf(started, half, event.at);
    }
    case 'held':
      return duelWith(now, { paused: true });
    case 'released':
      return duelWith(now, { paused: false });
    case 'match-ended':
      return duelWith(now, { phase: 'over', paused: false, stopped: event.stopped === true });
  }
  const half = currentHalf(now);
  if (half === null) throw new Error(`"${event.type}" before the first half`);
  if (event.type === 'practice-began') return practised(now, half, event);
  if (event.type === 'half-ended') return endHalf(now, half, event);
  if (event.type === 'reopened') return reopened(now, half, event.at);
  const [after, played] = evolveEnd(now, half, event);
  const arrival = event.type === 'arrived' ? event.flight.segment : null;
  const argued = arguing(half, played, event.end, arrival);
  return replaceHalf(after, argued === played.arguing ? played : halfWith(played, { arguing: argued }), event.at);
}
