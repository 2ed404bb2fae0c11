/** The end of a match: both scores, the figure without fog, and everything that cost points, a step at a time. */

import type { Review, SeatView } from '../../shared/duel/view.ts';
import { formatNumber, t } from '../i18n/i18n.ts';
import { matchOptions } from '../model/preferences.ts';
import { STORM } from '../model/level-groups.ts';
import { broughtAgain } from '../model/own-level.ts';
import { isOnceMore, runOf } from '../model/path.ts';
import { progress } from '../model/progress.ts';
import { PracticeOnward, ReviewLink } from './after-match.tsx';
import { useApp } from './app-context.ts';
import { WaitingForOthers } from './class/class-bar.tsx';
import { CopyButton } from './copy-button.tsx';
import { leaveMatch } from './leave.ts';
import { pathOf } from '../model/place.ts';
import { RunNote } from './path/run-note.tsx';
import { peerName } from './peer-name.ts';
import { inClass } from './route.ts';
import { HalfDeductions, HalfPicker, useHalf } from './result-parts.tsx';
import { ReviewFigure } from './review-figure.tsx';
import { useOrigin } from './use-origin.ts';
import { SaveCapture } from './save-capture.tsx';
import { Person } from './person.tsx';

export function Result({ view, review }: { readonly view: SeatView; readonly review: Review }) {
  const [half, halfIndex, setHalf] = useHalf(review);
  const names = namesOf(view);
  return (
    <main class="result" id="main">
      {half !== undefined && <ReviewFigure half={half} you={view.you.seat} names={names} wire={review.wire} />}
      <section class="panel result-panel" aria-label={t('result.title')}>
        <Scores view={view} review={review} />
        <RunNote view={view} />
        <HalfPicker review={review} halves={view.halves} index={halfIndex} onChoose={setHalf} />
        {half !== undefined && <HalfDeductions half={half} you={view.you.seat} names={names} levelId={view.levelId} />}
        {half !== undefined && (
          <div class="buttons captures">
            <SaveCapture half={half} levelId={view.levelId} names={names} you={view.you.seat} />
          </div>
        )}
        <ReviewLink matchId={review.matchId} />
        {view.levelId === STORM && view.seed !== null && <Seed seed={view.seed} />}
        <Next view={view} />
      </section>
    </main>
  );
}

function Next({ view }: { readonly view: SeatView }) {
  if (inClass()) return <WaitingForOthers />;
  return view.practice === null ? <Onward view={view} /> : <PracticeOnward view={view} from={view.practice} />;
}

/** The players' names by seat. */
function namesOf(view: SeatView): readonly [string, string] {
  const [you, peer] = [view.you.name, peerName(view)];
  return view.you.seat === 0 ? [you, peer] : [peer, you];
}

function Scores({ view, review }: { readonly view: SeatView; readonly review: Review }) {
  const own = review.scores[view.you.seat];
  const other = review.scores[view.you.seat === 0 ? 1 : 0];
  const outcome = own === other ? 'drawn' : own > other ? 'won' : 'lost';
  return (
    <div class="scores">
      <h1>
        {view.practice === null
          ? t(`result.${outcome}`, { name: peerName(view) })
          : t('review.practice.done', { count: own })}
      </h1>
      <p class="score-line">
        <span class="mine">
          {t('you')} <b>{formatNumber(own)}</b>
        </span>
        <span class="peer">
          <Person name={peerName(view)} /> <b>{formatNumber(other)}</b>
        </span>
      </p>
      <p class="dim">
        {t('result.fog')} {review.wire !== null && t('result.wire', { name: review.wire })}
      </p>
    </div>
  );
}

/** The same storm again, for others. */
function Seed({ seed }: { readonly seed: number }) {
  const link = useOrigin() + pathOf({ kind: 'storm', seed });
  return (
    <div class="seed-share">
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
  // The note on the run offers the same above: one button for one thing.
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
    <div class="buttons onward">
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
