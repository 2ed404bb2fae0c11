/** The verdict on the last move: right or wrong in a word, the points, the rule and the reason. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { peerWouldText, remarkText } from '../words/explanations.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { locale, signed, t } from '../words/i18n.ts';
import { toneOf } from '../../shared/duel/rules/cost.ts';
import { headline, inShort, pointsHead } from './feedback-words.ts';
import { type Feedback, hasStackPlayed } from './judged.ts';
import { Icon } from '../kit/icon.tsx';
import { onceLaidOut } from '../kit/laid-out.ts';
import { MoveText } from './move-text.tsx';
import { ReasonList } from './reasons.tsx';

const ICONS = { correct: 'check', needless: 'minus', wrong: 'cross' } as const;

export function FeedbackCard({
  feedback,
  view,
  reasons,
}: {
  readonly feedback: Feedback;
  readonly view: SeatView;
  /** Opens to show the reasons; a key opens it too. */
  readonly reasons: RefObject<HTMLDetailsElement | null>;
}) {
  const { judgement, form, again } = feedback;
  const { verdict } = judgement;
  const tone = toneOf(judgement);
  const card = useRef<HTMLElement>(null);
  // A new verdict is read first, however far the hints beside it were scrolled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each judgement again
  useLayoutEffect(() => {
    if (form !== 'full') return;
    return onceLaidOut(card.current, () => card.current?.scrollIntoView({ block: 'nearest' }));
  }, [judgement.id]);
  return (
    <article ref={card} class={`feedback grid ${tone} ${form}`} aria-label={t('feedback.title')}>
      <header>
        <Icon name={ICONS[tone]} />
        <b>{headline(judgement)}</b>
        <span class="points">{pointsHead(judgement, again)}</span>
      </header>
      {form === 'full' && (
        <>
          <p class="why">{inShort(judgement)}</p>
          {judgement.remark !== null && <p class="remark">{remarkText(judgement.remark, locale.value)}</p>}
          {verdict === 'wrong' && <Consequence judgement={judgement} live={view.mode === 'live'} again={again} />}
          {verdict !== 'correct' && judgement.right !== null && (
            <p class="expected">
              {t('feedback.right')} <MoveText move={judgement.right} from={view.you.end} symbols={view.symbols} />
            </p>
          )}
          {judgement.mistake !== null && (
            <details class="more" ref={reasons}>
              <summary>
                {t('coach.more')} <kbd>Y</kbd>
              </summary>
              <ReasonList place="match" mistake={judgement.mistake} judgement={judgement} />
            </details>
          )}
          <footer>
            <span class="clause">{clauseText(judgement.clause, locale.value)}</span>
            <span>{again ? t('feedback.again') : whatFollowed(judgement, view)}</span>
          </footer>
        </>
      )}
    </article>
  );
}

/**
 * What a wrong segment would have done at the other end; in live mode that becomes visible, and what is owed stays
 * owed.
 */
function Consequence({
  judgement,
  live,
  again,
}: {
  readonly judgement: Judgement;
  readonly live: boolean;
  readonly again: boolean;
}) {
  const { move, attempt, peerWould } = judgement;
  if (live && move.kind === 'send')
    return <p class="out">{again ? t('feedback.out', { attempt: attempt + 1 }) : t('feedback.out.last')}</p>;
  return peerWould === null ? null : <p class="would">{peerWouldText(peerWould, locale.value)}</p>;
}

/** The outcome of a position that was not answered right, as the figure shows it; otherwise the parts of the points. */
function whatFollowed(judgement: Judgement, { figure }: SeatView): string {
  const { verdict, move, positionId } = judgement;
  if (verdict !== 'wrong' || positionId === null || (move.kind !== 'send' && move.kind !== 'wait'))
    return pointsWords(judgement);
  if (hasStackPlayed(judgement, figure)) return t('feedback.stack');
  return t(move.kind === 'send' ? 'feedback.gone' : 'feedback.left');
}

/** The parts of the points. */
function pointsWords({ points }: Judgement): string {
  const { base, speed, streak, penalty } = points;
  const parts = [
    base !== 0 ? t('points.base', { points: base }) : '',
    speed !== 0 ? t('points.speed', { points: speed }) : '',
    streak !== 0 ? t('points.streak', { points: streak }) : '',
    penalty !== 0 ? t('points.penalty', { points: signed(penalty) }) : '',
  ].filter((part) => part !== '');
  return parts.join(' · ');
}
