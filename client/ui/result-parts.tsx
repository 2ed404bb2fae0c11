/** What both players and the third one see of a match that is over: which half, how it ended, what cost points. */

import { useState } from 'preact/hooks';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { HalfReview, Review } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { MEANT_TO_BREAK, STORM } from '../model/level-groups.ts';
import { knewNothing } from '../model/review-history.ts';
import { Choice } from './choice.tsx';
import { CallList, DeductionList } from './deduction-list.tsx';
import { halfTitle } from './half-name.ts';

/** More halves than these are chosen from a list. */
const TABS_MAX = 4;

/** The half that is looked at, its index, and how to look at another. */
export function useHalf(review: Review): readonly [HalfReview | undefined, number, (index: number) => void] {
  const [index, setIndex] = useState(0);
  return [review.halves[index], index, setIndex];
}

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
      <label class="field half-list">
        <span>{t('result.half')}</span>
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

interface HalfParts {
  readonly half: HalfReview;
  readonly you: Seat | null;
  readonly names: readonly [string, string];
  readonly levelId: string;
}

export function HalfDeductions({ half, you, names, levelId }: HalfParts) {
  return (
    <>
      <Outcome half={half} you={you} names={names} levelId={levelId} />
      <DeductionList half={half} you={you} names={names} />
      <CallList half={half} you={you} names={names} />
    </>
  );
}

/** Said only where an end did not simply close. */
export function Outcome({ half, you, names, levelId }: HalfParts) {
  const { outcome } = half;
  if (ENDS.every((end) => outcome[end] === 'normal')) return null;
  const meant = MEANT_TO_BREAK.includes(levelId);
  const broken = ENDS.some((end) => outcome[end] !== null && outcome[end] !== 'normal');
  const who = (end: End) => {
    const seat: Seat = half.endOf[0] === end ? 0 : 1;
    return seat === you ? t('you') : names[seat];
  };
  return (
    <section class={broken && !meant && levelId !== STORM ? 'outcome bad' : 'outcome'} aria-label={t('outcome.title')}>
      <dl>
        {ENDS.map((end) => (
          <div key={end}>
            <dt>{who(end)}</dt>
            <dd>{t(`outcome.${outcome[end] ?? (knewNothing(end, half.entries) ? 'none' : 'open')}`)}</dd>
          </div>
        ))}
      </dl>
      {meant && <p class="dim">{t('outcome.meant')}</p>}
    </section>
  );
}
