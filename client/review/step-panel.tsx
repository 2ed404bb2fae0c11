/** A step from the top down: the event, what was owed, the move, the verdict and its reason, the current question. */

import type { RecordStep } from '../../shared/duel/views/record.ts';
import { HINTS_MAX } from '../../shared/duel/rules/score.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { judgementAt } from '../figure/layout/review-moment.ts';
import { SegmentLine } from '../match/segment-line.tsx';
import { OpenPositions } from './open-positions.tsx';
import { endName, sideOf } from './players.ts';
import type { Reviewed } from './reviewed.ts';
import { fateOf, lettersAt, tellStep } from './step-words.ts';
import { VerdictCard } from './verdict-card.tsx';
import { BetStep } from './review-bets.tsx';
import { ChallengeNames } from './challenge-names.tsx';

export function StepPanel({
  match,
  half,
  steps,
  index,
  practises,
  onWhole,
}: {
  readonly match: Reviewed;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly index: number;
  /** Whether practice may begin from here. */
  readonly practises: boolean;
  /** Back to the whole half. */
  readonly onWhole: () => void;
}) {
  const step = steps[index];
  if (step === undefined) return null;
  const { title, segment } = tellStep(match, half, step);
  const judgement = judgementAt(half, step);
  const fate = fateOf(match, half, step);
  const letters = lettersAt(half, step);
  const side = step.subject.kind === 'start' ? '' : sideOf(match, half, step.end);
  return (
    <article class={`step-card grid ${side}`}>
      <p class="kicker in-line">
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
      {step.subject.kind === 'hint' && (half.hints[step.subject.index]?.step ?? 0) > HINTS_MAX && (
        <p>{t('review.hint.answer')}</p>
      )}
      {step.subject.kind === 'challenge' && <ChallengeNames challenge={half.challenges[step.subject.index]} />}
      {step.subject.kind === 'bet' && <BetStep bet={half.bets[step.subject.index]} />}
      {judgement !== null && (
        <VerdictCard
          judgement={judgement}
          letters={letters}
          owed={steps[index - 1]?.open[step.end]?.owed ?? null}
          told={endName(match, half, judgement.end)}
        />
      )}
      <OpenPositions match={match} half={half} steps={steps} index={index} practises={practises} />
    </article>
  );
}
