/** The third player's page: what is on the wire, and his keys. */

import { describe, expect, it } from 'vitest';
import { fateOf, layoutWire, trafficAt } from '../../client/model/wire-figure.ts';
import { orderMeaning } from '../../client/ui/use-order-keys.ts';
import type { TrafficEntry } from '../../shared/duel/view.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { CORE_VIEWS } from './fixtures/core-views.ts';

const TRIP = 1_500;

function entry(changes: Partial<TrafficEntry> = {}): TrafficEntry {
  const segment = makeSegment({ flags: ['FIN'], seq: 4000, ack: 9000 });
  return {
    id: 1,
    from: 'A',
    sentAt: 1_000,
    segment,
    again: false,
    order: null,
    arrivals: [],
    onTheWay: [2_500],
    ...changes,
  };
}

describe('a segment on the wire', () => {
  it('[UI31] is where it has got to by now', () => {
    const { flights, x } = layoutWire([entry()], 1_750, TRIP, 400);
    expect(flights[0]?.copies).toEqual([{ to: [(x.A + x.B) / 2, expect.any(Number)], flying: true }]);
  });

  it('[UI31] has arrived when its time has come, before the server says so', () => {
    const [before, after] = [trafficAt([entry()], 2_499), trafficAt([entry()], 2_500)];
    expect(before.map(fateOf)).toEqual(['flying']);
    expect(after.map(fateOf)).toEqual(['arrived']);
    expect(after[0]).toMatchObject({ arrivals: [2_500], onTheWay: [] });
  });

  it('[UI31] of which no copy is left is lost, and the line ends on the way', () => {
    const { flights, x } = layoutWire([entry({ onTheWay: [], order: 'lose' })], 9_000, TRIP, 400);
    expect(flights[0]?.lostAt?.[0]).toBeGreaterThan(x.A);
    expect(flights[0]?.lostAt?.[0]).toBeLessThan(x.B);
  });

  it('[UI31] time runs down, and every segment has words of its own', () => {
    const { wireView, now } = CORE_VIEWS.wireSpent();
    const { flights } = layoutWire(trafficAt(wireView?.traffic ?? [], now), now, TRIP, 400);
    const labels = flights.map(({ label }) => label[1]);
    expect(labels.length).toBeGreaterThan(3);
    for (const [index, y] of labels.entries()) expect(y - (labels[index - 1] ?? -30)).toBeGreaterThanOrEqual(30);
    for (const { from, copies } of flights) for (const { to } of copies) expect(to[1]).toBeGreaterThan(from[1]);
  });
});

describe('the keys of the wire', () => {
  it.each([
    ['q', { end: 'A', order: 'lose' }],
    ['W', { end: 'A', order: 'delay' }],
    ['e', { end: 'A', order: 'duplicate' }],
    ['r', { end: 'A', order: null }],
    ['u', { end: 'B', order: 'lose' }],
    ['P', { end: 'B', order: null }],
    ['x', null],
    ['Enter', null],
  ])('[UI31] %s is %j', (key, meaning) => {
    expect(orderMeaning(key)).toEqual(meaning);
  });
});
