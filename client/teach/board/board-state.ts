/** The teacher's choices on the board, as signals. The class knows none of them. */

import { type Signal, signal } from '@preact/signals';
import type { BoardPanel } from './board-scene.ts';

/** The pending confirmation. */
export type BoardQuestion = 'skip' | 'end' | 'desk';

export interface BoardState {
  readonly panel: Signal<BoardPanel | null>;
  /** The board hides what no player can know. */
  readonly fog: Signal<boolean>;
  /** The round whose answers are shown before it is over. */
  readonly revealed: Signal<number | null>;
  /** The bar of controls is hidden. */
  readonly bare: Signal<boolean>;
  /** The page of small figures. */
  readonly page: Signal<number>;
  /** How many pages fit; 0: none are shown. */
  readonly pages: Signal<number>;
  /** The enlarged duel. */
  readonly large: Signal<string | null>;
  readonly asking: Signal<BoardQuestion | null>;
}

/** The initial state of the board. */
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
