/**
 * The 2MSL ring: drawn by the canvas as it grows out of your line, with its words in the page. Knows only its two
 * times.
 */

import type { FigureMetrics } from '../layout/figure-metrics.ts';
import type { Pen } from './canvas.ts';
import { element, setStyle } from './dom.ts';
import type { FigureLabels } from '../layout/figure-labels.ts';
import { mixed, type Palette } from './palette.ts';
import { arc, stroke } from './pen.ts';

export interface RingTimes {
  readonly startedAt: number;
  readonly endsAt: number;
}

/** The ring's place and size, in px of the stage. */
export interface RingPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
}

/** Below these a figure is low, and so low that the ring must leave nearly all of it to the arrows. */
const LOW_PX = 270;
const TINY_PX = 150;
/** Below this a figure is too narrow for both halves' words beside the ring. */
const NARROW_PX = 270;

/** The height of the strip that holds the ring on a phone; smaller in a low figure. */
export function stripHeight(metrics: FigureMetrics): number {
  if (metrics.height < TINY_PX) return 36;
  return metrics.height < LOW_PX ? 66 : 92;
}

/** The height of the ring with its words in the gutter. */
export const BLOCK_PX = 282;
const BLOCK_RADIUS = 58;
/** In the last seconds tenths are shown. */
const TENSE_MS = 5_000;
const GAP_RAD = 0.035;

/** The ring's place: below the gutter's content, or in the strip at the foot. */
export function ringPlace(metrics: FigureMetrics, gutterEnd: number, scroll: number): RingPlace {
  if (metrics.compact) {
    const strip = stripHeight(metrics);
    if (metrics.height < TINY_PX) return { x: 46, y: metrics.height - strip / 2, radius: 13, width: 4 };
    const low = metrics.height < LOW_PX;
    return { x: 46, y: metrics.height - strip / 2, radius: low ? 26 : 33, width: low ? 6 : 9 };
  }
  const top = Math.max(12, gutterEnd + 16 - scroll);
  return { x: (metrics.lineX - 18) / 2 + 4, y: top + BLOCK_RADIUS + 10, radius: BLOCK_RADIUS, width: 13 };
}

/** Draws the ring; `growth` 0..1 while it appears. The remaining time is bright. */
export function paintRing(
  pen: Pen,
  place: RingPlace,
  times: RingTimes,
  now: number,
  growth: number,
  tail: number,
  metrics: FigureMetrics,
  palette: Palette,
): void {
  const eased = 1 - (1 - growth) ** 3;
  const violet = palette['time-wait'];
  const x = metrics.lineX + (place.x - metrics.lineX) * eased;
  const radius = Math.max(1, place.radius * eased);
  if (metrics.compact) paintStrip(pen, metrics, palette);
  else paintStem(pen, x, place.y, radius + place.width / 2, metrics.lineX, Math.min(place.y, tail), violet);
  const gone = Math.min(1, Math.max(0, (now - times.startedAt) / (times.endsAt - times.startedAt))) * Math.PI * 2;
  const second = mixed(palette.paper, violet, 0.62);
  for (const [from, to, color] of [
    [0, Math.PI, violet],
    [Math.PI, Math.PI * 2, second],
  ] as const) {
    arc(pen, x, place.y, radius, from + GAP_RAD, to - GAP_RAD, mixed(palette.paper, palette.line, 0.9), place.width);
    arc(pen, x, place.y, radius, Math.max(gone, from + GAP_RAD), to - GAP_RAD, color, place.width);
  }
  if (gone < Math.PI * 2 - GAP_RAD) paintHand(pen, x, place.y, radius, place.width, gone, palette);
}

/** The link between the ring and your line. */
function paintStem(pen: Pen, x: number, y: number, radius: number, lineX: number, lineY: number, color: number): void {
  const angle = Math.atan2(lineY - y, lineX - x);
  stroke(pen, x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, lineX, lineY, color, 2, 0.85);
}

/** The current moment, as a hand across the ring. */
function paintHand(
  pen: Pen,
  x: number,
  y: number,
  radius: number,
  width: number,
  angle: number,
  palette: Palette,
): void {
  const dx = Math.sin(angle);
  const dy = -Math.cos(angle);
  const from = radius - width / 2 - 3;
  const to = radius + width / 2 + 3;
  stroke(pen, x + dx * from, y + dy * from, x + dx * to, y + dy * to, palette.ink, 2.5);
}

function paintStrip(pen: Pen, metrics: FigureMetrics, palette: Palette): void {
  const strip = stripHeight(metrics);
  const top = metrics.height - strip;
  pen.fillStyle(palette.panel, 1).fillRect(0, top, metrics.width, strip);
  stroke(pen, 0, top, metrics.width, top, palette['time-wait'], 1, 0.7);
  stroke(pen, metrics.lineX, top, metrics.lineX, top + strip / 2 - 16, palette['time-wait'], metrics.barWidth);
}

function lowness({ height, width }: FigureMetrics): string {
  if (height < TINY_PX) return 'low tiny';
  const narrow = width < NARROW_PX ? 'narrow' : '';
  return height < LOW_PX ? `low ${narrow}` : narrow;
}

/** The ring's words. */
export class RingWords {
  readonly #root = element('div', 'fig-ring');
  readonly #what = element('span', 'what', '2MSL');
  /** A text of its own, whose changes are none of the page's structure: what watches that is left alone. */
  readonly #seconds = document.createTextNode('');
  readonly #unit = element('span', 'unit');
  readonly #first = element('p', 'half first');
  readonly #second = element('p', 'half second');
  readonly #really = element('p', 'really');
  readonly #port = element('p', 'port');

  constructor(overlay: HTMLElement) {
    const dial = element('div', 'dial');
    const seconds = element('b', 'seconds');
    seconds.append(this.#seconds);
    dial.append(this.#what, seconds, this.#unit);
    const words = element('div', 'words');
    words.append(this.#first, this.#second, this.#really, this.#port);
    this.#root.append(dial, words);
    this.#root.hidden = true;
    this.#root.setAttribute('role', 'group');
    overlay.append(this.#root);
  }

  setLabels(labels: FigureLabels, port: number): void {
    this.#root.setAttribute('aria-label', labels.ringName);
    this.#unit.textContent = labels.ringUnit;
    this.#first.textContent = labels.ringFirst;
    this.#second.textContent = labels.ringSecond;
    this.#really.textContent = labels.ringReally;
    this.#port.textContent = labels.portHeld(port);
  }

  hide(): void {
    if (!this.#root.hidden) this.#root.hidden = true;
  }

  show(place: RingPlace, times: RingTimes, now: number, metrics: FigureMetrics): void {
    const strip = stripHeight(metrics);
    const left = Math.max(0, times.endsAt - now);
    const text = left < TENSE_MS ? (left / 1000).toFixed(1) : String(Math.ceil(left / 1000));
    if (this.#seconds.data !== text) this.#seconds.data = text;
    const half = left > (times.endsAt - times.startedAt) / 2 ? 'in-first' : 'in-second';
    const look = `fig-ring ${metrics.compact ? 'strip' : 'block'} ${lowness(metrics)} ${half}`;
    if (this.#root.className !== look) this.#root.className = look;
    const top = metrics.compact ? metrics.height - strip : place.y - place.radius - 10;
    setStyle(this.#root, 'transform', `translateY(${top}px)`);
    setStyle(this.#root, 'width', metrics.compact ? '' : `${metrics.lineX - 22}px`);
    setStyle(this.#root, 'height', metrics.compact ? `${strip}px` : '');
    if (this.#root.hidden) this.#root.hidden = false;
  }
}
