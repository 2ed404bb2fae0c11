/** Pairing: rounds with as few repeated meetings as possible, no matter who comes and goes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedDuel, StudentId } from '../../shared/class/class-event.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import type { ClassState } from '../../shared/class/class-state.ts';
import { createClass } from '../../shared/class/create-class.ts';
import { evolveClass, replayClass } from '../../shared/class/evolve-class.ts';
import { drawLate, drawPairs } from '../../shared/class/pairing.ts';
import { cheapestPairs } from '../../shared/lib/matching.ts';
import { must } from '../duel/rig.ts';
import { DUEL, LESSON } from './class-rig.ts';

const RUNS = { seed: 20_261_122, numRuns: 150 };

type Seats = PlannedDuel['seats'];

const upTo = (count: number): StudentId[] => Array.from({ length: count }, (_, i) => i + 1);
const empty = (seed = 1) => replayClass(createClass({ seed, lesson: LESSON, settings: DEFAULT_SETTINGS }, 0));

/** The state after one more round of these duels. */
function played(state: ClassState, seats: readonly Seats[]): ClassState {
  const at = 0;
  const number = state.rounds.length + 1;
  const duels = seats.map((pair, i) => ({ matchId: `${number}-${i}`, code: `${number}-${i}`, seats: pair }));
  const place = { round: number, index: 1, content: DUEL, speed: true, endsAt: null };
  const started = evolveClass(state, { at, type: 'round-started', ...place, duels });
  return evolveClass(started, { at, type: 'round-ended', why: 'done' });
}

/** Plays a number of rounds with those students. */
function rounds(state: ClassState, present: readonly StudentId[], count: number): ClassState {
  return upTo(count).reduce((before) => played(before, drawPairs(before, present)), state);
}

const seatsOf = ({ rounds: all }: ClassState): Seats[] => all.flatMap(({ duels }) => duels.map(({ seats }) => seats));
const keyOf = ({ 0: a, 1: b }: Seats) =>
  [a, b]
    .map((id) => id ?? 0)
    .sort((x, y) => x - y)
    .join('+');
const botsOf = (state: ClassState, student: StudentId) =>
  seatsOf(state).filter((seats) => keyOf(seats) === `0+${student}`).length;
const repeatsIn = (state: ClassState, seats: readonly Seats[]) => {
  const met = new Set(seatsOf(state).map(keyOf));
  return seats.filter((pair) => pair[0] !== null && pair[1] !== null && met.has(keyOf(pair))).length;
};

/** Every way to pair these up; an odd one out gets the bot. */
function everyWay(present: readonly StudentId[]): Seats[][] {
  const pairUp = (left: readonly (StudentId | null)[]): Seats[][] => {
    const [first, ...rest] = left;
    if (first === undefined) return [[]];
    return rest.flatMap((other) =>
      pairUp(rest.filter((one) => one !== other)).map((more) => [{ 0: first, 1: other }, ...more]),
    );
  };
  return pairUp(present.length % 2 === 0 ? present : [...present, null]);
}

