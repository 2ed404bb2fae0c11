/** The end of a match: the fog lifts, how it ended, what happened, and where it goes on; below, the review. */

import { useMemo } from 'preact/hooks';
import { levelText } from './words/explanations.ts';
import type { Review as MatchReview } from '../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../shared/duel/vocabulary/seat.ts';
import { bestHalf } from '../shared/story/half-story.ts';
import { locale, t } from './words/i18n.ts';
import { useApp } from './context/app-context.ts';
import { leaveMatch } from './context/leave.ts';
import { STORM } from './context/level-groups.ts';
import { broughtAgain } from './context/own-level.ts';
import { type Place, pathOf } from './context/place.ts';
import { momentOfMatch, triedFrom } from './context/moment-match.ts';
import { matchOptions } from './context/preferences.ts';
import { progress } from './context/progress.ts';
import { inClass } from './context/route.ts';
import { useOrigin } from './context/use-origin.ts';
import { NextButton } from './ending/next-button.tsx';
import { useEnding } from './ending/use-ending.tsx';
import { CopyButton } from './kit/copy-button.tsx';
import { peerName } from './match/peer-name.ts';
import { ReviewLink } from './match/review-link.tsx';
import { Review } from './review/match-review.tsx';
import { Overview } from './review/overview.tsx';
import { reviewedBySeat } from './review/reviewed.ts';
import { Captures } from './review/save-capture.tsx';
import { useFog } from './review/use-fog.ts';
import { type Reading, useReading } from './review/use-reading.ts';
import { useSteps } from './review/use-record.ts';
import { isOnceMore } from './solo/path/path.ts';
import { runOf } from './solo/path/run-of.ts';
import { NextStep, RunNote } from './solo/path/run-note.tsx';
import { WaitingForOthers } from './student/class-bar.tsx';

export function Result({ view, review }: { readonly view: SeatView; readonly review: MatchReview }) {
  // The view goes on to change, as when the other player leaves; the match does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the view is read stays as it is from here on
  const known = useMemo(() => reviewedBySeat(view, review), [review]);
  const match = useSteps(known);
  const first = useMemo(() => bestHalf(review.halves, view.you.seat), [review, view.you.seat]);
  const reading = useReading(match, false, first);
  if (reading === null)
    return (
      <main class="sheet grid" id="main">
        <section class="panel-card box grid">
          <Head view={view} review={review} />
          <div class="onward">
            <Next view={view} />
          </div>
          <Quiet view={view} review={review} />
        </section>
      </main>
    );
  return <Ended view={view} review={review} reading={reading} />;
}

interface Over {
  readonly view: SeatView;
  readonly review: MatchReview;
}

function Ended({ view, review, reading }: Over & { readonly reading: Reading }) {
  const fog = useFog(review.matchId);
  const quiet = <Quiet view={view} review={review} />;
  const ending = useEnding({
    reading,
    fog,
    verdict: view.practice === null ? outcomeWords(view, review) : '',
    ...(view.practice === null ? {} : { headline: outcomeWords(view, review) }),
    next: <Next view={view} />,
    rest: (
      <Overview reading={reading} fog={fog} brief>
        <RunNote view={view} />
      </Overview>
    ),
    quiet,
  });
  return (
    <main class="review result" id="main" data-at={reading.step === null ? 'ending' : 'step'}>
      <Review
        reading={reading}
        fog={fog}
        head={<Head view={view} review={review} />}
        ending={ending}
        ways={quiet}
        practises={!inClass()}
      >
        <Captures match={reading.match} half={reading.half} />
      </Review>
    </main>
  );
}

/** Who won; after practice, with how many points. */
function outcomeWords(view: SeatView, review: MatchReview): string {
  const own = review.scores[view.you.seat];
  const other = review.scores[view.you.seat === 0 ? 1 : 0];
  const outcome = own === other ? 'drawn' : own > other ? 'won' : 'lost';
  if (view.practice !== null) return t('review.practice.done', { count: own });
  return t(`result.${outcome}`, { name: peerName(view) });
}

