/** What can be done with the position on the page, and the keys for it. */

import { useEffect } from 'preact/hooks';
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

/** Where a key is typed as text, or pressed together with another, it is none of ours. */
function isOurs(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null);
}

/** 1-4 a card, 1-8 a state, W sends nothing, P takes the port, H a hint, Enter goes on. They stand on the controls. */
export function useDailyKeys(asking: Asking): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isOurs(event)) return;
      if (asking.outcome !== null) {
        const onControl = event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null;
        if (event.key === 'Enter' && !onControl) goToNext();
        return;
      }
      const meant = meaning(event.key, asking);
      if (meant === null) return;
      event.preventDefault();
      if (meant === 'hint') takeHint();
      else give(meant);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