describe('the cheapest pairs', () => {
  const cheapest = (count: number, cost: (a: number, b: number) => number): number =>
    Math.min(
      ...everyWay(upTo(count)).map((pairs) =>
        pairs.reduce((sum, pair) => sum + cost(must(pair[0]) - 1, must(pair[1]) - 1), 0),
      ),
    );

  it('[CLASS13] cost as much as the best of all ways, for any costs', () => {
    const costs = fc.record({
      half: fc.integer({ min: 0, max: 4 }),
      most: fc.constantFrom(1, 2, 5, 100, 2 ** 40),
      draws: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 64, maxLength: 64 }),
    });
    fc.assert(
      fc.property(costs, ({ half, most, draws }) => {
        const count = 2 * half;
        const cost = (a: number, b: number) =>
          Math.floor((draws[Math.min(a, b) * 8 + Math.max(a, b)] ?? 0) * (most + 1));
        const partners = cheapestPairs(count, cost);
        expect(partners.map((partner) => partners[partner])).toEqual(upTo(count).map((i) => i - 1));
        const sum = partners.reduce((total, b, a) => (a < b ? total + cost(a, b) : total), 0);
        expect(sum).toBe(cheapest(count, cost));
      }),
      { ...RUNS, numRuns: 600 },
    );
  });

  /**
   * The least sum, by dynamic programming over the set already paired: for more students than can be tried way by way.
   */
  const leastSum = (count: number, cost: (a: number, b: number) => number): number => {
    const least = new Map<number, number>([[2 ** count - 1, 0]]);
    const from = (paired: number): number => {
      const known = least.get(paired);
      if (known !== undefined) return known;
      const first = upTo(count).findIndex((_, i) => (paired & (1 << i)) === 0);
      const sums = upTo(count).map((_, i) =>
        i <= first || paired & (1 << i)
          ? Number.POSITIVE_INFINITY
          : cost(first, i) + from(paired | (1 << first) | (1 << i)),
      );
      least.set(paired, Math.min(...sums));
      return Math.min(...sums);
    };
    return from(0);
  };

  it('[CLASS13] cost the least with nested blossoms that must be expanded again', () => {
    const point = fc.record({ x: fc.nat(60), y: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 14, maxLength: 14 }), ([...points]) => {
        const cost = (a: number, b: number) => {
          const [one, other] = [must(points[a]), must(points[b])];
          return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
        };
        const partners = cheapestPairs(14, cost);
        expect(partners.map((partner) => partners[partner])).toEqual(upTo(14).map((i) => i - 1));
        const sum = partners.reduce((total, b, a) => (a < b ? total + cost(a, b) : total), 0);
        expect(sum).toBe(leastSum(14, cost));
      }),
      { ...RUNS, numRuns: 150 },
    );
  });

  it('[CLASS13] are found in a graph of odd cycles, where a greedy choice fails', () => {
    // Two triangles joined by one edge: only that edge and one of each triangle cost nothing together.
    const free = new Set(['0+1', '1+2', '0+2', '2+3', '3+4', '4+5', '3+5']);
    const partners = cheapestPairs(6, (a, b) => (free.has(`${Math.min(a, b)}+${Math.max(a, b)}`) ? 0 : 1));
    expect(partners).toEqual([1, 0, 3, 2, 5, 4]);
  });

  it('[CLASS13] exist for an even number only', () => {
    expect(cheapestPairs(0, () => 1)).toEqual([]);
    expect(() => cheapestPairs(3, () => 1)).toThrow('3 things');
  });
});

