/** What a class gained between its two tests: paired differences and their mean, with an interval by Student's t. */

import type { Gain } from './report.ts';

/** The quantile of Student's t distribution at probability `p` with `df` degrees of freedom; passed in from a library. */
export type TQuantile = (p: number, df: number) => number;

/** Shares of right answers of a student who took both tests, 0..1. */
export interface TestPair {
  readonly before: number;
  readonly after: number;
}

/** Two-sided 95 %. */
const UPPER = 0.975;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard error of the mean, from the sample's own spread. */
function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** The gain of those pairs; null: there are none. A single pair has no interval. */
export function gainOf(pairs: readonly TestPair[], tQuantile: TQuantile): Gain | null {
  if (pairs.length === 0) return null;
  const differences = pairs.map(({ before, after }) => after - before);
  const middle = mean(differences);
  const half = pairs.length < 2 ? null : tQuantile(UPPER, pairs.length - 1) * standardError(differences);
  return {
    students: pairs.length,
    before: mean(pairs.map(({ before }) => before)),
    after: mean(pairs.map(({ after }) => after)),
    mean: middle,
    interval: half === null ? null : [middle - half, middle + half],
  };
}
