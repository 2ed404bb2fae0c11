/** The figure of a captured close, without a browser: it shows the content of the capture, in the order of events. */

import { describe, expect, it } from 'vitest';
import { captureSteps, momentAt } from '../../client/captures/capture-steps.ts';
import { layoutCapture } from '../../client/captures/figure-layout.ts';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { explainClose } from '../../shared/capture/explain/explain-close.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { sightingsBetween, sightingsIn } from '../../shared/capture/read/views.ts';
import { must } from '../duel/rig.ts';
import { NAMES, pcapBytes } from '../capture/recordings.ts';

function closesOf(name: string, from: 'both' | 'one'): CloseExplanation[] {
  const [a, b] = (['a', 'b'] as const).map((host) => connections(readCapture(pcapBytes(name, host))));
  const sightings = from === 'both' ? sightingsBetween(must(a), must(b)) : sightingsIn(must(a));
  return sightings.map(explainClose).filter((close) => close !== null);
}

const EN = figureLabels('en');

describe('[CAP31] the figure of a captured close', () => {
  it.each(NAMES)('%s has every segment, and none arrives before it was sent', (name) => {
    for (const close of [...closesOf(name, 'both'), ...closesOf(name, 'one')]) {
      for (const width of [330, 860]) {
        const { figure, leftOut } = layoutCapture(close, width, EN);
        expect(figure.flights.length + leftOut).toBe(close.segments.length);
        const upwards = figure.flights.filter(({ from, arrivals }) => arrivals.some(([, y]) => y <= from[1]));
        expect(upwards).toEqual([]);
        const arrived = close.segments.map(({ moments }) => moments.came.length);
        expect(figure.flights.map(({ arrivals }) => arrivals.length).sort()).toEqual(arrived.sort());
        const silent = figure.labels.filter(({ kind }) => kind === 'unplaced').length;
        // In a storm on a phone one arrow may remain without its words: the list has them.
        expect(silent).toBeLessThanOrEqual(name.startsWith('random') ? 1 : 0);
      }
    }
  });

  it('has a cross where a segment was lost, and a question mark if that is a guess', () => {
    const lostIn = (from: 'both' | 'one') => {
      const { figure } = layoutCapture(must(closesOf('lost-last-ack', from)[0]), 860, EN);
      expect(figure.flights.filter(({ lostAt }) => lostAt !== null)).toHaveLength(1);
      return figure.labels.flatMap(({ lines }) => lines.flat().map(({ text }) => text)).filter((t) => /^lost/.test(t));
    };
    expect(lostIn('both')).toEqual(['lost']);
    expect(lostIn('one')).toEqual(['lost?']);
  });

  it('draws the states that both ends went through', () => {
    const { figure } = layoutCapture(must(closesOf('lost-last-ack', 'both')[0]), 860, EN);
    const statesOf = (end: 'A' | 'B') => figure.bars.filter((bar) => bar.end === end).map(({ state }) => state);
    expect(statesOf('A')).toEqual(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT']);
    expect(statesOf('B')).toEqual(['ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
  });

  it('[CAP348] is stepped through, each departure and each arrival once, and what comes later has not begun', () => {
    const { figure, rows } = layoutCapture(must(closesOf('lost-last-ack', 'both')[0]), 860, EN);
    const steps = captureSteps(figure);
    const came = figure.flights.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
    expect(steps).toHaveLength(figure.flights.length + came);
    expect(steps.map(({ y }) => y)).toEqual(steps.map(({ y }) => y).toSorted((a, b) => a - b));
    expect(steps.every(({ entryId }) => rows.has(entryId))).toBe(true);
    const begun = steps.map((_, index) => must(momentAt(figure, steps, index) ?? undefined).begun.size);
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    expect(begun.at(-1)).toBe(figure.order.length);
    expect(momentAt(figure, steps, steps.length)).toBeNull();
  });

  it('shows crossing FINs as crossing', () => {
    const { figure } = layoutCapture(must(closesOf('simultaneous-close', 'both')[0]), 860, EN);
    const [one, other] = figure.flights;
    expect(must(other).from[1]).toBeLessThan(must(must(one).arrivals[0])[1]);
    expect(must(one).from[1]).toBeLessThan(must(must(other).arrivals[0])[1]);
  });

  it('omits mere text if there is very much of it, and says how much', () => {
    const close = must(closesOf('half-close-data', 'both')[0]);
    const [first, ...rest] = close.segments;
    const text = must(close.segments.find(({ segment }) => segment.len > 0));
    const many = Array.from({ length: 500 }, (_, i) => ({
      ...text,
      moments: { left: { step: 10 + i / 1_000, at: must(text.moments.left ?? undefined).at }, came: [] },
    }));
    const { figure, leftOut } = layoutCapture({ ...close, segments: [must(first), ...many, ...rest] }, 330, EN);
    expect(figure.flights.length).toBeLessThanOrEqual(48);
    expect(leftOut).toBe(close.segments.length + 500 - figure.flights.length);
    expect(figure.flights.filter(({ entry }) => entry.segment.flags.includes('FIN'))).toHaveLength(2);
  });
});
