/** The figure's way in, in a chunk of its own with Phaser: the page imports it when a duel begins. */

import type { Seat } from '../../shared/duel/options.ts';
import type { HalfReview, SeatView } from '../../shared/duel/view.ts';
import './figure.css';
import { LiveView } from './live.ts';
import { ReviewView } from './review.ts';

export interface FigureDeps {
  locale(): 'en' | 'zh';
  /** The server's clock, ms, as the page estimates it. */
  serverNow(): number;
}

/** The live figure of a duel, filling `parent`. */
export function mountFigure(parent: HTMLElement, deps: FigureDeps): { update(view: SeatView): void; destroy(): void } {
  const view = new LiveView(parent, deps);
  return { update: (next) => view.update(next), destroy: () => view.destroy() };
}

/**
 * The figure of a half that is over, filling `parent`, with `you` on the left (null: the active closer). `step(n)`,
 * 0..`steps()`, shows the first n entries and points at the last of them.
 */
export function mountReview(
  parent: HTMLElement,
  deps: FigureDeps,
): {
  show(half: HalfReview, you: Seat | null, names: readonly [string, string], wire: string | null): void;
  steps(): number;
  step(to: number): void;
  destroy(): void;
} {
  const view = new ReviewView(parent, () => deps.locale());
  return {
    show: (half, you, names, wire) => view.show({ half, you, names, wire }),
    steps: () => view.steps(),
    step: (to) => view.step(to),
    destroy: () => view.destroy(),
  };
}
