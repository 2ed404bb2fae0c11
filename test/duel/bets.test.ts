/** Bets in the fog: when one can be placed, what is true then, and that nothing of it shows before the half is over. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsBySeat, sidePointsIn, sidePointsOf } from '../../shared/class/own-move.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { replay } from '../../shared/duel/duel.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import { nextDeadline } from '../../shared/duel/rules/advance.ts';
import { BETS_MAX } from '../../shared/duel/rules/bet-offer.ts';
import { BET_GAIN } from '../../shared/duel/state/bets.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { DuelState } from '../../shared/duel/state/state.ts';
import { type BetOffer, type Guess, OTHER_STATE, WHEREABOUTS } from '../../shared/duel/vocabulary/bet.ts';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { wireView } from '../../shared/duel/views/wire-view.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { halfScore } from '../../client/review/review-deductions.ts';
import { anyLevel, careless } from './arbitrary.ts';
import { FOUR_WAVES, LOST_LAST_ACK } from './moves.ts';
import { must, perfect, type Player, Rig, ROOM } from './rig.ts';

const place = (rig: Rig, guess: Guess, seat: Seat = 0) =>
  rig.ask({ kind: 'bet', seat, entryId: rig.view(seat).bet?.entryId ?? 1, ...guess });
const where = (guess: (typeof WHEREABOUTS)[number]): Guess => ({ about: 'segment', guess });
const state = (guess: State | typeof OTHER_STATE): Guess => ({ about: 'state', guess });

/** Until the seat waits with something sent. */
const untilBet = (rig: Rig, seat: Seat = 0) => rig.runUntil((now) => now.view(seat).bet !== null);
const begun = (level: Level = FOUR_WAVES, options: Partial<MatchOptions> = {}) => {
  const rig = new Rig(level, [perfect(), perfect()], options);
  rig.startHalf();
  return rig;
};
const toEnd = (rig: Rig) => rig.runUntil((now) => now.state.phase !== 'playing');
const inState = (rig: Rig, seat: Seat, wanted: State) => rig.runUntil((now) => now.view(seat).tcp?.state === wanted);

describe('a bet in the fog', () => {
  it('[DUEL600] can be placed while an end waits and has sent something, and not while it is asked', () => {
    const rig = begun();
    expect(rig.view(0).bet).toBeNull();
    expect(place(rig, where('arrived'))).toEqual({ ok: false, code: 'no-bet-now' });
    rig.untilAsked(0);
    expect(rig.view(0).bet).toBeNull();
    expect(place(rig, where('arrived'))).toEqual({ ok: false, code: 'no-bet-now' });
    const { bet, figure } = untilBet(rig).view(0);
    expect(bet).toMatchObject({ about: 'segment', states: [], gain: 5 });
    expect(figure.find(({ id }) => id === bet?.entryId)).toMatchObject({ kind: 'sent' });
    // The other end has sent nothing yet.
    expect(rig.view(1).bet).toBeNull();
  });

  it('[DUEL600] is one for each question of a wait: first the segment, then the state', () => {
    const rig = untilBet(begun());
    expect(place(rig, state('ESTABLISHED'))).toEqual({ ok: false, code: 'no-bet-now' });
    expect(place(rig, where('lost')).ok).toBe(true);
    expect(place(rig, where('arrived'))).toEqual({ ok: false, code: 'bet-already-placed' });
    const { bet } = rig.view(0);
    expect(bet).toMatchObject({ about: 'state', states: ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'LAST-ACK'] });
    expect(place(rig, state('TIME-WAIT'))).toEqual({ ok: false, code: 'no-such-bet' });
    expect(place(rig, state(OTHER_STATE)).ok).toBe(true);
    expect(place(rig, state('CLOSE-WAIT'))).toEqual({ ok: false, code: 'bet-already-placed' });
    expect(rig.view(0).bet).toBeNull();
    rig.untilAsked(0);
    rig.runUntil((now) => now.view(0).position === null);
    expect(untilBet(rig).view(0).bet).toMatchObject({ about: 'segment' });
  });

  it('[DUEL600] is refused on another segment than the last', () => {
    const rig = untilBet(begun());
    const entryId = must(rig.view(0).bet).entryId;
    for (const other of [entryId - 1, entryId + 1, 999])
      expect(rig.ask({ kind: 'bet', seat: 0, entryId: other, ...where('lost') })).toEqual({
        ok: false,
        code: 'no-bet-now',
      });
  });

  it.each([
    ['a level', { ...FOUR_WAVES, noBets: true } as Level, {}],
    ['a match', FOUR_WAVES, { noBets: true } as const],
  ])('[DUEL604] is off where %s says so', (_, level, options) => {
    const rig = inState(begun(level, options), 0, 'TIME-WAIT');
    expect(rig.view(0).bet).toBeNull();
    expect(place(rig, where('arrived'))).toEqual({ ok: false, code: 'no-bet-now' });
  });

  it('[DUEL600] is refused between halves and after the match', () => {
    const rig = new Rig(FOUR_WAVES);
    expect(place(rig, where('lost'))).toEqual({ ok: false, code: 'not-playing' });
    rig.runMatch();
    expect(place(rig, where('lost'))).toEqual({ ok: false, code: 'match-over' });
  });
});

