/** What did not work, in a sentence that says what to do. */

import type { Problem } from '../model/session.ts';
import { type MessageKey, t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';

/** The sentence for what did not work. */
export function problemKey(problem: Problem): MessageKey {
  return problem === 'no-server' || problem === 'no-answer' ? `problem.${problem}` : `refusal.${problem}`;
}

export function ProblemNotice() {
  const { problem } = useApp().session;
  if (problem.value === null) return null;
  return (
    <div class="problem" role="alert">
      <p>{t(problemKey(problem.value))}</p>
      <button
        type="button"
        class="plain"
        onClick={() => {
          problem.value = null;
        }}
      >
        {t('problem.dismiss')}
      </button>
    </div>
  );
}
