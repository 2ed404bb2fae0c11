/** Which judged move to show now. */

import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';

/** How much of the last judgement is shown: all of it, or one line beside a new question. */
export interface Feedback {
  readonly judgement: Judgement;
  readonly form: 'full' | 'line';
  /** The position is still open: try again. */
  readonly again: boolean;
}

/** The feedback for a view, or null. */
export function feedbackOf(view: SeatView): Feedback | null {
  const judgement = view.judgements.at(-1);
  if (judgement === undefined) return null;
  const { position } = view;
  if (position === null) return { judgement, form: 'full', again: false };
  const same = judgement.positionId === position.id;
  return { judgement, form: same ? 'full' : 'line', again: same && judgement.verdict !== 'correct' };
}

/** Whether the stack has sent something for the player because of this judgement, as their figure shows. */
export function hasStackPlayed({ at }: Judgement, figure: SeatView['figure']): boolean {
  return figure.some((entry) => entry.kind === 'sent' && entry.by === 'stack' && entry.at === at);
}
