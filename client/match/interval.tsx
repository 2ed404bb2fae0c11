/** Between the halves: gains and costs of the first one, and the card of the second. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { formatNumber, signed, t } from '../words/i18n.ts';
import { costGroups, summaryOf } from '../../shared/duel/rules/costs.ts';
import { useSettledSound } from './bet-panel.tsx';
import { RoleCard } from './briefing.tsx';
import { headline, reason } from './feedback-words.ts';
import { roundOf } from './half-name.ts';

const SHOWN = 3;

export function Interval({ view }: { readonly view: SeatView }) {
  return (
    <main class="sheet grid two" id="main">
      <HalfSummary view={view} />
      <RoleCard view={view} />
    </main>
  );
}

function HalfSummary({ view }: { readonly view: SeatView }) {
  const { settled, first, lost } = summaryOf(view);
  const costly = costGroups(view.judgements);
  return (
    <section class="panel-card box grid summary" aria-labelledby="summary-title">
      <p class="kicker in-line">{overWords(view)}</p>
      <h1 id="summary-title">
        {t(view.halves === null ? 'interval.total' : 'interval.points', { count: view.you.score })}
      </h1>
      <p class="lead">
        {t('interval.first', { first: formatNumber(first), settled: formatNumber(settled) })}
        {lost > 0 ? ` ${t('interval.lost', { count: lost })}` : ''}
      </p>
      {costly.length === 0 ? (
        <p class="clean">{t('interval.clean')}</p>
      ) : (
        <ul class="costs grid wide">
          {costly.slice(0, SHOWN).map(({ example, times, cost }) => (
            <li key={example.id}>
              <b>
                {headline(example)} {times > 1 ? `×${times}` : ''}
              </b>
              <span class="points">{cost > 0 ? signed(-cost) : t('points.none')}</span>
              <span class="dim">{reason(example)}</span>
            </li>
          ))}
        </ul>
      )}
      <Beside view={view} />
      {view.halfEnd === 'contradiction' && <p class="dim">{t('interval.contradiction')}</p>}
      {costly.length > SHOWN && <p class="dim">{t('interval.more', { count: costly.length - SHOWN })}</p>}
      <p class="dim">{t('interval.peer', { points: view.peer.score })}</p>
      {view.canFinish && <p class="dim">{t('interval.storm')}</p>}
    </section>
  );
}

/** What counted besides moves: hints, wrong challenges, and bets. */
function Beside({ view: { hints, challenges, bets } }: { readonly view: SeatView }) {
  const paid = hints.reduce((sum, { cost }) => sum + cost, 0);
  const failed = challenges.filter(({ points }) => points < 0);
  const lost = failed.reduce((sum, { points }) => sum + points, 0);
  return (
    <>
      {hints.length > 0 && (
        <p class="dim">
          {t('coach.interval.hints', { count: hints.length })} {paid > 0 ? signed(-paid) : t('points.none')}
        </p>
      )}
      {failed.length > 0 && (
        <p class="dim">
          {t('coach.interval.challenges', { count: failed.length })} {signed(lost)}
        </p>
      )}
      <SettledBets bets={bets} />
    </>
  );
}

/** How many bets were right, in one line. */
function SettledBets({ bets }: Pick<SeatView, 'bets'>) {
  useSettledSound(bets);
  if (bets.length === 0) return null;
  const right = bets.filter(({ points }) => (points ?? 0) > 0);
  const gained = right.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return (
    <p class="dim">
      {t('bet.settled', { right: formatNumber(right.length), count: bets.length })}{' '}
      {gained > 0 ? signed(gained) : t('points.none')}
    </p>
  );
}

/** Between the halves the view is about the next one. */
function overWords({ half, canFinish }: SeatView): string {
  const { round, half: inRound } = roundOf(half - 1);
  return canFinish ? t('interval.round', { round }) : t('interval.over', { half: inRound });
}
