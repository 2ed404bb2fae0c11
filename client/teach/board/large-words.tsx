/** The text of an enlarged duel: what a player is asked, and the verdict on the last move. */

import { explanation } from '../../words/explanations.ts';
import type { End } from '../../../shared/duel/level.ts';
import type { Seat } from '../../../shared/duel/options.ts';
import type { HalfReview, ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import type { MiniDuel } from '../../../shared/class/class-view.ts';
import { locale, t } from '../../words/i18n.ts';
import { figureLabels } from '../../figure/layout/figure-labels.ts';
import { askedFor, patience } from '../../figure/layout/mini-layout.ts';
import { toneOf } from '../../../shared/duel/rules/cost.ts';
import { lastCause } from './watched-half.ts';
import { headline, pointsOf } from '../../match/feedback-words.ts';
import { Icon } from '../../kit/icon.tsx';
import { MoveText } from '../../match/move-text.tsx';
import { SegmentLine } from '../../match/segment-line.tsx';
import { Person } from '../../kit/person.tsx';

/** Whether a player is asked, the last event at their end, and how long they have thought. */
export function SeatNow({
  duel,
  half,
  seat,
  now,
}: {
  readonly duel: MiniDuel;
  readonly half: HalfReview;
  readonly seat: Seat;
  readonly now: number;
}) {
  const end = half.endOf[seat];
  const { presence, wrongTries, state } = duel.seats[seat];
  const seconds = askedFor(duel, seat, now);
  const cause = lastCause(half, end);
  return (
    <>
      {(presence === 'away' || presence === 'bot-plays') && (
        <p class="seat-away">{t(presence === 'away' ? 'teach.away' : 'teach.botPlays')}</p>
      )}
      {seconds === null ? (
        <p class="dim">
          {t(duel.phase === 'playing' ? 'teach.large.waits' : `teach.mini.${phaseWord(duel)}`, {
            half: half.half,
          })}
        </p>
      ) : (
        <>
          <p class={`mini-asked ${patience(seconds)}`}>
            ▶ {t('teach.large.asked', { seconds })}
            {wrongTries > 0 && <span class="tries"> ✗{wrongTries}</span>}
          </p>
          {cause !== null && (
            <p class="seat-cause">
              <CauseWords entry={cause} end={end} half={half} />
            </p>
          )}
          {state === null && <p class="dim">{t('teach.mini.unnamed')}</p>}
        </>
      )}
    </>
  );
}

function phaseWord({ phase, stopped }: MiniDuel): 'ready' | 'half' | 'over' | 'stopped' {
  if (stopped) return 'stopped';
  if (phase === 'over') return 'over';
  return phase === 'half-over' ? 'half' : 'ready';
}

function CauseWords({
  entry,
  end,
  half,
}: {
  readonly entry: ReviewEntry;
  readonly end: End;
  readonly half: HalfReview;
}) {
  const words = figureLabels(locale.value);
  switch (entry.kind) {
    case 'segment':
      return (
        <>
          {t('teach.large.arrived')}{' '}
          <SegmentLine segment={entry.segment} from={end === 'A' ? 'B' : 'A'} symbols={half.symbols} />
        </>
      );
    case 'call':
      return <>{words.call(entry.call, entry.bytes, entry.full)}</>;
    case 'timer':
      return <>{words.timer(entry.timer)}</>;
    default:
      return null;
  }
}

const ICONS = { correct: 'check', needless: 'minus', wrong: 'cross' } as const;

/** The last judgement of the half. In the fog only what the player is told: no state. */
export function LastVerdict({
  half,
  names,
  fog,
}: {
  readonly half: HalfReview;
  readonly names: readonly [string, string];
  readonly fog: boolean;
}) {
  const last = half.judgements.reduce<HalfReview['judgements'][number] | null>(
    (latest, one) => (latest === null || one.at >= latest.at ? one : latest),
    null,
  );
  if (last === null || (fog && last.move.kind === 'claim')) return null;
  const { mistake, move, seat } = last;
  const tone = toneOf(last);
  return (
    <section class={`large-verdict ${tone}`} aria-label={t('teach.large.verdict')}>
      <p class="verdict-who in-line">
        <Icon name={ICONS[tone]} />{' '}
        <b>
          <Person name={names[seat]} />
        </b>{' '}
        <span>{pointsOf(last)}</span>
      </p>
      <p class="verdict-head in-line">{headline(last)}</p>
      <p class="verdict-move">
        <MoveText move={move} from={last.end} symbols={half.symbols} />
      </p>
      {mistake !== null && <p class="verdict-why">{explanation(mistake, locale.value).why}</p>}
    </section>
  );
}