function Head({ view, review }: Over) {
  return (
    <header class="walk-head flow">
      <h1>{outcomeWords(view, review)}</h1>
      <p class="dim">{levelText(view.levelId, locale.value).title}</p>
    </header>
  );
}

/** What else can be done, and what of the match can be shared. */
function Quiet({ view, review }: Over) {
  return (
    <section class="result-ways grid" aria-label={t('result.title')}>
      {!inClass() && view.practice === null && <Elsewhere view={view} />}
      {view.practice !== null && <BackFrom from={view.practice} />}
      <ReviewLink matchId={review.matchId} />
      {view.levelId === STORM && view.seed !== null && <Seed seed={view.seed} />}
    </section>
  );
}

/** One button: the next step, the same again, home; in a class there is nothing to do but wait. */
function Next({ view }: { readonly view: SeatView }) {
  const parts = useApp();
  const again = useAgain(view);
  const run = runOf(view);
  if (inClass()) return <WaitingForOthers />;
  if (view.practice !== null) return <PracticeAgain view={view} from={view.practice} />;
  if (run !== null) return <NextStep run={run} />;
  if (again !== null) return <NextButton onPress={() => void again()}>{t('result.again')}</NextButton>;
  return <NextButton onPress={() => leaveMatch(parts)}>{t('leave.home')}</NextButton>;
}

/** The same storm again, for others. */
function Seed({ seed }: { readonly seed: number }) {
  const link = useOrigin() + pathOf({ kind: 'storm', seed });
  return (
    <div class="seed-share grid">
      <p>{t('result.seed', { seed })}</p>
      <CopyButton text={link} label={t('result.share')} />
    </div>
  );
}

/** Plays the same level again; null: it is another player's own. */
function useAgain(view: SeatView): (() => Promise<void>) | null {
  const { actions, preferences, session } = useApp();
  const brought = broughtAgain(view, session.ownLevel.value);
  if (brought === null) return null;
  return async () => {
    const bot = view.peer.bot ?? preferences.bot.value;
    const against = view.peer.kind === 'bot' ? 'bot' : 'friend';
    const { levelId, mode, pace, compose, notation } = view;
    await actions.leave();
    const wire = view.wire === null ? {} : { wire: 'person' as const };
    const chosen = matchOptions(preferences, against);
    const options = { levelId, mode, pace, compose, notation, speed: chosen.speed, ...wire };
    await actions.create({ name: view.you.name, against, bot, ...brought, options });
  };
}

/** What the one button does not do. */
function Elsewhere({ view }: { readonly view: SeatView }) {
  const parts = useApp();
  const again = useAgain(view);
  const run = runOf(view);
  const offers = run !== null && !isOnceMore(progress.value, run);
  return (
    <div class="buttons flow">
      {again !== null && offers && (
        <button type="button" class="button" onClick={() => void again()}>
          {t('result.again')}
        </button>
      )}
      {(again !== null || run !== null) && (
        <button type="button" class="button" onClick={() => leaveMatch(parts)}>
          {t('leave.home')}
        </button>
      )}
    </div>
  );
}

type Practised = NonNullable<SeatView['practice']>;

/** The place from which practice began. */
function placeBefore(from: Practised): Place {
  return momentOfMatch(from.matchId) === null ? { kind: 'review', matchId: from.matchId } : triedFrom.peek();
}

function PracticeAgain({ view, from }: { readonly view: SeatView; readonly from: Practised }) {
  const parts = useApp();
  const again = async () => {
    // If the match is not kept any more, its page says so.
    leaveMatch(parts, placeBefore(from));
    await parts.actions.practise({ name: view.you.name, seat: view.you.seat, ...from });
  };
  return <NextButton onPress={() => void again()}>{t('review.practice.again')}</NextButton>;
}

function BackFrom({ from }: { readonly from: Practised }) {
  const parts = useApp();
  const words = momentOfMatch(from.matchId) === null ? 'review.practice.back' : 'study.back';
  return (
    <div class="buttons flow">
      <button type="button" class="button" onClick={() => leaveMatch(parts, placeBefore(from))}>
        {t(words)}
      </button>
    </div>
  );
}
