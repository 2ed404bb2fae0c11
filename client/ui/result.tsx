/** The end of a match: both scores, the figure without fog, and everything that cost points, a step at a time. */

import { useState } from 'preact/hooks';
import type { Review, SeatView } from '../../shared/duel/view.ts';
import { formatNumber, t } from '../i18n/i18n.ts';
import { matchOptions } from '../model/preferences.ts';
import { deductionsOf } from '../model/judged.ts';
import { useApp } from './app-context.ts';
import { Choice } from './choice.tsx';
import { DeductionList } from './deduction-list.tsx';
import { leaveMatch } from './leave.ts';
import { peerName } from './peer-name.ts';
import { ReviewFigure } from './review-figure.tsx';
import { SaveCapture } from './save-capture.tsx';

export function Result({ view, review }: { readonly view: SeatView; readonly review: Review }) {
  const [halfIndex, setHalf] = useState(0);
  const half = review.halves[halfIndex];
  const names = namesOf(view);
  return (
    <main class="result" id="main">
      {half !== undefined && <ReviewFigure half={half} you={view.you.seat} names={names} />}
      <section class="panel result-panel" aria-label={t('result.title')}>
        <Scores view={view} review={review} />
        <Choice
          legend={t('result.half')}
          options={review.halves.map((one, index) => ({
            value: String(index),
            label: t('half.n', { half: one.half }),
          }))}
          value={String(halfIndex)}
          onChoose={(index) => setHalf(Number(index))}
        />
        {half !== undefined && (
          <DeductionList
            deductions={deductionsOf(half.judgements)}
            you={view.you.seat}
            names={names}
            symbols={half.symbols}
          />
        )}
        {half !== undefined && <SaveCapture half={half} levelId={view.levelId} names={names} />}
        <Onward view={view} />
      </section>
    </main>
  );
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
      <h1>{t(`result.${outcome}`, { name: peerName(view) })}</h1>
      <p class="score-line">
        <span class="mine">
          {t('you')} <b>{formatNumber(own)}</b>
        </span>
        <span class="peer">
          {peerName(view)} <b>{formatNumber(other)}</b>
        </span>
      </p>
      <p class="dim">{t('result.fog')}</p>
    </div>
  );
}

function Onward({ view }: { readonly view: SeatView }) {
  const parts = useApp();
  const { actions, preferences } = parts;
  const again = async () => {
    const bot = view.peer.bot ?? preferences.bot.value;
    const against = view.peer.kind === 'bot' ? 'bot' : 'friend';
    const { levelId, mode, pace, compose, notation } = view;
    await actions.leave();
    const options = { ...matchOptions(preferences), levelId, mode, pace, compose, notation };
    await actions.create({ name: view.you.name, against, bot, options });
  };
  return (
    <div class="buttons onward">
      <button type="button" class="button primary" onClick={() => void again()}>
        {t('result.again')}
      </button>
      <button type="button" class="button" onClick={() => leaveMatch(parts)}>
        {t('leave.home')}
      </button>
    </div>
  );
}
