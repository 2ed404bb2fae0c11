/** A failure, in a sentence that says what to do. */

import type { Signal } from '@preact/signals';
import type { Problem } from './session.ts';
import { type MessageKey, t } from '../words/i18n.ts';
import { useApp } from './app-context.ts';

/** The sentence for a failure. */
export function problemKey(problem: Problem): MessageKey {
  return problem === 'no-server' || problem === 'no-answer' || problem === 'sockets-blocked'
    ? `problem.${problem}`
    : `refusal.${problem}`;
}

export function ProblemNotice() {
  const { problem } = useApp().session;
  if (problem.value === null) return null;
  return <Notice of={problem} words={t(problemKey(problem.value))} />;
}

/** A failure, shown until it is dismissed. */
export function Notice<P>({ of, words }: { readonly of: Signal<P | null>; readonly words: string }) {
  return (
    <div class="problem" role="alert">
      <p>{words}</p>
      <button
        type="button"
        class="plain"
        onClick={() => {
          of.value = null;
        }}
      >
        {t('problem.dismiss')}
      </button>
    </div>
  );
}
