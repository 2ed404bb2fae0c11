/** The misconceptions of a class as a table: levels across, mistakes down, the most frequent first. Pure. */

import type { HeatCell } from '../../../shared/class/class-view.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';

export interface HeatRow {
  readonly mistake: MistakeId;
  readonly total: number;
  /** One for each level of the table; null: the mistake was not made there. */
  readonly cells: readonly (HeatCell | null)[];
}

export interface HeatTable {
  readonly levels: readonly string[];
  readonly rows: readonly HeatRow[];
  /** The largest count of a cell; 0 in an empty table. */
  readonly most: number;
}

/**
 * The table of these cells.
 * @param order the levels in lesson order; others come last
 */
export function heatTable(heat: readonly HeatCell[], order: readonly string[]): HeatTable {
  const met = new Set(heat.map(({ levelId }) => levelId));
  const levels = [...new Set([...order.filter((id) => met.has(id)), ...met])];
  const rows = [...new Set(heat.map(({ mistake }) => mistake))].map((mistake): HeatRow => {
    const cells = levels.map((id) => heat.find((cell) => cell.mistake === mistake && cell.levelId === id) ?? null);
    return { mistake, cells, total: cells.reduce((sum, cell) => sum + (cell?.count ?? 0), 0) };
  });
  rows.sort((a, b) => b.total - a.total);
  return { levels, rows, most: Math.max(0, ...heat.map(({ count }) => count)) };
}

/** How warm a field is, in five steps. */
export function warmth(count: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || most <= 0) return 0;
  const share = count / most;
  if (share > 0.75) return 4;
  if (share > 0.5) return 3;
  return share > 0.25 ? 2 : 1;
}