describe('what is true of a bet', () => {
  const truthOf = (rig: Rig) =>
    toEnd(rig)
      .view(0)
      .bets.map(({ truth, points }) => [truth, points]);

  it('[DUEL601] is taken when it is placed: on its way, and arrived a little later', () => {
    const rig = untilBet(begun());
    place(rig, where('on-the-way'));
    expect(truthOf(rig)[0]).toEqual(['on-the-way', BET_GAIN]);
    const later = untilBet(begun());
    later.runUntil((now) => now.view(1).figure.some(({ kind }) => kind === 'arrived'));
    place(later, where('on-the-way'));
    expect(truthOf(later)[0]).toEqual(['arrived', 0]);
  });

  it('[DUEL601] is "arrived" for a segment that waits at the other end, whose player has still to answer another', () => {
    // B takes its time with its text, and A's FIN waits.
    const slow = new Rig(must(LEVELS.find(({ id }) => id === 'crossing')), [perfect(), perfect(20_000)]);
    slow.startHalf();
    untilBet(slow);
    const due = must(slow.state.halves[0]?.flights[0]).arrivesAt;
    expect(slow.view(1).position).not.toBeNull();
    slow.now = due;
    place(slow, where('arrived'));
    expect(slow.view(1).figure.some(({ kind }) => kind === 'arrived')).toBe(false);
    expect(truthOf(slow)[0]).toEqual(['arrived', BET_GAIN]);
  });

  it('[DUEL601] is "lost" where every copy is, and the state of the peer that waits for it', () => {
    const rig = untilBet(inState(begun(LOST_LAST_ACK), 0, 'TIME-WAIT'));
    place(rig, where('lost'));
    place(rig, state('LAST-ACK'));
    expect(truthOf(rig)).toEqual([
      ['lost', BET_GAIN],
      ['LAST-ACK', BET_GAIN],
    ]);
  });

  it('[DUEL601] is "on its way" for a copy that is held back', () => {
    const held: Level = {
      ...FOUR_WAVES,
      faults: [
        {
          from: 'A',
          match: { nth: 1, fin: true },
          effect: { kind: 'hold', copy: false, until: { kind: 'state', state: 'TIME-WAIT' }, ms: 0 },
        },
      ],
    };
    const rig = untilBet(begun(held));
    rig.now += 3_000;
    place(rig, where('on-the-way'));
    expect(must(rig.state.halves[0]).parked).toHaveLength(1);
    expect(truthOf(rig)[0]).toEqual(['on-the-way', BET_GAIN]);
  });

  it('[DUEL601] is "another state" if none of those asked for is the peer’s', () => {
    const rig = untilBet(inState(begun(), 1, 'LAST-ACK'), 1);
    place(rig, where('lost'), 1);
    place(rig, state(OTHER_STATE), 1);
    expect(rig.end(0).endpoint.tcb.state).toBe('FIN-WAIT-2');
    toEnd(rig);
    expect(rig.view(1).bets.at(-1)).toMatchObject({ guess: 'other', truth: 'FIN-WAIT-2', points: 0 });
  });
});

