/** What did not work in a class, in a sentence. */

import { CLASS_REFUSALS } from '../../../shared/lesson/class-command.ts';
import type { ClassProblem } from '../../model/class-session.ts';
import type { Problem } from '../../model/session.ts';
import { type MessageKey, t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';
import { Notice, problemKey } from '../problem.tsx';

/** The sentence for a refusal of a class or of a duel, or for no answer. */
function keyOf(problem: ClassProblem): MessageKey {
  const refusal = CLASS_REFUSALS.find((code) => code === problem);
  return refusal === undefined ? problemKey(problem as Problem) : `class.refusal.${refusal}`;
}

export function ClassProblemNotice() {
  const { problem } = useApp().classSession;
  if (problem.value === null) return null;
  return <Notice of={problem} words={t(keyOf(problem.value))} />;
}
