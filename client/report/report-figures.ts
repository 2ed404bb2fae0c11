/** The data behind the charts of a report: scores in steps, shares by level, mistakes by level. Knows no screen. */

import type { Report, ReportMistake, ReportPosition, ReportStudent } from '../../shared/report/report.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';

/** The students who count: all except those taken out, who have no place. */
export function counting(students: readonly ReportStudent[]): readonly ReportStudent[] {
  return students.filter(({ place }) => place !== null);
}

/** How many scored from `from` up to, but not including, `to`. */
export interface ScoreStep {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Steps of 1, 2 or 5 times a power of ten, about eight of them. */
function stepFor(spread: number): number {
  const rough = Math.max(1, spread / 8);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** The scores in even steps, including empty ones in between; none without students. */
export function scoreSteps(scores: readonly number[]): ScoreStep[] {
  if (scores.length === 0) return [];
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const step = stepFor(high - low);
  const first = Math.floor(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => {
    const from = (first + index) * step;
    return { from, to: from + step, count: scores.filter((score) => score >= from && score < from + step).length };
  });
}

/** The marks of the axis of steps: about six of their limits, which are whole numbers. */
export function stepEdges(steps: readonly ScoreStep[]): readonly number[] {
  const edges = [...steps.map(({ from }) => from), ...steps.slice(-1).map(({ to }) => to)];
  const every = Math.ceil(edges.length / 6);
  return edges.filter((_, index) => index % every === 0);
}

/** How often a level's moments were right at the first try. */
export interface LevelShare {
  readonly levelId: string;
  readonly asked: number;
  readonly firstTry: number;
  readonly share: number;
}

/** By level, the hardest first. */
export function levelShares(positions: readonly ReportPosition[]): LevelShare[] {
  const levels = [...new Set(positions.map(({ levelId }) => levelId))];
  const shares = levels.map((levelId) => {
    const own = positions.filter((row) => row.levelId === levelId);
    const asked = own.reduce((sum, row) => sum + row.asked, 0);
    const firstTry = own.reduce((sum, row) => sum + row.firstTry, 0);
    return { levelId, asked, firstTry, share: firstTry / asked };
  });
  return shares.sort((a, b) => a.share - b.share);
}

/** The mistakes as a table: a row for each mistake, a field for each level, null where it was not made. */
export interface MistakeGrid {
  readonly levels: readonly string[];
  readonly rows: readonly {
    readonly mistake: MistakeId;
    readonly total: number;
    readonly cells: readonly (ReportMistake | null)[];
  }[];
  /** The largest count in a field. */
  readonly most: number;
}

/** The most frequent mistake first, levels in order of appearance. */
export function mistakeGrid(mistakes: readonly ReportMistake[], positions: readonly ReportPosition[]): MistakeGrid {
  const levels = [...new Set([...positions, ...mistakes].map(({ levelId }) => levelId))].filter((id) =>
    mistakes.some(({ levelId }) => levelId === id),
  );
  const rows = [...new Set(mistakes.map(({ mistake }) => mistake))].map((mistake) => {
    const own = mistakes.filter((row) => row.mistake === mistake);
    const cells = levels.map((level) => own.find(({ levelId }) => levelId === level) ?? null);
    return { mistake, total: own.reduce((sum, { count }) => sum + count, 0), cells };
  });
  rows.sort((a, b) => b.total - a.total);
  return { levels, rows, most: Math.max(0, ...mistakes.map(({ count }) => count)) };
}

/** How many students gained each amount: those who took both tests. */
export function gainDots(students: readonly ReportStudent[]): { readonly gain: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const { before, after } of counting(students)) {
    if (before === null || after === null) continue;
    // Shares are fractions of a few questions: equal gains must come out equal.
    const gain = Math.round((after - before) * 1e6) / 1e6;
    counts.set(gain, (counts.get(gain) ?? 0) + 1);
  }
  return [...counts].map(([gain, count]) => ({ gain, count })).sort((a, b) => a.gain - b.gain);
}

/** The marks of an axis that counts things: whole numbers from 0, about five of them, the last not below `most`. */
export function wholeTicks(most: number): readonly number[] {
  const step = Math.max(1, stepFor((Math.max(1, most) * 8) / 5));
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step);
}

/** The summary in figures; null if there is nothing to average. */
export interface Summary {
  readonly students: number;
  readonly rounds: number;
  readonly meanScore: number | null;
  readonly firstTry: number | null;
}

export function summaryOf({ students: all, rounds, positions }: Report): Summary {
  const students = counting(all);
  const asked = positions.reduce((sum, row) => sum + row.asked, 0);
  const firstTry = positions.reduce((sum, row) => sum + row.firstTry, 0);
  const total = students.reduce((sum, { score }) => sum + score, 0);
  return {
    students: students.length,
    rounds: rounds.length,
    meanScore: students.length === 0 ? null : total / students.length,
    firstTry: asked === 0 ? null : firstTry / asked,
  };
}

/** A sort key of a cell; null goes last, in either direction. */
export type SortValue = string | number | null;

/** Rows sorted by a value; equal ones keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  valueIn: (row: Row) => SortValue,
  falling: boolean,
  language: string,
): Row[] {
  const compare = (a: SortValue, b: SortValue) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const rising =
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), language);
    return falling ? -rising : rising;
  };
  return rows.toSorted((a, b) => compare(valueIn(a), valueIn(b)));
}
