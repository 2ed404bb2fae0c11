/** The data behind the charts of a report. */

import { describe, expect, it } from 'vitest';
import {
  counting,
  gainDots,
  levelShares,
  mistakeGrid,
  scoreSteps,
  stepEdges,
  sorted,
  summaryOf,
  wholeTicks,
} from '../../client/report/report-figures.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import { loggedClass } from '../class/logged-class.ts';

const REPORT = makeReport(
  { madeAt: 0, classes: [loggedClass({ code: 'K7MQ4A', names: ['Ada', 'Bo', '小林'] })] },
  () => 2,
);
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('the charts of a report', () => {
  it.each([[[0]], [[-30, 0, 410, 1999, 2000]], [[5, 5, 5]], [REPORT.students.map(({ score }) => score)]])(
    '[REPORT15] put every score of %j into one step, in even steps without a gap',
    (scores) => {
      const steps = scoreSteps(scores);
      expect(total(steps.map(({ count }) => count))).toBe(scores.length);
      for (const [index, { from }] of steps.entries()) if (index > 0) expect(from).toBe(steps[index - 1]?.to);
      expect(steps.length).toBeLessThanOrEqual(11);
    },
  );

  it.each([0, 1, 2, 3, 4, 7, 11, 30, 249])('[REPORT23] count %i by whole numbers from 0, each once', (most) => {
    const ticks = wholeTicks(most);
    expect(ticks[0]).toBe(0);
    expect(ticks.every(Number.isInteger)).toBe(true);
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(7);
  });

  it.each([[[0]], [[0, 1]], [[5, 5, 5]], [[-30, 0, 410, 1999, 2000]]])(
    '[REPORT23] mark the axis of the scores %j at whole numbers, each once',
    (scores) => {
      const edges = stepEdges(scoreSteps(scores));
      expect(edges.every(Number.isInteger)).toBe(true);
      expect(new Set(edges).size).toBe(edges.length);
      expect(edges.length).toBeLessThanOrEqual(6);
    },
  );

  it('[REPORT22] leave out students who were taken out', () => {
    const out = { ...REPORT, students: REPORT.students.map((row, i) => (i === 0 ? { ...row, place: null } : row)) };
    const others = out.students.slice(1);
    expect(counting(out.students)).toEqual(others);
    expect(summaryOf(out)).toMatchObject({ students: 2, meanScore: total(others.map(({ score }) => score)) / 2 });
    expect(total(gainDots(out.students).map(({ count }) => count))).toBe(2);
  });

  it('[REPORT15] draw nothing for an empty class', () => {
    expect(scoreSteps([])).toEqual([]);
    expect(levelShares([])).toEqual([]);
    expect(mistakeGrid([], [])).toEqual({ levels: [], rows: [], most: 0 });
    expect(gainDots([])).toEqual([]);
  });

  it('[REPORT15] agree with the rows of the report', () => {
    const { positions, students, mistakes } = REPORT;
    expect(total(levelShares(positions).map(({ asked }) => asked))).toBe(total(positions.map(({ asked }) => asked)));
    expect(total(mistakeGrid(mistakes, positions).rows.map((row) => row.total))).toBe(
      total(mistakes.map(({ count }) => count)),
    );
    expect(total(gainDots(students).map(({ count }) => count))).toBe(REPORT.gain?.students);
    expect(summaryOf(REPORT).meanScore).toBeCloseTo(total(students.map(({ score }) => score)) / students.length);
  });

  it('[REPORT15] sort rows either way, those without a value last', () => {
    const rows = [{ v: 2 }, { v: null }, { v: 10 }];
    expect(sorted(rows, ({ v }) => v, false, 'en').map(({ v }) => v)).toEqual([2, 10, null]);
    expect(sorted(rows, ({ v }) => v, true, 'en').map(({ v }) => v)).toEqual([10, 2, null]);
  });
});
