/** A step from the top down: what happened, what was owed, what was done, what was said of it and why, what is asked now. */

import type { MatchRecord, RecordStep } from '../../../shared/duel/record.ts';
import type { HalfReview } from '../../../shared/duel/view.ts';
import { formatNumber, t } from '../../i18n/i18n.ts';
import { judgementAt } from '../../model/review-moment.ts';
import { SegmentLine } from '../segment.tsx';
import { OpenPositions } from './open-positions.tsx';
import { endName, sideOf } from './players.ts';
import { fateOf, lettersAt, tellStep } from './step-words.ts';
import { VerdictCard } from './verdict-card.tsx';
import { ChallengeNames } from './challenge-names.tsx';

export function StepPanel({
  record,
  half,
  steps,
  index,
  onWhole,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly index: number;
  /** Back to the whole half. */
  readonly onWhole: () => void;
}) {
  const step = steps[index];
  if (step === undefined) return null;
  const { title, segment } = tellStep(record, half, step);
  const judgement = judgementAt(half, step);
  const fate = fateOf(record, half, step);
  const letters = lettersAt(half, step);
  const side = step.subject.kind === 'start' ? '' : sideOf(half, step.end);
  return (
    <article class={`step-card ${side}`}>
      <p class="kicker">
        <b>{t('review.step', { step: index + 1, steps: steps.length })}</b>
        <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={onWhole}>
          {t('review.showWhole')}
        </button>
        <span>{t('review.seconds', { seconds: formatNumber(Math.round((step.at - half.startedAt) / 100) / 10) })}</span>
      </p>
      <h2>{title}</h2>
      {segment !== null && (
        <p class="step-segment">
          <SegmentLine segment={segment.segment} from={segment.from} symbols={letters} />
        </p>
      )}
      {fate !== null && <p class="fate">{fate}</p>}
      {step.subject.kind === 'call' && <ChallengeNames call={half.calls[step.subject.index]} />}
      {judgement !== null && (
        <VerdictCard
          judgement={judgement}
          letters={letters}
          owed={steps[index - 1]?.open[step.end]?.owed ?? null}
          told={endName(record, half, judgement.end)}
        />
      )}
      <OpenPositions record={record} half={half} steps={steps} index={index} />
    </article>
  );
}
