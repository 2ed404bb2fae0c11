/** Every step of a half in words, as a list to read or to press: the figure for those who do not see it. */

import { useState } from 'preact/hooks';
import type { MatchRecord, RecordStep } from '../../../shared/duel/record.ts';
import type { HalfReview } from '../../../shared/duel/view.ts';
import { t } from '../../i18n/i18n.ts';
import { sentenceOf } from './step-words.ts';
import type { Walk } from './use-walk.ts';

export function AllSteps({
  record,
  half,
  steps,
  walk,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly walk: Walk;
}) {
  // A long list is only made when somebody reads it.
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
                <span class="nth">{index + 1}</span> {sentenceOf(record, half, step)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
