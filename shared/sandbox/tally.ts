/** What many runs add up to: shares with their intervals, and one run behind each bar. */

import { ENDS } from '../duel/level.ts';
import type { RunFacts } from './run-facts.ts';

/** A figure and the interval that holds the true one in 95 of 100 such samples. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Some of the runs: those whose measured value lies from `from` up to, but not including, `to`. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Its share of all runs, 0 to 1. */
  readonly share: Estimate;
  /** The first run in it; null: there is none. */
  readonly seed: number | null;
}

export const MEASURES = ['halfOpen', 'resets', 'corrupted', 'portHeld', 'segments'] as const;
export type MeasureId = (typeof MEASURES)[number];

export interface Measure {
  readonly id: MeasureId;
  readonly bars: readonly Bar[];
  /** Of `halfOpen`, `resets` and `corrupted` the share of runs in which it happened; of the others the mean. */
  readonly estimate: Estimate;
  /** How many runs have no value: a port that was never free. */
  readonly missing: number;
}

export interface Tally {
  readonly runs: number;
  readonly measures: readonly Measure[];
}

/** Two-sided 95 % of a normal distribution. */
const Z = 1.959_964;

/**
 * The share of `count` in `of`, with Wilson's interval (E. B. Wilson, Probable inference, 1927), which is right at 0 and
 * at 1 too.
 */
export function shareOf(count: number, of: number): Estimate {
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const value = count / of;
  const z2 = Z * Z;
  const middle = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of));
  return {
    value,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
  };
}

/** The mean of `values`, with the interval that the central limit theorem gives it. */
function meanOf(values: readonly number[]): Estimate {
  const n = values.length;
  if (n === 0) return { value: 0, low: 0, high: 0 };
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const variance = n < 2 ? 0 : values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  const half = Z * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half };
}

/** The width of about ten bars up to `max`: 1, 2 or 5 times a power of ten, at least `least`. */
function widthFor(max: number, least: number): number {
  const rough = Math.max(least, max / 10);
  const power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(least, [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= rough) ?? least);
}

interface Value {
  readonly seed: number;
  readonly value: number;
}

/** Bars without a gap from the smallest value to the largest. */
function barsOf(values: readonly Value[], runs: number, width: number): Bar[] {
  const places = values.map(({ value }) => Math.floor(value / width));
  if (places.length === 0) return [];
  const first = places.reduce((least, place) => Math.min(least, place));
  const last = places.reduce((most, place) => Math.max(most, place));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const [from, to] = [(first + index) * width, (first + index + 1) * width];
    const inside = values.filter(({ value }) => value >= from && value < to);
    return { from, to, count: inside.length, share: shareOf(inside.length, runs), seed: inside[0]?.seed ?? null };
  });
}

/** Something that happens in a run or does not: two bars, without and with. */
function happened(id: MeasureId, facts: readonly RunFacts[], isIt: (run: RunFacts) => boolean): Measure {
  const bars = [false, true].map((wanted): Bar => {
    const inside = facts.filter((run) => isIt(run) === wanted);
    const from = wanted ? 1 : 0;
    return {
      from,
      to: from + 1,
      count: inside.length,
      share: shareOf(inside.length, facts.length),
      seed: inside[0]?.seed ?? null,
    };
  });
  return { id, bars, estimate: shareOf(bars[1]?.count ?? 0, facts.length), missing: 0 };
}

function measured(id: MeasureId, facts: readonly RunFacts[], read: (run: RunFacts) => number | null, least: number) {
  const values = facts.flatMap((run): Value[] => {
    const value = read(run);
    return value === null ? [] : [{ seed: run.seed, value }];
  });
  const max = values.reduce((most, { value }) => Math.max(most, value), 0);
  return {
    id,
    bars: barsOf(values, facts.length, widthFor(max, least)),
    estimate: meanOf(values.map(({ value }) => value)),
    missing: facts.length - values.length,
  };
}

/** The measures over these runs, in the order of `MEASURES`. Times in milliseconds. */
export function tallyOf(facts: readonly RunFacts[]): Tally {
  return {
    runs: facts.length,
    measures: [
      happened('halfOpen', facts, ({ halfOpen }) => halfOpen.length > 0),
      happened('resets', facts, ({ endings }) => ENDS.some((end) => endings[end] === 'reset')),
      happened('corrupted', facts, ({ corruptedOctets }) => corruptedOctets > 0),
      measured('portHeld', facts, ({ portHeldMs }) => portHeldMs, 100),
      measured('segments', facts, ({ segments }) => segments, 1),
    ],
  };
}
