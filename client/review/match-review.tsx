/**
 * The review of a finished match, on every page that shows one: the figure without fog, a step at a time, and
 * everything that cost points.
 */

import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../words/i18n.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { sentences } from '../kit/sentences.ts';
import { AllSteps } from './all-steps.tsx';
import { Deductions, RightChallenges } from './deductions.tsx';
import { Bets } from './review-bets.tsx';
import { HalfPicker } from './half-picker.tsx';
import { Overview } from './overview.tsx';
import type { WalkPlace } from './review-place.ts';
import { Scores } from './scores.tsx';
import { Stage } from './review-stage.tsx';
import { StepPanel } from './step-panel.tsx';
import type { Fog } from './use-fog.ts';
import type { Reading } from './use-reading.ts';
import type { Drawn } from './walk-figure.tsx';
import { VariablesTable } from './variables-table.tsx';

export function Review({
  reading,
  fog,
  head,
  note,
  ways,
  practises,
  ending,
  children,
}: {
  readonly reading: Reading;
  readonly fog: Fog;
  /** The page's headline. */
  readonly head: ComponentChildren;
  /** The content beside the scores. */
  readonly note?: ComponentChildren;
  /** The links to continue with. */
  readonly ways?: ComponentChildren;
  /** Whether practice may begin from a step. */
  readonly practises: boolean;
  /** Right after a match: what stands in place of the overview of the whole half, and what is drawn over its figure. */
  readonly ending?: { readonly panel: ComponentChildren; readonly drawn: Drawn } | undefined;
  /** The content below everything else. */
  readonly children?: ComponentChildren;
}) {
  const { match, half, halves, steps, step, walk } = reading;
  const { place } = walk;
  const panel = useTopAfterJumps(place);
  const ends = step === null || place.step === null ? ending : undefined;
  return (
    <>
      {ends === undefined && head}
      <HalfPicker
        review={match.review}
        halves={halves}
        index={place.half}
        onChoose={(index) => walk.go({ half: index, step: null })}
      />
      <Stage reading={reading} fog={fog} drawn={ends?.drawn} />
      <div class="walk-panel grid" ref={panel}>
        <ProblemNotice />
        {ends !== undefined ? (
          ends.panel
        ) : step === null || place.step === null ? (
          <Overview reading={reading} fog={fog}>
            {note}
          </Overview>
        ) : (
          <div class="step-now grid wide">
            <StepPanel
              match={match}
              half={half}
              steps={steps}
              index={place.step}
              practises={practises}
              onWhole={() => walk.go({ ...place, step: null })}
            />
            <VariablesTable match={match} half={half} steps={steps} index={place.step} />
          </div>
        )}
        {ends === undefined && ways}
        {step === null && ends === undefined && (
          <p class="dim">{sentences([t('review.lifted'), steps.length > 0 ? t('review.how') : ''], locale.value)}</p>
        )}
        <Deductions reading={reading} />
        <RightChallenges reading={reading} />
        <Bets reading={reading} />
        <Scores match={match} halves={halves} />
        {steps.length > 0 && <AllSteps match={match} half={half} steps={steps} walk={walk} />}
        {children}
      </div>
    </>
  );
}

/** Scroll containers start at the top after a jump; between adjacent steps they stay where the reader looks. */
function useTopAfterJumps(place: WalkPlace): RefObject<HTMLDivElement | null> {
  const region = useRef<HTMLDivElement>(null);
  const before = useRef(place);
  useEffect(() => {
    const { half, step } = before.current;
    const isNext = half === place.half && step !== null && place.step !== null && Math.abs(step - place.step) === 1;
    before.current = place;
    if (!isNext) region.current?.scrollTo({ top: 0 });
  }, [place]);
  return region;
}
