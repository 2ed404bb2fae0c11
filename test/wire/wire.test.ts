import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import type { WireFault } from '../../shared/wire/fault.ts';
import { carry, createWire, type Parcel, type Weather, type WireConfig } from '../../shared/wire/wire.ts';

const FIN = makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 });
const ACK = makeSegment({ seq: 4_001, ack: 9_001 });
const CLEAR: WireConfig = { seed: 1, tripMs: 1_500, mslMs: 10_000, script: [], weather: null };

const FRESH = createWire([]);

const lose = (match: WireFault['match'], from: 'A' | 'B' = 'A'): WireFault => ({
  from,
  match,
  effect: { kind: 'lose' },
});

/** The delays of these segments, sent one after another from A. */
function delaysOf(script: readonly WireFault[], segments: readonly Partial<Parcel>[]): (readonly number[])[] {
  let wire = createWire(script);
  return segments.map((parcel, id) => {
    const full = { id, from: 'A' as const, segment: FIN, acksFin: false, order: null, ...parcel };
    const fate = carry(wire, { ...CLEAR, script }, full);
    wire = fate.wire;
    return fate.delays;
  });
}

describe('the wire', () => {
  it('[WIRE1] delivers a segment after one trip', () => {
    expect(delaysOf([], [{}, { segment: ACK }])).toEqual([[1_500], [1_500]]);
  });

  it.each([
    ['the first FIN of A', lose({ nth: 1, fin: true }), [{ segment: ACK }, {}, {}], [[1_500], [], [1_500]]],
    ['the second FIN', lose({ nth: 2, fin: true }), [{}, {}, {}], [[1_500], [], [1_500]]],
    [
      'the ACK of the FIN',
      lose({ nth: 1, acksFin: true }),
      [{ segment: ACK }, { segment: ACK, acksFin: true }],
      [[1_500], []],
    ],
    ['text', lose({ nth: 1, text: true }), [{}, { segment: { ...ACK, len: 5 } }], [[1_500], []]],
    [
      'the very segment',
      lose({ nth: 1, same: ACK }),
      [{}, { segment: { ...ACK, flags: ['PSH', 'ACK'] } }],
      [[1_500], []],
    ],
    ['a segment from the other end', lose({ nth: 1 }, 'B'), [{}, { from: 'B' }, { from: 'B' }], [[1_500], [], [1_500]]],
  ] as [string, WireFault, Partial<Parcel>[], number[][]][])(
    '[WIRE2] loses %s, and nothing else',
    (_, fault, sent, delays) => {
      expect(delaysOf([fault], sent)).toEqual(delays);
    },
  );

  it('[WIRE3] lets a later segment overtake a delayed one', () => {
    const slow: WireFault = { from: 'A', match: { nth: 1 }, effect: { kind: 'delay', ms: 4_000 } };
    expect(delaysOf([slow], [{}, {}])).toEqual([[5_500], [1_500]]);
  });

  it('[WIRE4] delivers a duplicated segment twice', () => {
    const twice: WireFault = { from: 'A', match: { nth: 1 }, effect: { kind: 'duplicate', ms: 700 } };
    expect(delaysOf([twice], [{}])).toEqual([[1_500, 2_200]]);
  });

  it('[WIRE4] delivers one extra copy per duplicating fault, however many there are', () => {
    const twice: WireFault = { from: 'A', match: { nth: 1 }, effect: { kind: 'duplicate', ms: 700 } };
    expect(delaysOf(Array(60).fill(twice), [{}])).toEqual([[1_500, ...Array(60).fill(2_200)]]);
  });

  it('[WIRE5] drops a segment that would arrive later than MSL', () => {
    const late = (ms: number): WireFault => ({ from: 'A', match: { nth: 1 }, effect: { kind: 'delay', ms } });
    expect(delaysOf([late(8_500)], [{}])).toEqual([[10_000]]);
    expect(delaysOf([late(8_501)], [{}])).toEqual([[]]);
  });

  it('[WIRE7] holds a segment, or a copy of it, until an event has happened, however long that takes', () => {
    const hold = (copy: boolean): WireFault => ({
      from: 'A',
      match: { nth: 1 },
      effect: { kind: 'hold', copy, until: { kind: 'overtaken' }, ms: 800 },
    });
    const parcel: Parcel = { id: 1, from: 'A', segment: FIN, acksFin: false, order: null };
    const fateOf = (copy: boolean) => carry(createWire([hold(copy)]), { ...CLEAR, script: [hold(copy)] }, parcel);
    expect(fateOf(false)).toMatchObject({ delays: [], held: { until: { kind: 'overtaken' }, ms: 800 } });
    expect(fateOf(true)).toMatchObject({ delays: [1_500], held: { ms: 800 } });
    expect(carry(FRESH, CLEAR, parcel).held).toBeNull();
  });

  it('[WIRE8] spares the third FIN (or its ACK), whether chance or a third player would hit it', () => {
    const STORM: Weather = { losePercent: 100, duplicatePercent: 0, delayPercent: 0, delayMaxMs: 0 };
    const fates = (config: WireConfig, order: Parcel['order'], acksFin: boolean) => {
      let wire = FRESH;
      return [1, 2, 3, 4].map((id) => {
        const segment = acksFin ? ACK : FIN;
        const fate = carry(wire, config, { id, from: 'A', segment, acksFin, order });
        wire = fate.wire;
        return { delays: fate.delays, order: fate.order };
      });
    };
    const arrives = { delays: [1_500], order: null };
    for (const acksFin of [true, false]) {
      const lost = { delays: [], order: 'lose' };
      expect(fates(CLEAR, 'lose', acksFin)).toEqual([lost, lost, arrives, arrives]);
      const byChance = { delays: [], order: null };
      expect(fates({ ...CLEAR, weather: STORM }, null, acksFin)).toEqual([byChance, byChance, arrives, arrives]);
    }
    const twice = { delays: [1_500, 3_000], order: 'duplicate' };
    expect(fates(CLEAR, 'duplicate', false)).toEqual([twice, twice, twice, twice]);
  });

  it('[WIRE8] spares the fifth transmission of anything else, so that text lost again and again gets through at last', () => {
    const config = { ...CLEAR, weather: { losePercent: 100, duplicatePercent: 0, delayPercent: 0, delayMaxMs: 0 } };
    let wire = FRESH;
    const delays = [1, 2, 3, 4, 5].map((id) => {
      const fate = carry(wire, config, { id, from: 'A', segment: ACK, acksFin: false, order: null });
      wire = fate.wire;
      return fate.delays;
    });
    expect(delays).toEqual([[], [], [], [], [1_500]]);
  });

  const weather: fc.Arbitrary<Weather> = fc.record({
    losePercent: fc.integer({ min: 0, max: 100 }),
    duplicatePercent: fc.integer({ min: 0, max: 100 }),
    delayPercent: fc.integer({ min: 0, max: 100 }),
    delayMaxMs: fc.integer({ min: 0, max: 20_000 }),
  });

  it('[WIRE6] gives the same seed the same luck, and no segment a life beyond MSL', () => {
    const segment: fc.Arbitrary<Segment> = fc.constantFrom(FIN, ACK);
    fc.assert(
      fc.property(fc.integer(), fc.nat(1_000), weather, segment, (seed, id, w, s) => {
        const config = { ...CLEAR, seed, weather: w };
        const parcel: Parcel = { id, from: 'B', segment: s, acksFin: false, order: null };
        const wire = createWire([]);
        const fate = carry(wire, config, parcel);
        expect(carry(wire, config, parcel)).toEqual(fate);
        expect(fate.delays.length).toBeLessThanOrEqual(2);
        for (const delay of fate.delays) expect(delay).toBeLessThanOrEqual(config.mslMs);
        if (w.losePercent === 100) expect(fate.delays).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
