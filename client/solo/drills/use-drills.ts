/** The actions for the current position, and their keys. */

import { STATES } from '../../../shared/tcp/connection-state.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import { progress } from '../../context/progress.ts';
import { type Asking, progressAfter, type Sitting, sitting, withAnswer, withHint, withNext } from './drill-sitting.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { keyMeaning } from '../../match/use-move-keys.ts';

function change(next: (before: Sitting) => Sitting): void {
  if (sitting.value !== null) sitting.value = next(sitting.value);
}

/** Answers; a settled position is stored at once. */
export function give(move: Move): void {
  change((before) => withAnswer(before, move, performance.now()));
  const asking = sitting.value?.asking ?? null;
  if (asking !== null && asking.outcome !== null) progress.value = progressAfter(progress.value, asking, Date.now());
}

export function takeHint(): void {
  change(withHint);
}

export function goToNext(): void {
  change((before) => withNext(before, progress.value, Date.now(), performance.now()));
}

/** The meaning of a key for the open position, or null. */
function meaning(key: string, { question, tried }: Asking): Move | 'hint' | null {
  if (key.toLowerCase() === 'h') return 'hint';
  if (question.asked === 'state') {
    const state = /^[1-8]$/.test(key) ? STATES[Number(key) - 1] : undefined;
    return state === undefined ? null : { kind: 'claim', state };
  }
  if (tried.includes(Number(key) - 1)) return null;
  const move = keyMeaning(key, question.view);
  return move === 'names' ? null : move;
}

/**
 * 1-4 a card, 1-8 a state, W sends nothing, P takes the port, H a hint, Enter continues. They are shown on the
 * controls.
 */
export function useDailyKeys(asking: Asking): void {
  useKeys((key) => {
    if (asking.outcome !== null) return key === 'Enter' ? goToNext : null;
    const meant = meaning(key, asking);
    if (meant === null) return null;
    return meant === 'hint' ? takeHint : () => give(meant);
  });
}
