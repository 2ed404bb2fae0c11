/** Every step of a half in words, as a list to read or to press: the accessible form of the figure. */

import { useState } from 'preact/hooks';
import type { RecordStep } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { t } from '../words/i18n.ts';
import type { Reviewed } from './reviewed.ts';
import { sentenceOf } from './step-words.ts';
import type { Walk } from './use-walk.ts';

export function AllSteps({
  match,
  half,
  steps,
  walk,
}: {
  readonly match: Reviewed;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly walk: Walk;
}) {
  // A long list is only rendered when it is opened.
  const [open, setOpen] = useState(false);
  return (
    <details class="all-steps" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('review.all')}</summary>
      {open && (
        <ol>
          {steps.map((step, index) => (
            <li key={`${index + 1}`}>
              <button
                type="button"
                aria-current={index === walk.place.step ? 'step' : undefined}
                onClick={() => walk.go({ ...walk.place, step: index })}
              >
                <span class="nth">{index + 1}</span> {sentenceOf(match, half, step)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
