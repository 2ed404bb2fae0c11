/** What a student's view means for the page: which screen, which duel, how long a round still runs. */

import type { StudentView } from '../../shared/lesson/class-view.ts';
import type { Answer } from '../../shared/lesson/lesson.ts';

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

/** A length of time in minutes and seconds. */
export function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How an option stands to what was right, once that is known. */
export type Mark = 'right' | 'wrong' | 'missed' | null;

/** @param chosen the student's own answer; null: he gave none */
export function markOf(option: number, right: Answer, chosen: Answer | null): Mark {
  const isRight = has(right, option);
  const isChosen = chosen !== null && has(chosen, option);
  if (isRight) return isChosen ? 'right' : 'missed';
  return isChosen ? 'wrong' : null;
}

function has(answer: Answer, option: number): boolean {
  if (answer.kind === 'single') return answer.option === option;
  return answer.kind === 'several' && answer.options.includes(option);
}
