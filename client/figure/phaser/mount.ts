/** The entry point of the figure, in a chunk with Phaser: the page imports it when a duel begins. */

import type { Locale } from '../../../shared/lib/language.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import './figure.css';
import './labels.css';
import './ring.css';
import { LiveView } from './live.ts';

export interface FigureDeps {
  locale(): Locale;
  /** The server's clock, ms, as the page estimates it. */
  serverNow(): number;
}

/** The live figure of a duel, filling `parent`. */
export function mountFigure(parent: HTMLElement, deps: FigureDeps): { update(view: SeatView): void; destroy(): void } {
  const view = new LiveView(parent, deps);
  return { update: (next) => view.update(next), destroy: () => view.destroy() };
}
