/**
 * Two stacks over any wire with bounded losses: they come to rest, agree, and never send what their referee calls
 * wrong.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_PAIRS, pairName } from './legal-pairs.ts';
import { type Call, type Fate, moved, otherSide, Pair, type PairSetup, type Side, SIDES } from './pair.ts';

const SEED = 9_293;
const check = <T>(property: fc.IProperty<T>, numRuns = 400) => fc.assert(property, { seed: SEED, numRuns });

const side = fc.constantFrom(...SIDES);
const at = fc.integer({ min: 0, max: 1_500 });
const send = fc.record({
  at,
  side,
  call: fc.record({ kind: fc.constant('SEND' as const), bytes: fc.integer({ min: 1, max: 90 }) }),
});
const close = (who: Side): fc.Arbitrary<Call> =>
  at.map((when) => ({ at: when, side: who, call: { kind: 'CLOSE', full: false } }));
const mss = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
/** Lost, delivered normally, late by up to two round trips, duplicated. */
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.constant([0]) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 200 }).map((extra) => [extra]) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 200 }).map((extra) => [0, extra]) },
);

/** Text from both sides, both close at some time, and a wire that mistreats only the first twelve segments. */
const badWire: fc.Arbitrary<PairSetup> = fc
  .record({
    sends: fc.array(send, { maxLength: 4 }),
    a: close('A'),
    b: close('B'),
    fates: fc.array(fate, { maxLength: 12 }),
    mss,
  })
  .map(({ sends, a, b, fates, mss: limit }) => ({
    calls: [...sends, a, b],
    fates,
    ...(limit === undefined ? {} : { mss: limit }),
  }));

/** Octets that `from` handed over before its CLOSE; among calls at the same moment, CLOSE is the last. */
function octetsTaken({ calls }: PairSetup, from: Side): number {
  const own = calls.filter((c) => c.side === from);
  const closedAt = Math.min(...own.filter(({ call }) => call.kind === 'CLOSE').map((c) => c.at));
  return own.reduce((sum, { at: when, call }) => sum + (call.kind === 'SEND' && when <= closedAt ? call.bytes : 0), 0);
}

describe('two stacks', () => {
  it('[REF3] never send what their own referee calls wrong', () => {
    check(
      fc.property(badWire, (setup) => {
        const wrong = new Pair(setup).drive().sent.filter(({ verdict }) => verdict === 'wrong');
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('[REF3] over a lossless wire never send anything needless either', () => {
    check(
      fc.property(badWire, (setup) => {
        const { sent } = new Pair({ ...setup, fates: [] }).drive();
        expect(sent.filter(({ verdict }) => verdict !== 'correct')).toEqual([]);
      }),
    );
  });

  it('[TCP12, TCP30] always come to rest in CLOSED, through states that the RFC knows', () => {
    check(
      fc.property(badWire, (setup) => {
        const pair = new Pair(setup).drive();
        expect([pair.state('A'), pair.state('B')]).toEqual(['CLOSED', 'CLOSED']);
        for (const [a, b] of pair.states) expect(LEGAL_PAIRS).toContain(pairName(a, b));
      }),
    );
  });

  it('[TCP13, TCP14, TCP29] deliver every octet that was handed over, in spite of the wire', () => {
    check(
      fc.property(badWire, (setup) => {
        const pair = new Pair(setup).drive();
        for (const from of SIDES) expect(pair.received(otherSide(from))).toBe(octetsTaken(setup, from));
      }),
    );
  });

  it('[TCP34] run the same wherever their numbers begin', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.integer({ min: 2 ** 32 - 6_200, max: 2 ** 32 - 900 }),
    );
    check(
      fc.property(badWire, number, number, (setup, a, b) => {
        const here = new Pair(setup).drive();
        const there = new Pair(moved(setup, { A: a, B: b })).drive();
        expect(there.story()).toEqual(here.story());
        expect(there.states).toEqual(here.states);
        expect(there.sent.map(({ verdict }) => verdict)).toEqual(here.sent.map(({ verdict }) => verdict));
      }),
    );
  });

  it('[TCP24] stay half-closed as long as the other application does not close', () => {
    check(
      fc.property(badWire, side, (setup, open) => {
        const calls = setup.calls.filter(({ side: who, call }) => who !== open || call.kind !== 'CLOSE');
        const pair = new Pair({ ...setup, calls }).drive();
        expect([pair.state(open), pair.state(otherSide(open))]).toEqual(['CLOSE-WAIT', 'FIN-WAIT-2']);
      }),
      150,
    );
  });

  it('[TCP20, TCP28] after an abort leave at most one end that has nothing to send and does not know', () => {
    const abort = fc.record({ at, side, call: fc.constant({ kind: 'ABORT' as const }) });
    check(
      fc.property(badWire, abort, (setup, call) => {
        const pair = new Pair({ ...setup, calls: [...setup.calls, call] }).drive();
        expect(pair.state(call.side)).toBe('CLOSED');
        expect(['CLOSED', 'FIN-WAIT-2']).toContain(pair.state(otherSide(call.side)));
        expect(pair.sent.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
      }),
    );
  });
});
