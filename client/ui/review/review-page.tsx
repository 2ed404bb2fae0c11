/** The page of a match that is over, by its link: both sides without fog, a step at a time, everything that cost points. */

import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { levelText } from '../../../shared/content/explain.ts';
import type { MatchRecord } from '../../../shared/duel/record.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { STORM } from '../../model/level-groups.ts';
import { HOME } from '../../model/place.ts';
import { matchDeductions } from '../../model/review-deductions.ts';
import type { WalkPlace } from '../../model/review-place.ts';
import { useApp } from '../app-context.ts';
import { halfTitle } from '../half-name.ts';
import { ProblemNotice } from '../problem.tsx';
import { HalfPicker } from '../result-parts.tsx';
import { goTo, hrefOf } from '../route.ts';
import { AllSteps } from './all-steps.tsx';
import { Deductions } from './deductions.tsx';
import { Files } from './files.tsx';
import { Overview } from './overview.tsx';
import { PaperPages } from './paper-pages.tsx';
import { Scores } from './scores.tsx';
import { StepPanel } from './step-panel.tsx';
import { sentenceOf } from './step-words.ts';
import { Transport } from './transport.tsx';
import { useWalk } from './use-walk.ts';
import { VariablesTable } from './variables-table.tsx';
import { WalkFigure } from './walk-figure.tsx';

export function ReviewPage({ matchId }: { readonly matchId: string }) {
  const record = useRecord(matchId);
  if (record === 'loading')
    return (
      <main class="review-gone" id="main" aria-busy="true">
        <p role="status">{t('review.loading')} …</p>
      </main>
    );
  if (record === null || record.steps.length === 0) return <Missing />;
  return <ReviewOf record={record} />;
}

/** The record of a match; null: it is not to be had. */
function useRecord(matchId: string): MatchRecord | null | 'loading' {
  const { actions } = useApp();
  const [record, setRecord] = useState<MatchRecord | null | 'loading'>('loading');
  useEffect(() => {
    let left = false;
    void actions.record(matchId).then((found) => {
      if (!left) setRecord(found);
    });
    return () => {
      left = true;
    };
  }, [actions, matchId]);
  return record;
}

function Missing() {
  return (
    <main class="review-gone" id="main">
      <h1>{t('review.missing.title')}</h1>
      <p class="lead">{t('review.missing.what')}</p>
      <button type="button" class="button primary" onClick={() => goTo(HOME)}>
        {t('leave.home')}
      </button>
    </main>
  );
}

function ReviewOf({ record }: { readonly record: MatchRecord }) {
  const deductions = useMemo(() => matchDeductions(record), [record]);
  const marked = deductions.map((half) => half.flatMap(({ step }) => (step === null ? [] : [step])));
  const walk = useWalk(record, marked);
  const { place } = walk;
  const panel = useTopAfterJumps(place);
  const half = record.review.halves[place.half];
  const steps = record.steps[place.half] ?? [];
  if (half === undefined) return <Missing />;
  const step = place.step === null ? undefined : steps[place.step];
  const sentence = step === undefined ? t('review.whole') : sentenceOf(record, half, step);
  const halves = record.levelId === STORM ? null : record.review.halves.length;
  return (
    <main class="review" id="main">
      <Head record={record} title={halfTitle({ half: half.half, halves })} />
      <HalfPicker
        review={record.review}
        halves={halves}
        index={place.half}
        onChoose={(index) => walk.go({ half: index, step: null })}
      />
      <PaperPages record={record} />
      <div class="walk-figure">
        <WalkFigure record={record} half={half} steps={steps} walk={walk} />
      </div>
      <Transport walk={walk} marked={marked[place.half] ?? []} sentence={sentence} />
      <div class="walk-panel" ref={panel}>
        <ProblemNotice />
        {place.step === null ? (
          <Overview record={record} half={half} walk={walk} />
        ) : (
          <div class="step-now">
            <StepPanel
              record={record}
              half={half}
              steps={steps}
              index={place.step}
              onWhole={() => walk.go({ ...place, step: null })}
            />
            <VariablesTable record={record} half={half} steps={steps} index={place.step} />
          </div>
        )}
        <Deductions record={record} all={deductions} walk={walk} />
        <Scores record={record} halves={halves} />
        <AllSteps record={record} half={half} steps={steps} walk={walk} />
        <Files record={record} half={half} place={place} />
        <button type="button" class="plain" onClick={() => goTo(HOME)}>
          {t('leave.home')}
        </button>
      </div>
      <p class="sr-only" role="status">
        {step === undefined ? '' : sentence}
      </p>
    </main>
  );
}

/** What scrolls begins at its top after a jump; from one step to the next it stays where the reader looks. */
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

function Head({ record, title }: { readonly record: MatchRecord; readonly title: string }) {
  const { levelId, playedAt, practice } = record;
  const date = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(playedAt);
  return (
    <header class="walk-head">
      <h1>
        {t('review.title')} · {levelText(levelId, locale.value).title}
        <span class="on-paper"> · {title}</span>
      </h1>
      <p class="dim">{date}</p>
      {practice !== null && (
        <p class="dim">
          {t('review.practice')} ·{' '}
          <a href={hrefOf({ kind: 'review', matchId: practice.matchId })}>{t('review.openOriginal')}</a>
        </p>
      )}
    </header>
  );
}