describe('the pairs of a round', () => {
  it.each(upTo(20).map((half) => 2 * half))('[CLASS14] of %i students meet once each in one round fewer', (n) => {
    const state = rounds(empty(n), upTo(n), n - 1);
    const pairs = seatsOf(state).map(keyOf);
    expect(pairs).toHaveLength((n * (n - 1)) / 2);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.every((pair) => !pair.startsWith('0+'))).toBe(true);
  });

  it.each(upTo(19).map((half) => 2 * half + 1))(
    '[CLASS14] let each of %i students sit out once in as many rounds',
    (n) => {
      const state = rounds(empty(n), upTo(n), n);
      const pairs = seatsOf(state).map(keyOf);
      expect(new Set(pairs).size).toBe(pairs.length);
      expect(upTo(n).map((student) => botsOf(state, student))).toEqual(upTo(n).map(() => 1));
    },
  );

  /** Rounds drawn for the students present: they come, go and are late. */
  const history = fc.record({
    seed: fc.integer(),
    present: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 8 }), { maxLength: 10 }),
    late: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    now: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 8 }),
  });
  const grown = ({ seed, present, late }: { seed: number; present: StudentId[][]; late: boolean[] }): ClassState =>
    present.reduce((state, [last, ...rest], i) => {
      if (last === undefined) return played(state, []);
      const seats = late[i] ? [...drawPairs(state, rest), drawLate(state, last)] : drawPairs(state, [last, ...rest]);
      return played(state, seats);
    }, empty(seed));

  it('[CLASS13] repeat as few meetings as any pairing would, whatever came before', () => {
    fc.assert(
      fc.property(history, ({ now, ...before }) => {
        const state = grown(before);
        const drawn = drawPairs(state, now);
        const students = drawn.flatMap((seats) => [seats[0], seats[1]]).filter((id) => id !== null);
        expect(students.toSorted()).toEqual(now.toSorted());
        expect(drawn).toHaveLength(Math.ceil(now.length / 2));
        expect(repeatsIn(state, drawn)).toBe(Math.min(...everyWay(now).map((way) => repeatsIn(state, way))));
      }),
      RUNS,
    );
  });

  it('[CLASS13] let those meet again who have met least often', () => {
    const meetings = (state: ClassState, way: readonly Seats[]) => {
      const met = seatsOf(state).map(keyOf);
      const again = way.filter((pair) => pair[0] !== null && pair[1] !== null);
      return again.reduce((sum, pair) => sum + met.filter((key) => key === keyOf(pair)).length, 0);
    };
    fc.assert(
      fc.property(history, ({ now, ...before }) => {
        fc.pre(now.length % 2 === 0 && now.length < 7);
        // After twice as many rounds as there are new pairs, six students have met often.
        const state = rounds(grown(before), now, 7);
        const ways = everyWay(now);
        const least = Math.min(...ways.map((way) => repeatsIn(state, way)));
        const rare = ways.filter((way) => repeatsIn(state, way) === least).map((way) => meetings(state, way));
        expect(meetings(state, drawPairs(state, now))).toBe(Math.min(...rare));
      }),
      RUNS,
    );
  });

  it('[CLASS15] give the bot to a student who has had it least often, of all pairings that repeat least', () => {
    const withBot = (way: readonly Seats[]) => {
      const pair = must(way.find((seats) => seats[0] === null || seats[1] === null));
      return must(pair[0] ?? pair[1]);
    };
    fc.assert(
      fc.property(history, ({ now, ...before }) => {
        fc.pre(now.length % 2 === 1);
        const state = grown(before);
        const ways = everyWay(now);
        const least = Math.min(...ways.map((way) => repeatsIn(state, way)));
        const fair = ways.filter((way) => repeatsIn(state, way) === least).map((way) => botsOf(state, withBot(way)));
        expect(botsOf(state, withBot(drawPairs(state, now)))).toBe(Math.min(...fair));
      }),
      RUNS,
    );
  });

  it('[CLASS15] give the bot to a student who is late or alone', () => {
    const state = rounds(empty(), upTo(4), 1);
    expect(keyOf(drawLate(state, 5))).toBe('0+5');
    expect(drawPairs(state, [3]).map(keyOf)).toEqual(['0+3']);
    expect(drawPairs(state, [])).toEqual([]);
  });

  it('[CLASS15] count a late round against the bot as one with it', () => {
    const late = played(empty(), [{ 0: 1, 1: 2 }, drawLate(empty(), 3)]);
    const [, , next] = upTo(2).reduce<ClassState[]>((all) => [...all, rounds(must(all.at(-1)), [1, 2, 3], 1)], [late]);
    expect(upTo(3).map((student) => botsOf(must(next), student))).toEqual([1, 1, 1]);
  });

  it('[CLASS16] put those who sat in seat 0 more often in the other, so that no student has it twice as often', () => {
    for (const n of [2, 6, 11, 24]) {
      const state = rounds(empty(n), upTo(n), 30);
      for (const student of upTo(n)) {
        const own = seatsOf(state).filter((seats) => seats[0] === student || seats[1] === student);
        const first = own.filter((seats) => seats[0] === student).length;
        expect(Math.abs(2 * first - own.length), `${n}: ${student}`).toBeLessThanOrEqual(6);
      }
    }
  });

  it('[CLASS16] swap the seats of two who are alone together, each round', () => {
    const seats = seatsOf(rounds(empty(), upTo(2), 6));
    expect(new Set(seats.map((pair) => pair[0])).size).toBe(2);
    for (const [i, pair] of seats.entries()) if (i % 2 === 1) expect(pair[0]).toBe(must(seats[i - 1])[1]);
  });

  it('[CLASS17] follow from seed and history alone, not from the order in which students are named', () => {
    fc.assert(
      fc.property(history, ({ now, ...before }) => {
        const state = grown(before);
        expect(drawPairs(state, now.toReversed())).toEqual(drawPairs(state, now));
      }),
      RUNS,
    );
    const firsts = upTo(20).map((seed) => drawPairs(empty(seed), upTo(8)).map(keyOf).toSorted().join());
    expect(new Set(firsts).size).toBeGreaterThan(10);
  });
});
