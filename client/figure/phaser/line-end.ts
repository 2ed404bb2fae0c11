/** The present: the end of your line, which grows with the clock. Elements of the page, so that nothing else is drawn for it. */

import { element, setStyle } from './dom.ts';

export interface LineEndMoment {
  /** The line, px of the figure. */
  readonly x: number;
  readonly width: number;
  /** How far it has been drawn, and where it ends now. */
  readonly drawn: number;
  readonly end: number;
  /** 0xRRGGBB */
  readonly color: number;
}

/** The line on the canvas has round corners. */
const OVERLAP_PX = 4;

export class LineEnd {
  readonly #root = element('div', 'fig-end');
  readonly #run = element('div', 'fig-end-run');
  readonly #now = element('div', 'fig-end-now');

  constructor(overlay: HTMLElement) {
    this.#root.append(this.#run, this.#now);
    overlay.append(this.#root);
  }

  show({ x, width, drawn, end, color }: LineEndMoment): void {
    if (this.#root.hidden) this.#root.hidden = false;
    setStyle(this.#root, 'color', `#${color.toString(16).padStart(6, '0')}`);
    setStyle(this.#root, 'width', `${width}px`);
    setStyle(this.#root, 'transform', `translateX(${x - width / 2}px)`);
    const from = drawn - OVERLAP_PX;
    setStyle(this.#run, 'transform', `translateY(${from}px)`);
    setStyle(this.#run, 'height', `${Math.max(0, end - from)}px`);
    setStyle(this.#now, 'transform', `translateY(${end - width / 2}px)`);
  }

  hide(): void {
    if (!this.#root.hidden) this.#root.hidden = true;
  }
}
