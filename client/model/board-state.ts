/** What the teacher has chosen on the board, as signals. None of it is known to the class. */

import { type Signal, signal } from '@preact/signals';
import type { BoardPanel } from './board-scene.ts';

/** What the board asks before it is done. */
export type BoardQuestion = 'skip' | 'end' | 'desk';

export interface BoardState {
  readonly panel: Signal<BoardPanel | null>;
  /** What no player can know is hidden on the board. */
  readonly fog: Signal<boolean>;
  /** The round whose answers are shown before it is over. */
  readonly revealed: Signal<number | null>;
  /** The bar of controls is hidden. */
  readonly bare: Signal<boolean>;
  /** The page of small figures. */
  readonly page: Signal<number>;
  /** How many pages of them there are room for; 0: none are shown. */
  readonly pages: Signal<number>;
  /** The duel that is open large. */
  readonly large: Signal<string | null>;
  readonly asking: Signal<BoardQuestion | null>;
}

/** The board as it is when it is opened. */
export function createBoardState(large: string | null): BoardState {
  return {
    panel: signal(null),
    fog: signal(false),
    revealed: signal(null),
    bare: signal(false),
    page: signal(0),
    pages: signal(0),
    large: signal(large),
    asking: signal(null),
  };
}
