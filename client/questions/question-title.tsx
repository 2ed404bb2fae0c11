/** The text of a question, as the heading of its page. */

import { useEffect, useRef } from 'preact/hooks';
import { isFocusFree } from '../kit/landing.ts';

/** Takes the focus when the focused element is gone. */
export function QuestionTitle({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each question
  useEffect(() => {
    if (isFocusFree()) heading.current?.focus({ preventScroll: true });
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1} class="question-text">
      {children}
    </h1>
  );
}
