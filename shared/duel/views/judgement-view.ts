/** What a player may see of the judgement of their move while its position is still open. */

import { judgementWith } from '../state/constructors.ts';
import type { EndState } from '../state/state.ts';
import type { Judgement } from '../vocabulary/judgement.ts';

/** The open position of an end, and whether its state is what is asked. */
export interface Veil {
  readonly open: number | null;
  readonly stateHidden: boolean;
}

/** What the open position of an end hides. */
export function veilOf({ position, stateHidden }: EndState): Veil {
  return { open: position?.id ?? null, stateHidden };
}

/** What of a judgement is hidden: nothing, what was right, or the state as well. */
export function hiddenIn({ positionId }: Judgement, { open, stateHidden }: Veil): 'nothing' | 'right' | 'state' {
  if (positionId === null || positionId !== open) return 'nothing';
  return stateHidden ? 'state' : 'right';
}

/** A judgement as its player may see it. @param id its number among those of its seat, from 1 */
export function shownJudgement(judgement: Judgement, id: number, veil: Veil): Judgement {
  const { numbers } = judgement;
  const hidden = hiddenIn(judgement, veil);
  if (hidden === 'nothing') return judgementWith(judgement, numbers, { id });
  const known = { id, right: null, grounds: null };
  if (hidden === 'right') return judgementWith(judgement, numbers, known);
  return judgementWith(judgement, { ...numbers, twoMslEndsAt: null }, { ...known, state: null });
}

/** A judgement without what its position still hides, if that position is still open. */
export function veiled(judgement: Judgement, end: EndState): Judgement {
  return shownJudgement(judgement, judgement.id, veilOf(end));
}
