/** The bets in the fog of a half, of both sides: what was said, when, and what was true. Each line leads to its step. */

import type { Bet } from '../../shared/duel/vocabulary/bet.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { peerOf } from '../../shared/duel/state/state.ts';
import { formatNumber, signed, t } from '../words/i18n.ts';
import { guessWords } from '../match/bet-words.ts';
import { Person } from '../kit/person.tsx';
import { endName, sideOf } from './players.ts';
import type { Players } from './reviewed.ts';
import type { Reading } from './use-reading.ts';

/** What was bet; nothing if the half has no bets. */
export function Bets({ reading }: { readonly reading: Reading }) {
  const { match, half } = reading;
  if (half.bets.length === 0) return null;
  return (
    <section class="walk-deductions gains" aria-labelledby="review-bets">
      <h2 id="review-bets">{t('bet.review')}</h2>
      <ol>
        {half.bets.map((bet, index) => (
          <li key={`${half.half} ${index + 1}`} class={sideOf(match, half, bet.end)}>
            <Line reading={reading} bet={bet} index={index} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line({ reading, bet, index }: { readonly reading: Reading; readonly bet: Bet; readonly index: number }) {
  const { steps, walk } = reading;
  const step = steps.findIndex(({ subject }) => subject.kind === 'bet' && subject.index === index);
  const summary = <Summary reading={reading} bet={bet} step={step} />;
  if (step < 0)
    return (
      <details>
        <summary>{summary}</summary>
      </details>
    );
  return (
    <button
      type="button"
      aria-current={step === walk.place.step ? 'step' : undefined}
      onClick={() => walk.go({ ...walk.place, step })}
    >
      {summary}
    </button>
  );
}

function Summary({ reading, bet, step }: { readonly reading: Reading; readonly bet: Bet; readonly step: number }) {
  const { match, half } = reading;
  const seconds = formatNumber(Math.round((bet.at - half.startedAt) / 100) / 10);
  return (
    <>
      <span class="nth" aria-hidden={step < 0}>
        {step < 0 ? '' : step + 1}
      </span>
      <b>{betTitle(match, half, bet)}</b>
      <span class="who">
        {bet.seat === match.you ? t('you') : <Person name={endName(match, half, bet.end)} />} ·{' '}
        {t('review.seconds', { seconds })} · {truthWords(bet)}
      </span>
      <span class="points">{bet.points === 0 ? t('points.none') : signed(bet.points ?? 0)}</span>
    </>
  );
}

/** What was bet on, and what was said. */
function betTitle(match: Players, half: HalfReview, { about, end, guess }: Bet): string {
  const name = endName(match, half, end);
  const peer = endName(match, half, peerOf(end));
  return t(`bet.review.${about}`, { name, peer, guess: guessWords(guess) });
}

function truthWords({ points, truth }: Bet): string {
  if (points !== 0 || truth === null) return t('bet.review.right');
  return t('bet.review.wrong', { truth: guessWords(truth) });
}

/** A step of the review that is a bet: whether it was right. */
export function BetStep({ bet }: { readonly bet: Bet | undefined }) {
  if (bet === undefined) return null;
  return (
    <div class={bet.points === 0 ? 'verdict grid' : 'verdict grid correct'}>
      <p class="verdict-head in-line">
        <span class="points">{bet.points === 0 ? t('points.none') : signed(bet.points ?? 0)}</span>
      </p>
      <p>{truthWords(bet)}</p>
    </div>
  );
}
