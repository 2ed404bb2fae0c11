/** A failure in a class, as a sentence. */

import { CLASS_REFUSALS } from '../../shared/class/class-refusals.ts';
import type { ClassProblem } from './class-session.ts';
import type { Problem } from './session.ts';
import { type MessageKey, t } from '../words/i18n.ts';
import { useApp } from './app-context.ts';
import { Notice, problemKey } from './problem.tsx';

/** The sentence for a refusal by a class or a duel, or for no answer. */
function keyOf(problem: ClassProblem): MessageKey {
  const refusal = CLASS_REFUSALS.find((code) => code === problem);
  return refusal === undefined ? problemKey(problem as Problem) : `class.refusal.${refusal}`;
}

export function ClassProblemNotice() {
  const { problem } = useApp().classSession;
  if (problem.value === null) return null;
  return <Notice of={problem} words={t(keyOf(problem.value))} />;
}