describe('when the fog lifts', () => {
  it('[DUEL602] right bets earn 5 each with the end of the half, and a wrong one costs nothing', () => {
    const rig = untilBet(inState(begun(LOST_LAST_ACK), 0, 'TIME-WAIT'));
    place(rig, where('lost'));
    place(rig, state('CLOSED'));
    expect(rig.view(0).bets).toMatchObject([
      { about: 'segment', guess: 'lost', truth: null, points: null },
      { about: 'state', guess: 'CLOSED', truth: null, points: null },
    ]);
    const without = toEnd(inState(begun(LOST_LAST_ACK), 0, 'TIME-WAIT'));
    toEnd(rig);
    expect(rig.state.scores).toEqual([without.state.scores[0] + BET_GAIN, without.state.scores[1]]);
    expect(rig.state.halfScores).toEqual([rig.state.scores]);
    expect(rig.log.at(-1)).toMatchObject({
      type: 'half-ended',
      bets: [
        { end: 'A', about: 'segment', truth: 'lost', points: 5 },
        { end: 'A', about: 'state', truth: 'LAST-ACK', points: 0 },
      ],
    });
    expect(rig.view(0).bets.map(({ points }) => points)).toEqual([5, 0]);
    expect(rig.view(1).bets).toEqual([]);
  });

  it('[DUEL602] they are settled too where a teacher stops the match', () => {
    const rig = untilBet(begun());
    place(rig, where('on-the-way'));
    rig.ask({ kind: 'stop' });
    expect(rig.view(0)).toMatchObject({ phase: 'over', bets: [{ truth: 'on-the-way', points: 5 }] });
  });

  it('[REVIEW600] both players’ review has them, with a step for each', () => {
    const rig = untilBet(inState(begun(LOST_LAST_ACK), 0, 'TIME-WAIT'));
    place(rig, where('arrived'));
    rig.runMatch();
    const { review, steps } = makeRecord({ playedAt: 0, events: rig.log }, ROOM);
    const [half] = review.halves;
    expect(half?.bets).toMatchObject([{ seat: 0, end: 'A', guess: 'arrived', truth: 'lost', points: 0 }]);
    expect(half?.entries.find(({ id }) => id === half.bets[0]?.entryId)).toMatchObject({ kind: 'segment', lost: true });
    expect(steps[0]?.filter(({ subject }) => subject.kind === 'bet')).toMatchObject([
      { at: half?.bets[0]?.at, end: 'A', subject: { kind: 'bet', index: 0 } },
    ]);
  });

  it('[REVIEW600] a half that is still played shows none to the teacher who looks without fog', () => {
    const rig = untilBet(begun());
    place(rig, where('lost'));
    expect(reviewOf(rig.state, ROOM).halves[0]?.bets).toEqual([]);
  });
});

/** Lets the next thing happen, with everything that follows at the same moment. */
function stepAll(rig: Rig): void {
  do rig.step();
  while (rig.state.phase === 'playing' && (nextDeadline(rig.state) ?? Number.POSITIVE_INFINITY) <= rig.now);
}

/** A match in which the players bet wherever they can, as `seed` draws; `bets: false`: the same without. */
function played(
  level: Level,
  players: readonly [Player, Player],
  options: Partial<MatchOptions>,
  seed: number,
  bets = true,
) {
  const rig = new Rig(level, players, options, seed);
  const draw = drawsFrom(seed, 77);
  const bet = (seat: Seat) => {
    const { bet: offer } = rig.view(seat);
    if (offer !== null && draw(3) > 0) expect(place(rig, anyGuess(offer, draw(8)), seat).ok).toBe(true);
  };
  for (let half = 0; half < 2 && rig.state.phase !== 'over'; half++) {
    rig.startHalf();
    while (rig.state.phase === 'playing') {
      stepAll(rig);
      if (bets && rig.state.phase === 'playing') for (const seat of [0, 1, 0, 1] as const) bet(seat);
    }
  }
  return rig;
}
function anyGuess({ about, states }: BetOffer, n: number): Guess {
  if (about === 'segment') return { about, guess: must(WHEREABOUTS[n % WHEREABOUTS.length]) };
  return { about, guess: states[n % (states.length + 1)] ?? OTHER_STATE };
}
const withoutBets = (log: readonly DuelEvent[]) =>
  log.flatMap((event): DuelEvent[] => {
    if (event.type === 'bet-placed') return [];
    if (event.type !== 'half-ended') return [event];
    const { bets: _, ...ended } = event;
    return [ended];
  });

