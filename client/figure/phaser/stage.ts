/**
 * The figure's place in the page: head, a scroll region, and a stage in it that stays in view and holds canvas and
 * labels, so that both move in the same frame. Follows the newest entry until the reader scrolls back.
 */

import { figureScale } from '../layout/figure-metrics.ts';
import { element, setStyle } from './dom.ts';

/** In px of the figure: an enlarged one has fewer of them. */
export interface StageSize {
  readonly width: number;
  readonly height: number;
}

/** Within this many px of the end, the reader counts as being at the end. */
const AT_END_PX = 24;
const GLIDE_MS = 90;
/** Keys with which a browser scrolls back. */
const BACK_KEYS = new Set(['ArrowUp', 'PageUp', 'Home']);

export class Stage {
  readonly root = element('div', 'fig');
  readonly head = element('div', 'fig-head');
  /** Behind the canvas. */
  readonly fogHost = element('div', 'fig-far');
  readonly canvasHost = element('div', 'fig-canvas');
  readonly list = element('ol', 'fig-labels');
  /** For things that do not scroll: the words of ring and fog. */
  readonly overlay = element('div', 'fig-overlay');
  readonly #scroller = element('div', 'fig-scroll');
  readonly #clip = element('div', 'fig-clip');
  readonly #run = element('div', 'fig-run');
  readonly #newest = element('button', 'fig-newest');
  readonly #observer: ResizeObserver;
  readonly #wake: () => void;
  #size: StageSize = { width: 0, height: 0 };
  #scale = 1;
  #content = 0;
  #scroll = 0;
  #follow = true;

  constructor(parent: HTMLElement, onResize: () => void, wake: () => void) {
    this.#wake = wake;
    // States, flags and numbers in their places must not be translated.
    this.root.translate = false;
    for (const host of [this.fogHost, this.canvasHost]) host.setAttribute('aria-hidden', 'true');
    this.#scroller.tabIndex = 0;
    this.#scroller.setAttribute('role', 'region');
    this.#newest.type = 'button';
    this.#newest.hidden = true;
    this.#clip.append(this.list);
    const stage = element('div', 'fig-stage');
    stage.append(this.fogHost, this.canvasHost, this.#clip, this.overlay);
    this.#scroller.append(stage, this.#run);
    this.root.append(this.head, this.#scroller, this.#newest);
    parent.append(this.root);
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#scroller.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && this.#letGo(), { passive: true });
    this.#scroller.addEventListener('keydown', ({ key }) => BACK_KEYS.has(key) && this.#letGo());
    this.#newest.addEventListener('click', () => this.toEnd());
    this.#observer = new ResizeObserver(() => this.#measure(onResize));
    this.#observer.observe(parent);
    this.#observer.observe(this.#scroller);
    this.#measure(() => undefined);
  }

  get size(): StageSize {
    return this.#size;
  }

  /** CSS px per px of the figure. */
  get scale(): number {
    return this.#scale;
  }

  /** How far the figure is scrolled, px. */
  get scroll(): number {
    return this.#scroll;
  }

  /** Names for screen readers and for the button that leads back to the end. */
  setNames(region: string, newest: string): void {
    this.#scroller.setAttribute('aria-label', region);
    this.#newest.textContent = `↓ ${newest}`;
  }

  /** The whole height of the drawing, and how much of the stage's foot is covered by something else. */
  setContent(height: number, foot: number): void {
    this.#content = height + foot;
    for (const part of [this.#clip, this.canvasHost]) setStyle(part, 'bottom', `${foot}px`);
    setStyle(this.#newest, 'bottom', `${foot + 14}px`);
    setStyle(this.#run, 'height', `${Math.max(0, this.#content - this.#size.height)}px`);
  }

  /** Back to the newest entry. */
  toEnd(): void {
    this.#follow = true;
    this.#wake();
  }

  /**
   * Moves towards the target; `elapsed` in ms, null: at once.
   * @returns whether it still moves
   */
  glide(elapsed: number | null): boolean {
    const end = Math.max(0, this.#content - this.#size.height);
    const distance = this.#follow ? end - this.#scroll : 0;
    if (Math.abs(distance) > 0.01) {
      const there = elapsed === null || Math.abs(distance) < 0.6;
      this.#scroll = there ? end : this.#scroll + distance * (1 - Math.exp(-elapsed / GLIDE_MS));
      this.#scroller.scrollTop = Math.round(this.#scroll);
    }
    const atEnd = end - this.#scroll < AT_END_PX;
    if (this.#newest.hidden !== atEnd) this.#newest.hidden = atEnd;
    setStyle(this.list, 'transform', `translateY(${-this.#scroll}px)`);
    return Math.abs(distance) >= 0.6;
  }

  destroy(): void {
    this.#observer.disconnect();
    this.root.remove();
  }

  /** The reader is about to scroll back: gliding on would interrupt the browser's own scrolling. */
  #letGo(): void {
    if (this.#scroll === 0) return;
    this.#follow = false;
    this.#wake();
  }

  /** The reader scrolled (our own scrolling leaves the element where it is expected). */
  #scrolled(): void {
    const top = this.#scroller.scrollTop;
    if (Math.abs(top - this.#scroll) < 1.5) return;
    const { scrollHeight, clientHeight } = this.#scroller;
    // At the very end and yet higher than before: the figure has been given more room, and the reader has not scrolled.
    const pushed = top < this.#scroll && scrollHeight - clientHeight - top < 1.5;
    // In the middle of a layout change that the observer reports only later in this frame.
    const resized = clientHeight !== this.#size.height;
    if (!pushed && !resized) this.#follow = top > this.#scroll && this.#content - this.#size.height - top < AT_END_PX;
    this.#scroll = top;
    this.#wake();
  }

  #measure(changed: () => void): void {
    const { clientWidth, clientHeight } = this.root.parentElement ?? this.root;
    this.#scale = figureScale(clientWidth, clientHeight);
    this.root.style.width = `${clientWidth / this.#scale}px`;
    this.root.style.height = `${clientHeight / this.#scale}px`;
    this.root.style.transform = this.#scale === 1 ? '' : `scale(${this.#scale})`;
    this.#size = { width: this.#scroller.clientWidth, height: this.#scroller.clientHeight };
    changed();
  }
}
