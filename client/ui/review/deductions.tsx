/** Everything that cost points in a half, of both sides; each line leads to its step. */

import type { MatchRecord } from '../../../shared/duel/record.ts';
import { signed, t } from '../../i18n/i18n.ts';
import type { Deduction } from '../../model/review-deductions.ts';
import { headline } from '../feedback-card.tsx';
import { endName, sideOf } from './players.ts';
import type { Walk } from './use-walk.ts';
import { Person } from '../person.tsx';

export function Deductions({
  record,
  all,
  walk,
}: {
  readonly record: MatchRecord;
  /** By half. */
  readonly all: readonly (readonly Deduction[])[];
  readonly walk: Walk;
}) {
  const { place } = walk;
  const here = all[place.half] ?? [];
  const elsewhere = all.flat().length - here.length;
  return (
    <section class="walk-deductions" aria-labelledby="review-deductions">
      <h2 id="review-deductions">{t('review.deductions')}</h2>
      {here.length === 0 && <p class="dim">{t('review.deductions.none')}</p>}
      <ol>
        {here.map((deduction) => (
          <Line key={keyOf(deduction)} record={record} deduction={deduction} walk={walk} />
        ))}
      </ol>
      {elsewhere > 0 && <p class="dim">{t('review.deductions.elsewhere', { count: elsewhere })}</p>}
    </section>
  );
}

function keyOf({ of, seat, step }: Deduction): string {
  return `${of.kind} ${seat} ${step}`;
}

function Line({
  record,
  deduction,
  walk,
}: {
  readonly record: MatchRecord;
  readonly deduction: Deduction;
  readonly walk: Walk;
}) {
  const half = record.review.halves[walk.place.half];
  if (half === undefined) return null;
  const { step, end, price } = deduction;
  const present = step !== null && step === walk.place.step;
  return (
    <li class={sideOf(half, end)}>
      <button
        type="button"
        aria-current={present ? 'step' : undefined}
        disabled={step === null}
        onClick={() => walk.go({ ...walk.place, step })}
      >
        <span class="nth">{step === null ? '' : step + 1}</span>
        <b>{deductionName(deduction)}</b>
        <span class="who">
          <Person name={endName(record, half, end)} />
        </span>
        <span class="points">{price > 0 ? signed(-price) : t('points.none')}</span>
      </button>
    </li>
  );
}

/** What cost points, in a few words. */
function deductionName({ of }: Deduction): string {
  switch (of.kind) {
    case 'judgement':
      return headline(of.judgement);
    case 'hint':
      return of.hint.step > 3 ? t('review.deduction.answer') : t('review.deduction.hint', { step: of.hint.step });
    case 'call':
      return t('review.deduction.call');
  }
}