/** Any match. Live players compose freely, so that anything can be sent. */
const anyMatch = fc.record({
  level: fc.oneof(anyLevel, fc.constantFrom(...LEVELS)),
  options: fc.constantFrom<Partial<MatchOptions>>({ mode: 'coached' }, { mode: 'live', compose: 'free' }),
  players: fc.tuple(fc.integer(), fc.integer()),
  seed: fc.integer(),
});
const RUNS = { numRuns: 12, endOnFailure: true } as const;

describe('in any match', () => {
  it('[DUEL603] bets change nothing but the points of those who were right', () => {
    let placed = 0;
    fc.assert(
      fc.property(anyMatch, ({ level, options, players: [a, b], seed }) => {
        const rig = played(level, [careless(a), careless(b)], options, seed);
        const plain = played(level, [careless(a), careless(b)], options, seed, false);
        expect(JSON.stringify(withoutBets(rig.log))).toBe(JSON.stringify(plain.log));
        const read = JSON.parse(JSON.stringify(rig.log)) as DuelEvent[];
        expect(JSON.stringify(replay(read))).toBe(JSON.stringify(rig.state));
        for (const half of rig.state.halves) {
          placed += half.bets.length;
          for (const end of ['A', 'B'])
            expect(half.bets.filter((bet) => bet.end === end).length).toBeLessThanOrEqual(BETS_MAX);
        }
      }),
      RUNS,
    );
    expect(placed).toBeGreaterThan(50);
  });

  it('[DUEL605] totals are what was judged and what was bet: in the duel, from the log, in the review', () => {
    fc.assert(
      fc.property(anyMatch, ({ level, options, players: [a, b], seed }) => {
        const { state: end, log } = played(level, [careless(a), careless(b)], options, seed);
        const judged = end.halves.flatMap(({ judgements }) => judgements);
        const totals = { 0: end.scores[0], 1: end.scores[1] };
        const bets = end.halves.flatMap((half) => half.bets);
        for (const seat of [0, 1] as const) {
          const moves = judged.filter((one) => one.seat === seat).reduce((sum, { points }) => sum + points.total, 0);
          const won = bets.filter((one) => one.seat === seat && one.points > 0).length;
          expect(end.scores[seat]).toBe(moves + BET_GAIN * won);
          const { halves } = reviewOf(end, ROOM);
          expect(halves.reduce((sum, half) => sum + halfScore(half, seat), 0)).toBe(end.scores[seat]);
        }
        expect(pointsBySeat(judged, sidePointsIn(log))).toEqual(totals);
        expect(pointsBySeat(judged, sidePointsOf(end.halves))).toEqual(totals);
        expect(bets.every(({ points }) => points === 0 || points === BET_GAIN)).toBe(true);
      }),
      RUNS,
    );
  });

  it('[VIEW600] nothing tells before the half is over: not what was true, and the other seat not even that there is a bet', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyMatch, ({ level, options, players: [a, b], seed }) => {
        const rig = new Rig(level, [careless(a), careless(b)], options, seed);
        rig.startHalf();
        while (rig.state.phase === 'playing') {
          stepAll(rig);
          for (const seat of [0, 1] as const) compared += compare(rig, seat);
        }
      }),
      { ...RUNS, numRuns: 6 },
    );
    expect(compared).toBeGreaterThan(25);
  });

  /** Bets for a seat, if it can, and compares all views with those before and with another truth. @returns how many bets */
  function compare(rig: Rig, seat: Seat): number {
    const { bet } = rig.view(seat);
    if (bet === null || rig.state.phase !== 'playing') return 0;
    const others = () =>
      JSON.stringify([seatView(rig.state, seat === 0 ? 1 : 0, ROOM, rig.now), wireView(rig.state, ROOM, rig.now)]);
    const before = others();
    place(rig, anyGuess(bet, rig.now), seat);
    expect(others()).toBe(before);
    for (const own of [0, 1] as const) {
      const told = JSON.stringify(seatView(otherwise(rig.state), own, ROOM, rig.now));
      expect(told).toBe(JSON.stringify(rig.view(own)));
    }
    return 1;
  }

  /** The same, with all else true: as if the fog hid something else. */
  function otherwise(now: DuelState): DuelState {
    const halves = now.halves.map((half) => ({
      ...half,
      bets: half.bets.map((bet) => ({ ...bet, truth: 'on-the-way' as const, points: BET_GAIN - bet.points })),
    }));
    return { ...now, halves };
  }
});
