/** Draws the live figure: arrows, then your line with its bars and marks. What dissolves in the fog is drawn whole here. */

import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { LiveBar, LiveFigure, LiveRow } from '../layout/figure-live.ts';
import type { Pen } from './canvas.ts';
import { mixed, type Palette } from './palette.ts';
import { clock, cross, dot, glow, head, lozenge, square, stroke } from './pen.ts';

export interface LiveMoment {
  readonly palette: Palette;
  readonly scroll: number;
  /** The current end of your line, before scrolling. */
  readonly tail: number;
  /** 0..1: how much of a new entry has been drawn. */
  readonly growth: (entryId: number) => number;
  /** 0..1: how far a segment has flown. */
  readonly flight: (entry: FigureEntry & { kind: 'sent' }) => number;
}

export function paintLive(pen: Pen, figure: LiveFigure, moment: LiveMoment): void {
  const { lineX, height } = figure.metrics;
  if (figure.bars.length === 0) paintFading(pen, lineX, height, moment.palette.mine);
  for (const row of figure.rows) if (row.entry.kind === 'opened') paintOpened(pen, row, figure, moment);
  for (const row of figure.rows) if (inView(row.y, figure, moment)) paintArrow(pen, row, figure, moment);
  for (const bar of figure.bars) paintBar(pen, bar, figure, moment);
  for (const y of figure.breaks) paintBreak(pen, y, figure, moment);
  for (const row of figure.rows) if (inView(row.y, figure, moment)) paintMark(pen, row, figure, moment);
}

function inView(y: number, figure: LiveFigure, moment: LiveMoment): boolean {
  return y > moment.scroll - 80 && y < moment.scroll + figure.metrics.height + 80;
}

/** A line that fades from sight: yours before the half begins. */
function paintFading(pen: Pen, x: number, height: number, color: number): void {
  const pieces = 28;
  const length = Math.max(height * 0.5, 160);
  for (let n = 0; n < pieces; n++) {
    const y = (n * length) / pieces;
    const alpha = 0.7 * (1 - n / pieces) ** 1.6;
    stroke(pen, x, y, x, y + (length / pieces) * 0.72, color, 2, alpha);
  }
}

function paintArrow(pen: Pen, row: LiveRow, figure: LiveFigure, moment: LiveMoment): void {
  const { entry } = row;
  if (entry.kind === 'sent') paintSent(pen, row, entry, figure, moment);
  else if (entry.kind === 'arrived') paintArrived(pen, row, figure, moment);
  else if (entry.kind === 'stopped') paintStopped(pen, row, figure, moment);
}

function paintSent(
  pen: Pen,
  row: LiveRow,
  entry: FigureEntry & { kind: 'sent' },
  figure: LiveFigure,
  moment: LiveMoment,
): void {
  const { lineX, fogTo, fogFrom, peerX } = figure.metrics;
  const slope = slopeOf(row, figure);
  const { palette } = moment;
  const color = entry.wrong ? palette.wrong : palette.mine;
  const y = row.y - moment.scroll;
  const flown = moment.flight(entry);
  const headX = lineX + (peerX - lineX) * flown;
  const end = Math.min(fogTo, headX);
  const part = (end - lineX) / (fogTo - lineX);
  const { width, alpha } = look(row);
  if (row.newest) glow(pen, lineX, y, end, y + (end - lineX) * slope, color, part);
  stroke(pen, lineX, y, end, y + (end - lineX) * slope, color, width, alpha);
  if (flown >= 1) return;
  const sunk = Math.min(1, Math.max(0, (headX - fogFrom) / (fogTo - fogFrom)));
  const headY = y + (headX - lineX) * slope;
  if (sunk < 1) head(pen, headX + 7, headY + 7 * slope, Math.atan(slope), 17, color, 1 - sunk);
}

function paintArrived(pen: Pen, row: LiveRow, figure: LiveFigure, moment: LiveMoment): void {
  const { lineX, fogTo, barWidth } = figure.metrics;
  const slope = slopeOf(row, figure);
  const { palette } = moment;
  const y = row.y - moment.scroll;
  const growth = moment.growth(row.entry.id);
  const edge = lineX + barWidth / 2;
  const from = fogTo - (fogTo - edge) * growth;
  const at = (x: number) => y - (x - lineX) * slope;
  const { width, alpha } = look(row);
  if (row.newest) glow(pen, from, at(from), fogTo, at(fogTo), palette.peer, growth);
  const neck = Math.min(fogTo, from + 10);
  stroke(pen, neck, at(neck), fogTo, at(fogTo), palette.peer, width, alpha);
  head(pen, from, at(from), Math.PI - Math.atan(slope), row.newest ? 19 : 15, palette.peer, Math.min(1, growth * 2));
}

/** px that an arrow falls per px to the right. */
function slopeOf({ drop }: LiveRow, { metrics: { lineX, peerX } }: LiveFigure): number {
  return drop / (peerX - lineX);
}

/** Where the next connection begins a rule crosses everything: what is above belongs to another connection. */
function paintOpened(pen: Pen, row: LiveRow, figure: LiveFigure, { palette, scroll, growth }: LiveMoment): void {
  const { lineX, width } = figure.metrics;
  const y = row.y - scroll;
  const end = lineX + (width - lineX) * growth(row.entry.id);
  for (let x = lineX; x < end; x += 14) stroke(pen, x, y, Math.min(end, x + 8), y, palette.ack, 2, 0.8);
}

