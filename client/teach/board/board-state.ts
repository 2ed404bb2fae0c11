/** The teacher's choices on the board, as signals. The class knows none of them. */

import { type Signal, signal } from '@preact/signals';
import type { TeacherView } from '../../../shared/class/class-view.ts';
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
  /** Ends the moment that is playing, in its last frame; null: none plays. */
  readonly playing: Signal<(() => void) | null>;
  /** The turn of the class in which this board was opened; null: it has shown none yet. */
  opened: string | null;
  /** The moments that came of themselves and are over. */
  readonly played: Signal<ReadonlySet<string>>;
}

/** The turn of a class: everything that may begin of itself belongs to one. */
export function turnOf({ frame: { phase, round } }: TeacherView): string {
  return `${phase} ${round}`;
}

/**
 * The initial state of the board.
 * @param opened the turn of the class that this board finds: what it did not see begin stands in its last frame
 */
export function createBoardState(large: string | null, opened: string | null = null): BoardState {
  return {
    panel: signal(null),
    fog: signal(false),
    revealed: signal(null),
    bare: signal(false),
    page: signal(0),
    pages: signal(0),
    large: signal(large),
    asking: signal(null),
    playing: signal(null),
    opened,
    played: signal(new Set<string>()),
  };
}

/** The first turn of the class that a board shows: what belongs to it began before. */
export function foundBy(state: BoardState, turn: string): void {
  state.opened ??= turn;
}

/** Whether something of this turn still begins of itself. */
export function isToPlay({ opened, played }: BoardState, turn: string, what: string): boolean {
  return opened !== turn && !played.value.has(`${turn} ${what}`);
}

/** Whether the headline comes before the podium now. */
export function announces(state: BoardState, view: TeacherView): boolean {
  return isToPlay(state, turnOf(view), 'headline');
}

/** It has been shown: from now on it stands in its last frame. */
export function hasPlayed({ played }: BoardState, turn: string, what: string): void {
  if (!played.peek().has(`${turn} ${what}`)) played.value = new Set([...played.peek(), `${turn} ${what}`]);
}
