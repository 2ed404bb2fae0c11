/** Draws the review: both lines with their bars, every segment's true flight, and the 2MSL beside its line. */

import type { End } from '../../shared/duel/level.ts';
import type { Flight, MslSpan, ReviewBar, ReviewFigure, ReviewMark, Wait } from '../model/figure-review.ts';
import type { Point } from '../model/figure-box.ts';
import type { Pen } from './canvas.ts';
import { paintAlarm, stateColor } from './paint-live.ts';
import { mixed, type Palette } from './palette.ts';
import { clock, cross, dot, glow, head, lozenge, square, stroke } from './pen.ts';

export interface ReviewMoment {
  readonly palette: Palette;
  readonly scroll: number;
  /** Entries that are shown. */
  readonly shown: ReadonlySet<number>;
  /** The entry that is being looked at. */
  readonly focus: number | null;
  /** Down to here the lines are drawn. */
  readonly until: number;
}

export function paintReview(pen: Pen, figure: ReviewFigure, moment: ReviewMoment): void {
  for (const mark of figure.marks) if (moment.shown.has(mark.entry.id)) paintOpened(pen, mark, figure, moment);
  for (const wait of figure.waits) if (moment.shown.has(wait.entryId)) paintWait(pen, wait, figure, moment);
  for (const span of figure.spans) if (moment.shown.has(span.entryId)) paintSpan(pen, span, figure, moment);
  for (const flight of figure.flights) if (moment.shown.has(flight.entry.id)) paintFlight(pen, flight, figure, moment);
  for (const bar of figure.bars) paintBar(pen, bar, figure, moment);
  for (const flight of figure.flights) if (moment.shown.has(flight.entry.id)) paintEnds(pen, flight, figure, moment);
  for (const mark of figure.marks) if (moment.shown.has(mark.entry.id)) paintMark(pen, mark, moment);
}

/** A rule from line to line where the next connection begins. */
function paintOpened(pen: Pen, { entry, y: at }: ReviewMark, { metrics }: ReviewFigure, moment: ReviewMoment): void {
  if (entry.kind !== 'opened') return;
  const y = at - moment.scroll;
  dashed(pen, metrics.x.left, y, metrics.x.right, y, moment.palette.ack, 1.5, 0.8);
}

/** The left line is drawn in amber, the right one in blue, as in play. */
function accentOf(end: End, figure: ReviewFigure, palette: Palette): number {
  return end === figure.left ? palette.mine : palette.peer;
}

function paintFlight(pen: Pen, flight: Flight, figure: ReviewFigure, { palette, scroll, focus }: ReviewMoment): void {
  const color = flight.entry.wrong ? palette.wrong : accentOf(flight.entry.from, figure, palette);
  const focused = flight.entry.id === focus;
  const [x0, y0] = [flight.from[0], flight.from[1] - scroll];
  const width = focused ? 3.4 : 2;
  const alpha = focus === null || focused ? 1 : 0.6;
  flight.arrivals.forEach(([end, at], index) => {
    const [x, y] = shortOf([x0, flight.from[1]], [end, at], figure.metrics.barWidth / 2 + HEAD_PX);
    if (focused) glow(pen, x0, y0, x, y - scroll, color, 1.2);
    if (index === 0) stroke(pen, x0, y0, x, y - scroll, color, width, alpha);
    else dashed(pen, x0, y0, x, y - scroll, color, width, alpha * 0.75);
  });
  if (flight.openAt !== null)
    dashed(pen, x0, y0, flight.openAt[0], flight.openAt[1] - scroll, color, width, alpha * 0.75);
  if (flight.lostAt === null) return;
  const [x, y] = [flight.lostAt[0], flight.lostAt[1] - scroll];
  if (focused) glow(pen, x0, y0, x, y, color, 1.2);
  stroke(pen, x0, y0, x, y, color, width, alpha);
  cross(pen, x, y, 7, palette.wrong, 3);
}

/** A dotted line beside the other one: a copy waited here until it was taken in. */
function paintWait(pen: Pen, wait: Wait, { metrics }: ReviewFigure, { palette, scroll, until }: ReviewMoment): void {
  const inwards = wait.x === metrics.x.left ? 1 : -1;
  const x = wait.x + inwards * (metrics.barWidth / 2 + 5);
  const end = Math.min(wait.to, until) - scroll;
  for (let y = wait.from - scroll + 5; y < end; y += 6) pen.fillStyle(palette.muted, 1).fillCircle(x, y, 1.4);
}

/** A line ends inside its head. */
const HEAD_PX = 8;

/** The point on the way from one to the other at which `left` px across are left. */
function shortOf(from: Point, [x, y]: Point, left: number): Point {
  const share = 1 - left / Math.abs(x - from[0]);
  return [from[0] + (x - from[0]) * share, from[1] + (y - from[1]) * share];
}

