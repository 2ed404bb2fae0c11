/** What the charts of a report are drawn from. */

import { describe, expect, it } from 'vitest';
import {
  gainDots,
  levelShares,
  mistakeGrid,
  scoreSteps,
  sorted,
  summaryOf,
} from '../../client/model/report-figures.ts';
import { makeReport } from '../../shared/lesson/make-report.ts';
import { loggedClass } from '../lesson/logged-class.ts';

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

  it('[REPORT15] draw nothing of nobody', () => {
    expect(scoreSteps([])).toEqual([]);
    expect(levelShares([])).toEqual([]);
    expect(mistakeGrid([], [])).toEqual({ levels: [], rows: [], most: 0 });
    expect(gainDots([])).toEqual([]);
  });

  it('[REPORT15] count what the rows of the report say', () => {
    const { positions, students, mistakes } = REPORT;
    expect(total(levelShares(positions).map(({ asked }) => asked))).toBe(total(positions.map(({ asked }) => asked)));
    expect(total(mistakeGrid(mistakes, positions).rows.map((row) => row.total))).toBe(
      total(mistakes.map(({ count }) => count)),
    );
    expect(total(gainDots(students).map(({ count }) => count))).toBe(REPORT.gain?.students);
    expect(summaryOf(REPORT).meanScore).toBeCloseTo(total(students.map(({ score }) => score)) / students.length);
  });

  it('[REPORT15] put rows in order either way, those without a value last', () => {
    const rows = [{ v: 2 }, { v: null }, { v: 10 }];
    expect(sorted(rows, ({ v }) => v, false, 'en').map(({ v }) => v)).toEqual([2, 10, null]);
    expect(sorted(rows, ({ v }) => v, true, 'en').map(({ v }) => v)).toEqual([10, 2, null]);
  });
});