/** A wrong segment comes no further than your own door. */
function paintStopped(pen: Pen, row: LiveRow, figure: LiveFigure, moment: LiveMoment): void {
  const { lineX, slope, barWidth } = figure.metrics;
  const y = row.y - moment.scroll;
  const growth = moment.growth(row.entry.id);
  const end = lineX + barWidth / 2 + 14 * growth;
  stroke(pen, lineX, y, end, y + (end - lineX) * slope, moment.palette.wrong, 2.4);
  if (growth > 0.6) cross(pen, end + 5, y + (end + 5 - lineX) * slope, 5, moment.palette.wrong);
}

function look({ newest }: LiveRow): { width: number; alpha: number } {
  return newest ? { width: 3.2, alpha: 1 } : { width: 2, alpha: 0.82 };
}

/** The share of the accent in a state's stretch of the line: it grows towards the end with every state. */
const DEPTH: Record<Exclude<State, 'ESTABLISHED' | 'TIME-WAIT' | 'CLOSED'>, number> = {
  'FIN-WAIT-1': 0.62,
  'CLOSE-WAIT': 0.62,
  'FIN-WAIT-2': 1,
  CLOSING: 0.8,
  'LAST-ACK': 1,
};

/** The colour of a line in a state; null: there is no connection any more. */
function stateColor(state: State | null, accent: number, palette: Palette): number | null {
  if (state === 'CLOSED') return null;
  if (state === 'TIME-WAIT') return palette['time-wait'];
  if (state === 'ESTABLISHED') return mixed(palette.line, palette.muted, 0.45);
  return state === null ? accent : mixed(palette.paper, accent, DEPTH[state]);
}

function paintBar(pen: Pen, bar: LiveBar, figure: LiveFigure, moment: LiveMoment): void {
  const { lineX, barWidth } = figure.metrics;
  const { palette, scroll } = moment;
  const top = bar.from - scroll + (bar === figure.bars[0] ? -8 : 1.5);
  const bottom = (bar.to ?? Math.max(moment.tail, bar.from)) - scroll - (bar.to === null ? 0 : 1.5);
  if (bottom <= top || bottom < -20) return;
  const color = stateColor(bar.state, palette.mine, palette);
  const left = lineX - barWidth / 2;
  if (color === null) paintClosed(pen, lineX, top, palette);
  else if (bar.state === null) paintUnnamed(pen, left, top, barWidth, bottom, color);
  else pen.fillStyle(color, 1).fillRoundedRect(left, top, barWidth, bottom - top, Math.min(3, (bottom - top) / 2));
}

/** The line ends with the connection. */
function paintClosed(pen: Pen, x: number, y: number, palette: Palette): void {
  stroke(pen, x - 13, y + 3, x + 13, y + 3, palette.muted, 3);
  for (let n = 0; n < 4; n++) stroke(pen, x, y + 9 + n * 9, x, y + 13 + n * 9, palette.muted, 2, 0.6 - n * 0.14);
}

/** A state whose name is pending: an outline with rungs. */
function paintUnnamed(pen: Pen, left: number, top: number, width: number, bottom: number, color: number): void {
  pen.lineStyle(1.6, color, 1).strokeRect(left + 0.8, top, width - 1.6, bottom - top);
  for (let y = top + 5; y < bottom - 2; y += 7)
    pen.lineStyle(1.4, color, 0.7).lineBetween(left + 2, y + 3, left + width - 2, y - 3);
}

/** The sign for omitted time: two strokes across the line. */
function paintBreak(pen: Pen, at: number, figure: LiveFigure, { palette, scroll }: LiveMoment): void {
  const { lineX, barWidth } = figure.metrics;
  const y = at - scroll;
  const half = barWidth / 2 + 3;
  for (const dy of [-2.5, 2.5]) stroke(pen, lineX - half, y + dy + 3, lineX + half, y + dy - 3, palette.paper, 2.4);
}

function paintMark(pen: Pen, row: LiveRow, figure: LiveFigure, { palette, scroll, growth }: LiveMoment): void {
  const { lineX } = figure.metrics;
  const y = row.y - scroll;
  const { entry } = row;
  if (entry.kind === 'call') lozenge(pen, lineX, y, 7, palette.ink, palette.paper);
  else if (entry.kind === 'timer')
    clock(pen, lineX, y, 7.5, entry.timer === 'time-wait' ? palette['time-wait'] : palette.ink, palette.paper);
  else if (entry.kind === 'bind')
    square(pen, lineX, y, 6, entry.ok ? palette.ack : palette.wrong, palette.paper, entry.ok);
  else if (entry.kind === 'sent') dot(pen, lineX, y, 3.5, entry.wrong ? palette.wrong : palette.mine, palette.paper);
  else if (entry.kind === 'corrupted') paintAlarm(pen, lineX, y, palette, growth(entry.id));
}

/** Data of another connection has come through: the line glows there, with a mark. */
function paintAlarm(pen: Pen, x: number, y: number, palette: Palette, growth: number): void {
  for (const radius of [34, 24, 16]) pen.fillStyle(palette.wrong, 0.1 * growth).fillCircle(x, y, radius * growth);
  dot(pen, x, y, 8, palette.wrong, palette.paper);
  cross(pen, x, y, 3.6, palette.paper, 2);
}

/** The colour of the end of your line; null: there is none that runs on. */
export function endColor({ bars }: LiveFigure, palette: Palette): number | null {
  const open = bars.at(-1);
  return open === undefined ? null : (stateColor(open.state, palette.mine, palette) ?? palette.muted);
}
