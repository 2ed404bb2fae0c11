/** The third player's page: the segments on the wire, and the keys. */

import { describe, expect, it } from 'vitest';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { fateOf, flown, layoutWire, trafficAt } from '../../client/figure/layout/wire-layout.ts';
import { orderMeaning } from '../../client/match/use-order-keys.ts';
import type { TrafficEntry } from '../../shared/duel/vocabulary/traffic.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { must } from '../duel/rig.ts';
import { CORE_VIEWS } from './fixtures/core-views.ts';

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

const figureOf = (traffic: readonly TrafficEntry[], width: number) =>
  layoutWire(traffic, width, figureLabels('en'), 'Eve');

describe('a segment on the wire', () => {
  it('[UI31] is where it has got to by now', () => {
    expect(flown(entry(), 0, 1_750)).toBe(0.5);
    expect(flown(entry({ arrivals: [2_500], onTheWay: [3_000] }), 1, 2_600)).toBe(0.8);
    expect(flown(entry(), 0, 9_000)).toBe(1);
  });

  it('[UI31] has arrived when its time has come, before the server says so', () => {
    const [before, after] = [trafficAt([entry()], 2_499), trafficAt([entry()], 2_500)];
    expect(before.map(fateOf)).toEqual(['flying']);
    expect(after.map(fateOf)).toEqual(['arrived']);
    expect(after[0]).toMatchObject({ arrivals: [2_500], onTheWay: [] });
  });

  it('[UI31] without a remaining copy is lost, and its line ends on the way', () => {
    const { flights, metrics } = figureOf([entry({ onTheWay: [], order: 'lose' })], 400);
    expect(flights[0]?.lostAt?.[0]).toBeGreaterThan(metrics.x.left);
    expect(flights[0]?.lostAt?.[0]).toBeLessThan(metrics.x.right);
  });

  it('[UI31] has its own words, with nothing that only an end knows', () => {
    const { wireView } = CORE_VIEWS.wireSpent();
    const { labels, bars, order } = figureOf(must(wireView).traffic, 400);
    const segments = order.filter(({ kind }) => kind === 'segment').map(({ id }) => id);
    expect(segments.length).toBeGreaterThan(3);
    expect(labels.filter(({ key }) => key.startsWith('entry-')).map(({ entryId }) => entryId)).toEqual(segments);
    expect(labels.filter(({ kind }) => kind === 'unplaced')).toEqual([]);
    expect(bars).toEqual([]);
  });

  it('[UI62] keeps its place while it flies, and a delayed one is drawn no flatter than others', () => {
    const held = entry({ onTheWay: [7_000], order: 'delay' });
    const next = entry({ id: 2, sentAt: 3_000, onTheWay: [4_500] });
    for (const width of [320, 400, 900, 1_500]) {
      const { flights } = figureOf([held, next], width);
      const [slow, quick] = flights.map(({ from, arrivals }) => (arrivals[0]?.[1] ?? 0) - from[1]);
      expect(slow).toBeGreaterThanOrEqual(quick ?? Number.POSITIVE_INFINITY);
    }
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
