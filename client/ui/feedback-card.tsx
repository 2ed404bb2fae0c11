/** What was said of the last move: right or wrong in a word, the points, the rule and the reason. */

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { explanation, peerWouldText, remarkText, rightText } from '../../shared/content/explain.ts';
import { momentText } from '../../shared/content/why.ts';
import { whyRight } from '../../shared/content/right.ts';
import type { Judgement, SeatView } from '../../shared/duel/view.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { formatNumber, locale, signed, t } from '../i18n/i18n.ts';
import { basePoints } from '../../shared/duel/score.ts';
import { costOf, isUnpaid, toneOf } from '../../shared/duel/cost.ts';
import { type Feedback, hasStackPlayed } from '../model/judged.ts';
import { Icon } from './icon.tsx';
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
  /** What opens to tell why; a key opens it too. */
  readonly reasons: RefObject<HTMLDetailsElement | null>;
}) {
  const { judgement, form, again } = feedback;
  const { verdict } = judgement;
  const tone = toneOf(judgement);
  const card = useRef<HTMLElement>(null);
  // What has just been said is read first, however far the hints beside it were scrolled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each judgement anew
  useEffect(() => {
    if (form === 'full') card.current?.scrollIntoView({ block: 'nearest' });
  }, [judgement.id]);
  return (
    <article ref={card} class={`feedback ${tone} ${form}`} aria-label={t('feedback.title')}>
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
              <ReasonList mistake={judgement.mistake} judgement={judgement} />
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

/** What a wrong segment would have done at the other end; in live mode that is to be seen, and what is owed stays owed. */
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

/** That the time was up, that something was left, right, or the name of the mistake. */
export function headline(judgement: Judgement): string {
  const { verdict, mistake, by } = judgement;
  if (by === 'stack') return t('feedback.timeUp');
  if (isUnpaid(judgement)) return t('feedback.unpaid');
  return mistake === null ? t(`verdict.${verdict}`) : explanation(mistake, locale.value).name;
}

/** One sentence: the reason. */
export function reason(judgement: Judgement): string {
  const { mistake } = judgement;
  return mistake === null ? rightText(whyRight(judgement), locale.value) : explanation(mistake, locale.value).why;
}

/** One sentence for the moment; what is behind it is told on demand. */
export function inShort(judgement: Judgement): string {
  const { mistake } = judgement;
  return mistake === null ? reason(judgement) : momentText(mistake, locale.value);
}

/** The points; while a try is still to come after a wrong one, how the price has fallen. */
export function pointsHead(judgement: Judgement, again: boolean): string {
  const { points, attempt } = judgement;
  const cost = costOf(judgement);
  if (!again || points.total !== 0 || cost === 0) return pointsOf(judgement);
  return `${formatNumber(basePoints(attempt))} → ${formatNumber(basePoints(attempt) - cost)}`;
}

/** What a judgement brought, or what it cost. */
export function pointsOf(judgement: Judgement): string {
  const { total } = judgement.points;
  const cost = costOf(judgement);
  if (total === 0 && cost > 0) return signed(-cost);
  return total === 0 ? t('points.none') : signed(total);
}

/** What became of a position that was not answered right, as the figure shows it; else what the points are made of. */
function whatFollowed(judgement: Judgement, { figure }: SeatView): string {
  const { verdict, move, positionId } = judgement;
  if (verdict !== 'wrong' || positionId === null || (move.kind !== 'send' && move.kind !== 'wait'))
    return pointsWords(judgement);
  if (hasStackPlayed(judgement, figure)) return t('feedback.stack');
  return t(move.kind === 'send' ? 'feedback.gone' : 'feedback.left');
}

/** What the points are made of. */
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
