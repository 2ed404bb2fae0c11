/** What can be done with the position on the page, and the keys for it. */

import { STATES } from '../../../shared/tcp/state.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import { progress } from '../../model/progress.ts';
import {
  type Asking,
  progressAfter,
  type Sitting,
  sitting,
  withAnswer,
  withHint,
  withNext,
} from '../../model/sitting.ts';
import { useKeys } from '../use-keys.ts';
import { keyMeaning } from '../use-move-keys.ts';

function change(next: (before: Sitting) => Sitting): void {
  if (sitting.value !== null) sitting.value = next(sitting.value);
}

/** Answers; what is settled by it is kept at once. */
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

/** What a key means for the open position; null: nothing. */
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

/** 1-4 a card, 1-8 a state, W sends nothing, P takes the port, H a hint, Enter goes on. They stand on the controls. */
export function useDailyKeys(asking: Asking): void {
  useKeys((key) => {
    if (asking.outcome !== null) return key === 'Enter' ? goToNext : null;
    const meant = meaning(key, asking);
    if (meant === null) return null;
    return meant === 'hint' ? takeHint : () => give(meant);
  });
}
