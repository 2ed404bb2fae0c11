/** Everything that cost points in a half, and the right challenges, of both sides; each line leads to its step. */

import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { HINTS_MAX } from '../../shared/duel/rules/score.ts';
import { signed, t } from '../words/i18n.ts';
import { headline } from '../match/feedback-words.ts';
import { SegmentLine } from '../match/segment-line.tsx';
import { Person } from '../kit/person.tsx';
import { endName, sideOf } from './players.ts';
import { type Deduction, rightChallenges } from './review-deductions.ts';
import type { Reading } from './use-reading.ts';
import { VerdictCard } from './verdict-card.tsx';

export function Deductions({ reading }: { readonly reading: Reading }) {
  const { deductions, walk } = reading;
  const here = deductions[walk.place.half] ?? [];
  const elsewhere = deductions.flat().length - here.length;
  return (
    <section class="walk-deductions" aria-labelledby="review-deductions">
      <h2 id="review-deductions">{t('review.deductions')}</h2>
      {here.length === 0 && <p class="dim">{t('review.deductions.none')}</p>}
      <Lines reading={reading} of={here} />
      {elsewhere > 0 && <p class="dim">{t('review.deductions.elsewhere', { count: elsewhere })}</p>}
    </section>
  );
}

/** The gains of right challenges; empty if there were none. */
export function RightChallenges({ reading }: { readonly reading: Reading }) {
  const right = rightChallenges(reading.half, reading.steps);
  if (right.length === 0) return null;
  return (
    <section class="walk-deductions gains" aria-labelledby="review-gains">
      <h2 id="review-gains">{t('coach.challenges')}</h2>
      <Lines reading={reading} of={right} />
    </section>
  );
}

function Lines({ reading, of }: { readonly reading: Reading; readonly of: readonly Deduction[] }) {
  const { match, half } = reading;
  return (
    <ol>
      {of.map((deduction, index) => (
        <li key={`${half.half} ${index + 1}`} class={sideOf(match, half, deduction.end)}>
          <Line reading={reading} deduction={deduction} />
        </li>
      ))}
    </ol>
  );
}

function Line({ reading, deduction }: { readonly reading: Reading; readonly deduction: Deduction }) {
  const { step } = deduction;
  const { place, go } = reading.walk;
  if (step === null) return <Unlinked reading={reading} deduction={deduction} />;
  return (
    <button
      type="button"
      aria-current={step === place.step ? 'step' : undefined}
      onClick={() => go({ ...place, step })}
    >
      <span class="nth">{step + 1}</span>
      <Summary reading={reading} deduction={deduction} />
    </button>
  );
}

/** Without the record no step describes a move: its line does. */
function Unlinked({ reading, deduction }: { readonly reading: Reading; readonly deduction: Deduction }) {
  const { match, half } = reading;
  const { of, end } = deduction;
  return (
    <details>
      <summary>
        <span class="nth" aria-hidden="true" />
        <Summary reading={reading} deduction={deduction} />
      </summary>
      {of.kind === 'judgement' && (
        <VerdictCard judgement={of.judgement} letters={half.symbols} owed={null} told={endName(match, half, end)} />
      )}
    </details>
  );
}

function Summary({ reading, deduction }: { readonly reading: Reading; readonly deduction: Deduction }) {
  const { match, half } = reading;
  const { seat, end, price } = deduction;
  return (
    <>
      <b>
        <Name deduction={deduction} half={half} />
      </b>
      <span class="who">{seat === match.you ? t('you') : <Person name={endName(match, half, end)} />}</span>
      <span class="points">{price === 0 ? t('points.none') : signed(-price)}</span>
    </>
  );
}

/** The item in a few words; a right challenge by the wrong segment. */
function Name({ deduction: { of }, half }: { readonly deduction: Deduction; readonly half: HalfReview }) {
  switch (of.kind) {
    case 'judgement':
      return <>{headline(of.judgement)}</>;
    case 'hint':
      return (
        <>
          {of.hint.step > HINTS_MAX ? t('review.deduction.answer') : t('review.deduction.hint', { step: of.hint.step })}
        </>
      );
    case 'challenge':
      if (of.challenge.points < 0) return <>{t('review.deduction.challenge')}</>;
      return (
        <SegmentLine
          segment={of.challenge.segment}
          from={of.challenge.end === 'A' ? 'B' : 'A'}
          symbols={half.symbols}
        />
      );
  }
}
