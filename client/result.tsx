/** The end of a match: who won, the review from which the fog lifts, and where it goes on. */

import { useMemo } from 'preact/hooks';
import { levelText } from './words/explanations.ts';
import type { Review as MatchReview } from '../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../shared/duel/vocabulary/seat.ts';
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
import { CopyButton } from './kit/copy-button.tsx';
import { peerName } from './match/peer-name.ts';
import { ReviewLink } from './match/review-link.tsx';
import { Review } from './review/match-review.tsx';
import { reviewedBySeat } from './review/reviewed.ts';
import { Captures } from './review/save-capture.tsx';
import { useFog } from './review/use-fog.ts';
import { useReading } from './review/use-reading.ts';
import { useSteps } from './review/use-record.ts';
import { isOnceMore } from './solo/path/path.ts';
import { runOf } from './solo/path/run-of.ts';
import { RunNote } from './solo/path/run-note.tsx';
import { WaitingForOthers } from './student/class-bar.tsx';

export function Result({ view, review }: { readonly view: SeatView; readonly review: MatchReview }) {
  // The view goes on to change, as when the other player leaves; the match does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the view is read stays as it is from here on
  const known = useMemo(() => reviewedBySeat(view, review), [review]);
  const match = useSteps(known);
  const reading = useReading(match, false);
  const fog = useFog(review.matchId);
  const ways = <Ways view={view} review={review} />;
  if (reading === null)
    return (
      <main class="sheet grid" id="main">
        <section class="panel-card box grid">
          <Head view={view} review={review} />
          {ways}
        </section>
      </main>
    );
  return (
    <main class="review result" id="main">
      <Review
        reading={reading}
        fog={fog}
        head={<Head view={view} review={review} />}
        note={<RunNote view={view} />}
        ways={ways}
        practises={!inClass()}
      >
        <Captures match={match} half={reading.half} />
      </Review>
    </main>
  );
}

function Head({ view, review }: { readonly view: SeatView; readonly review: MatchReview }) {
  const own = review.scores[view.you.seat];
  const other = review.scores[view.you.seat === 0 ? 1 : 0];
  const outcome = own === other ? 'drawn' : own > other ? 'won' : 'lost';
  return (
    <header class="walk-head flow">
      <h1>
        {view.practice === null
          ? t(`result.${outcome}`, { name: peerName(view) })
          : t('review.practice.done', { count: own })}
      </h1>
      <p class="dim">{levelText(view.levelId, locale.value).title}</p>
    </header>
  );
}

/** What comes next, and what of the match can be shared. */
function Ways({ view, review }: { readonly view: SeatView; readonly review: MatchReview }) {
  return (
    <section class="result-ways grid" aria-label={t('result.title')}>
      <Next view={view} />
      <ReviewLink matchId={review.matchId} />
      {view.levelId === STORM && view.seed !== null && <Seed seed={view.seed} />}
    </section>
  );
}

function Next({ view }: { readonly view: SeatView }) {
  if (inClass()) return <WaitingForOthers />;
  return view.practice === null ? <Onward view={view} /> : <PracticeOnward view={view} from={view.practice} />;
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

function Onward({ view }: { readonly view: SeatView }) {
  const parts = useApp();
  const { actions, preferences, session } = parts;
  const brought = broughtAgain(view, session.ownLevel.value);
  const run = runOf(view);
  // The note on the run offers the same above: one button per action.
  const offered = run !== null && view.wire === null && isOnceMore(progress.value, run);
  const again = async () => {
    const bot = view.peer.bot ?? preferences.bot.value;
    const against = view.peer.kind === 'bot' ? 'bot' : 'friend';
    const { levelId, mode, pace, compose, notation } = view;
    await actions.leave();
    const wire = view.wire === null ? {} : { wire: 'person' as const };
    const chosen = matchOptions(preferences, against);
    const options = { levelId, mode, pace, compose, notation, speed: chosen.speed, ...wire };
    await actions.create({ name: view.you.name, against, bot, ...brought, options });
  };
  return (
    <div class="buttons flow onward">
      {brought !== null && !offered && (
        <button type="button" class={run === null ? 'button primary' : 'button'} onClick={() => void again()}>
          {t('result.again')}
        </button>
      )}
      <button type="button" class="button" onClick={() => leaveMatch(parts)}>
        {t('leave.home')}
      </button>
    </div>
  );
}

type Practised = NonNullable<SeatView['practice']>;

/** After practice: the same position once more, or back to the match in which it was. */
function PracticeOnward({ view, from }: { readonly view: SeatView; readonly from: Practised }) {
  const parts = useApp();
  const moment = momentOfMatch(from.matchId);
  const back: Place = moment === null ? { kind: 'review', matchId: from.matchId } : triedFrom.peek();
  const again = async () => {
    // If the match is not kept any more, its page says so.
    leaveMatch(parts, back);
    await parts.actions.practise({ name: view.you.name, seat: view.you.seat, ...from });
  };
  return (
    <div class="buttons flow onward">
      <button type="button" class="button primary" onClick={() => void again()}>
        {t('review.practice.again')}
      </button>
      <button type="button" class="button" onClick={() => leaveMatch(parts, back)}>
        {t(moment === null ? 'review.practice.back' : 'study.back')}
      </button>
    </div>
  );
}
