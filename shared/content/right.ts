/** Chooses the reason why a correct move was correct, from the question and the move. Knows no language. */

import type { RightFacts, RightKey } from './right-key.ts';
import { whySend } from './right-send.ts';
import { whyWait } from './right-wait.ts';

/** The reason for a correct move. Total: where little is known, the reason is general rather than guessed. */
export function whyRight(facts: RightFacts): RightKey {
  const { move } = facts;
  switch (move.kind) {
    case 'send':
      return whySend(move.segment, facts);
    case 'wait':
      return whyWait(facts);
    case 'claim':
      return 'claim';
    case 'bind':
      return move.reuse ? 'bind-reuse' : whyBind(facts);
  }
}

function whyBind({ cause, grounds }: RightFacts): RightKey {
  if (cause?.kind !== 'timer' || cause.timer !== 'time-wait') return 'bind-closed';
  return grounds?.noTimeWait === true ? 'bind-no-time-wait' : 'bind';
}
