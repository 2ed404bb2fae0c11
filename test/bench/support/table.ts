/** The table of a run. */

import type { PastRun } from './history.ts';
import type { Figure } from './report.ts';

const HEAD = ['', 'measured', 'unit', 'goal', 'baseline', 'ratio', 'before', 'ratio'];

/** A line for each figure: with its goal, its baseline of the same run, and what it was in an earlier run. */
export function tableOf(figures: readonly Figure[], before: PastRun | null): string {
  const rows = [HEAD, ...figures.map((figure) => rowOf(figure, before?.figures[figure.name]))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 || column === 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

function rowOf({ name, unit, value, goal, atLeast = false, bare }: Figure, past: number | undefined): string[] {
  const isMet = goal === undefined || (atLeast ? value >= goal : value <= goal);
  const aim = goal === undefined ? '' : `${atLeast ? '>=' : '<='} ${written(goal)}${isMet ? '' : ' missed'}`;
  return [name, written(value), unit, aim, ...comparedWith(value, bare), ...comparedWith(value, past)];
}

function comparedWith(value: number, other: number | undefined): [string, string] {
  return other === undefined ? ['', ''] : [written(other), `x ${(value / other).toFixed(2)}`];
}

function written(value: number): string {
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3);
}
