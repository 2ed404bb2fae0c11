/** The figure's way in, in a chunk of its own with Phaser: the page imports it when a duel begins. */

import type { SeatView } from '../../shared/duel/view.ts';
import './figure.css';
import { LiveView } from './live.ts';

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
