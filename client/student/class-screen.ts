/** What a student's view means for the page: which screen, which duel, how long a round still runs. */

import type { StudentView } from '../../shared/class/class-view.ts';

export type ClassScreen = 'lobby' | 'duel' | 'question' | 'test' | 'pause' | 'between' | 'over';

/** The screen that belongs to a view. */
export function classScreenOf({ frame, round }: StudentView): ClassScreen {
  if (frame.phase === 'lobby' || frame.phase === 'over') return frame.phase;
  return frame.phase === 'round' && round !== null ? round.kind : 'between';
}

/** The code of the duel that the student plays now, or has just played while others still do; null: there is none. */
export function duelNow(view: StudentView | null): string | null {
  if (view === null || view.frame.phase !== 'round' || view.round?.kind !== 'duel') return null;
  return view.round.code;
}