/** A second copy of the same segment. */
function dashed(
  pen: Pen,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  color: number,
  width: number,
  alpha: number,
): void {
  const pieces = Math.max(2, Math.round(Math.hypot(x1 - x0, y1 - y0) / 12));
  const at = (t: number): [number, number] => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
  for (let n = 0; n < pieces; n++) stroke(pen, ...at(n / pieces), ...at((n + 0.55) / pieces), color, width, alpha);
}

/** Where a segment left and where it arrived, over the bars. */
function paintEnds(pen: Pen, flight: Flight, figure: ReviewFigure, { palette, scroll, focus }: ReviewMoment): void {
  const color = flight.entry.wrong ? palette.wrong : accentOf(flight.entry.from, figure, palette);
  const [x0, y0] = flight.from;
  dot(pen, x0, y0 - scroll, 3.5, color, palette.paper);
  for (const [x, y] of flight.arrivals) {
    const side = Math.sign(x - x0) * (figure.metrics.barWidth / 2);
    const angle = Math.atan2(y - y0, x - x0);
    head(pen, x - side, y - scroll - side * Math.tan(angle), angle, flight.entry.id === focus ? 18 : 14, color);
  }
}

function paintBar(pen: Pen, bar: ReviewBar, figure: ReviewFigure, moment: ReviewMoment): void {
  const { barWidth } = figure.metrics;
  const { palette, scroll, until } = moment;
  if (!moment.shown.has(bar.entryId)) return;
  const top = bar.from - scroll + 1.5;
  const bottom = Math.min(bar.to, until) - scroll - 1.5;
  const color = stateColor(bar.state, accentOf(bar.end, figure, palette), palette);
  if (color === null) {
    stroke(pen, bar.x - 12, top + 2, bar.x + 12, top + 2, palette.muted, 3);
    dashed(pen, bar.x, top + 8, bar.x, Math.max(top + 20, bottom), palette.muted, 1.5, 0.5);
    return;
  }
  if (bottom <= top) return;
  pen
    .fillStyle(color, 1)
    .fillRoundedRect(bar.x - barWidth / 2, top, barWidth, bottom - top, Math.min(3, (bottom - top) / 2));
  if (bar.entryId !== moment.focus) return;
  pen
    .lineStyle(2, palette.ink, 1)
    .strokeRoundedRect(bar.x - barWidth / 2 - 4, top - 3, barWidth + 8, bottom - top + 6, 6);
}

/** 2MSL as two brackets along the outer side of the line. */
function paintSpan(pen: Pen, span: MslSpan, figure: ReviewFigure, { palette, scroll, until }: ReviewMoment): void {
  const { metrics } = figure;
  const outwards = span.x === metrics.x.left ? -1 : 1;
  const x = span.x + outwards * (metrics.barWidth / 2 + 4);
  const parts = [
    [span.from, span.middle, palette['time-wait']],
    [span.middle, span.to, mixed(palette.paper, palette['time-wait'], 0.62)],
  ] as const;
  for (const [from, to, color] of parts) {
    const [top, bottom] = [from - scroll + 2, Math.min(to, until) - scroll - 2];
    if (bottom <= top) continue;
    stroke(pen, x, top, x, bottom, color, 2.5);
    stroke(pen, x - 3, top, x + 3, top, color, 2.5);
    stroke(pen, x - 3, bottom, x + 3, bottom, color, 2.5);
  }
}

function paintMark(pen: Pen, { entry, x, y: at }: ReviewMark, { palette, scroll, focus }: ReviewMoment): void {
  const y = at - scroll;
  if (entry.id === focus && entry.kind !== 'state') pen.fillStyle(palette.ink, 0.22).fillCircle(x, y, 16);
  if (entry.kind === 'call') lozenge(pen, x, y, 7, palette.ink, palette.paper);
  else if (entry.kind === 'timer')
    clock(pen, x, y, 7.5, entry.timer === 'time-wait' ? palette['time-wait'] : palette.ink, palette.paper);
  else if (entry.kind === 'corrupted') paintAlarm(pen, x, y, palette, 1);
  else if (entry.kind === 'bind') square(pen, x, y, 6, entry.ok ? palette.ack : palette.wrong, palette.paper, entry.ok);
}

/** Down to where the lines reach when these entries are shown. */
export function shownUntil(figure: ReviewFigure, shown: ReadonlySet<number>): number {
  const all = figure.order.every((entry) => shown.has(entry.id));
  if (all) return Number.POSITIVE_INFINITY;
  const starts = figure.order.filter((entry) => shown.has(entry.id)).map((entry) => figure.yOf.get(entry.id) ?? 0);
  const arrivals = figure.flights
    .filter(({ entry }) => shown.has(entry.id))
    .flatMap((flight) => flight.arrivals.map(([, y]) => y));
  return Math.max(0, ...starts, ...arrivals) + 14;
}

/** The first `count` entries of the order. */
export function shownAt(figure: ReviewFigure, count: number): Set<number> {
  return new Set(figure.order.slice(0, count).map((entry) => entry.id));
}
