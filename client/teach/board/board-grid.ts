/** How many small figures the board has, in which grid, and on which pages. Pure. */

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly pages: number;
  /** Of one figure, px. */
  readonly width: number;
  readonly height: number;
}

/** Below this the words in a small figure would not fit at 16 px. */
const LEAST_WIDTH = 188;
const LEAST_HEIGHT = 98;
const GAP = 10;
/** The maximum useful width of a figure: twice its height. */
const WIDEST = 1.9;
const MOST_WIDTH = 860;

/**
 * The grid for `count` figures in an area of this size: all on one page and as large as possible, or else on several.
 */
export function gridFor(count: number, width: number, height: number): Grid {
  const most = fitting(width, LEAST_WIDTH) * fitting(height, LEAST_HEIGHT);
  const pages = Math.max(1, Math.ceil(count / most));
  const perPage = Math.max(1, Math.ceil(count / pages));
  const grids = Array.from({ length: perPage }, (_, index) => sized(index + 1, perPage, width, height));
  const whole = grids.filter((grid) => grid.width >= LEAST_WIDTH && grid.height >= LEAST_HEIGHT);
  const best = (whole.length > 0 ? whole : grids).reduce((a, b) => (worth(b) > worth(a) ? b : a));
  return { ...best, pages };
}

function fitting(room: number, least: number): number {
  return Math.max(1, Math.floor((room + GAP) / (least + GAP)));
}

function sized(columns: number, count: number, width: number, height: number): Omit<Grid, 'pages'> {
  const rows = Math.ceil(count / columns);
  const tall = Math.max(1, (height - GAP * (rows - 1)) / rows);
  const wide = Math.max(1, (width - GAP * (columns - 1)) / columns);
  return { columns, rows, width: Math.floor(Math.min(wide, tall * WIDEST, MOST_WIDTH)), height: Math.floor(tall) };
}

/** The value of a figure: its area, unless it is a strip. */
function worth({ width, height }: Pick<Grid, 'width' | 'height'>): number {
  return width * Math.min(height, width);
}

/** The figures of a page (from 0) of a list. */
export function pageOf<T>(
  list: readonly T[],
  { columns, rows }: Pick<Grid, 'columns' | 'rows'>,
  page: number,
): readonly T[] {
  const perPage = columns * rows;
  return list.slice(page * perPage, (page + 1) * perPage);
}
