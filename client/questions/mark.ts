/** Marks each option of an answered question. */

import type { Answer } from '../../shared/class/lesson.ts';

/** The relation of an option to the right answer, once that is known. */
export type Mark = 'right' | 'wrong' | 'missed' | null;

/** @param chosen the student's own answer; null: they gave none */
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
