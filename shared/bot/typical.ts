/** `typical`: errs where most people do, more often the more often the wrong version has been published. */

import { shuffle } from '../lib/random.ts';
import type { Move } from '../referee/verdict.ts';
import { MISCONCEPTIONS, type Misconception } from './misconceptions.ts';
import { claimWrong, dueOr, sendWrong, type Situation, waitWrong } from './erring.ts';

/**
 * How often a person acts on a misconception where it comes to mind, in percent: one found in three or more places is
 * likelier than what one person once believed. (No counts exist: the order is documented, the figures are ours.)
 */
function percentOf({ sources }: Misconception): number {
  return sources >= 3 ? 35 : sources === 2 ? 25 : 15;
}

/** The move to which a misconception leads here; null: it does not come to mind, or the cards do not have it. */
function moveOf(situation: Situation, { move, mistake, when }: Misconception): Move | null {
  const { endpoint } = situation;
  const due = dueOr(situation);
  if (when?.(endpoint, due) === false) return null;
  switch (move.kind) {
    case 'send': {
      const made = move.of(due, endpoint);
      // A card that makes the same mistake in a segment with other flags is a different misconception.
      const sameFlags = (card: { readonly flags: readonly string[] }) => card.flags.join() === made.flags.join();
      // A segment that nothing asks for is also a needless ACK.
      return sendWrong(situation, [mistake, 'needless-ack'], [made], sameFlags);
    }
    case 'wait':
      return waitWrong(situation, [mistake]);
    case 'claim':
      return claimWrong(situation, move, mistake);
  }
}

/** At its first try: the first misconception, in a drawn order, that comes to mind and is believed this time. */
export function errAsMostDo(situation: Situation): Move | null {
  if (situation.position.attempt > 1) return null;
  for (const misconception of shuffle(MISCONCEPTIONS, situation.draw)) {
    const move = moveOf(situation, misconception);
    if (move !== null && situation.draw(100) < percentOf(misconception)) return move;
  }
  return null;
}
