/**
 * The 2MSL ring, which grows out of your line, with its words. Elements of the page: it moves five times a second, and nothing
 * else has to be drawn for it. Knows only its two times.
 */

import type { FigureMetrics } from '../layout/figure-metrics.ts';
import type { FigureLabels } from '../layout/figure-labels.ts';
import { element, setAttribute, setStyle } from './dom.ts';

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
const NARROW_PX = 340;

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

/** A moment of the ring. */
export interface RingMoment {
  readonly place: RingPlace;
  readonly times: RingTimes;
  readonly now: number;
  /** 0..1 while it appears. */
  readonly growth: number;
  /** The end of your line, to which the ring is linked. */
  readonly tail: number;
  readonly metrics: FigureMetrics;
}

const SVG = 'http://www.w3.org/2000/svg';
/** In degrees: between the halves of the ring. */
const GAP_DEG = 2;

/** The ring itself: both halves, of which the remaining time is bright, a hand, and the link to your line. */
class Dial {
  readonly root = document.createElementNS(SVG, 'svg');
  readonly #ring = this.#add('g', this.root, '');
  readonly #track = this.#add('circle', this.#ring, 'track');
  readonly #first = this.#add('circle', this.#ring, 'first');
  readonly #second = this.#add('circle', this.#ring, 'second');
  readonly #hand = this.#add('path', this.#ring, 'hand');
  readonly #stem = this.#add('path', this.root, 'stem');

  constructor() {
    this.root.setAttribute('class', 'fig-dial');
    for (const circle of [this.#track, this.#first, this.#second]) circle.setAttribute('pathLength', '360');
    const half = 180 - 2 * GAP_DEG;
    this.#track.style.strokeDasharray = `${half} ${2 * GAP_DEG}`;
    this.#track.style.strokeDashoffset = `${-GAP_DEG}`;
  }

  #add<Tag extends 'circle' | 'g' | 'path'>(tag: Tag, parent: Element, name: string): SVGElementTagNameMap[Tag] {
    const made = document.createElementNS(SVG, tag);
    made.setAttribute('class', name);
    parent.append(made);
    return made;
  }

  show({ place, times, now, growth, tail, metrics }: RingMoment): void {
    const eased = 1 - (1 - growth) ** 3;
    const x = metrics.lineX + (place.x - metrics.lineX) * eased;
    const radius = Math.max(1, place.radius * eased);
    const gone = 360 * Math.min(1, Math.max(0, (now - times.startedAt) / (times.endsAt - times.startedAt)));
    setAttribute(this.#ring, 'transform', `translate(${x} ${place.y}) rotate(-90)`);
    for (const circle of [this.#track, this.#first, this.#second]) {
      setAttribute(circle, 'r', `${radius}`);
      setAttribute(circle, 'stroke-width', `${place.width}`);
    }
    showArc(this.#first, Math.max(gone, GAP_DEG), 180 - GAP_DEG);
    showArc(this.#second, Math.max(gone, 180 + GAP_DEG), 360 - GAP_DEG);
    const over = place.width / 2 + 3;
    const hand = gone < 360 - GAP_DEG ? `M${radius - over} 0H${radius + over}` : '';
    setAttribute(this.#hand, 'd', hand);
    setAttribute(this.#hand, 'transform', `rotate(${gone.toFixed(1)})`);
    setAttribute(this.#stem, 'd', metrics.compact ? stripStem(metrics) : stemOf(x, place, radius, tail, metrics));
    setAttribute(this.#stem, 'stroke-width', `${metrics.compact ? metrics.barWidth : 2}`);
  }
}

/** Shows the part of a circle between two angles, degrees. */
function showArc(circle: SVGCircleElement, from: number, to: number): void {
  const length = Math.max(0, to - from);
  setAttribute(circle, 'stroke-dasharray', `${length.toFixed(1)} 360`);
  setAttribute(circle, 'stroke-dashoffset', (-from).toFixed(1));
  setAttribute(circle, 'visibility', length > 0 ? 'inherit' : 'hidden');
}

/** The link between the ring and your line. */
function stemOf(x: number, { y, width }: RingPlace, radius: number, tail: number, { lineX }: FigureMetrics): string {
  const end = Math.min(y, tail);
  const angle = Math.atan2(end - y, lineX - x);
  const reach = radius + width / 2;
  return `M${x + Math.cos(angle) * reach} ${y + Math.sin(angle) * reach}L${lineX} ${end}`;
}

/** Likewise in the strip, where your line comes down to the ring. */
function stripStem(metrics: FigureMetrics): string {
  const strip = stripHeight(metrics);
  return `M${metrics.lineX} ${metrics.height - strip}v${strip / 2 - 16}`;
}

function lowness({ height, width }: FigureMetrics): string {
  if (height < TINY_PX) return 'low tiny';
  const narrow = width < NARROW_PX ? 'narrow' : '';
  return height < LOW_PX ? `low ${narrow}` : narrow;
}

/** The ring with its words. */
export class Ring {
  readonly #dial = new Dial();
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
    this.#root.setAttribute('role', 'group');
    overlay.append(this.#root, this.#dial.root);
    this.#appear(false);
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
    if (!this.#root.hidden) this.#appear(false);
  }

  #appear(shown: boolean): void {
    this.#root.hidden = !shown;
    this.#dial.root.style.display = shown ? '' : 'none';
  }

  show(moment: RingMoment): void {
    const { place, times, now, metrics } = moment;
    this.#dial.show(moment);
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
    if (this.#root.hidden) this.#appear(true);
  }
}
