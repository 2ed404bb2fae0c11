/** Chooses the half that is shown. */

import { t } from '../words/i18n.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import { Choice } from '../kit/choice.tsx';
import { halfTitle } from '../match/half-name.ts';

/** More halves than these are chosen from a list. */
const TABS_MAX = 4;

export function HalfPicker({
  review,
  halves,
  index,
  onChoose,
}: {
  readonly review: Review;
  /** How many the match was to have; null: no end. */
  readonly halves: number | null;
  readonly index: number;
  readonly onChoose: (index: number) => void;
}) {
  const options = review.halves.map(({ half }, at) => ({ value: String(at), label: halfTitle({ half, halves }) }));
  // Of one half there is nothing to choose.
  if (options.length < 2) return null;
  if (options.length > TABS_MAX)
    return (
      <label class="field grid half-list">
        <span class="sr-only">{t('result.half')}</span>
        <select class="input" value={String(index)} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <Choice
      legend={t('result.half')}
      options={options}
      value={String(index)}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  );
}
