/** One enlarged duel: its whole figure as it grows, who is asked what, and the verdict on the last move. */

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { levelText } from '../../words/explanations.ts';
import { SEATS, type Seat } from '../../../shared/duel/options.ts';
import type { HalfReview } from '../../../shared/duel/vocabulary/review.ts';
import type { TeacherView, WatchedDuel } from '../../../shared/class/class-view.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import type { BoardState } from './board-state.ts';
import { layoutReview } from '../../figure/layout/figure-review.ts';
import { figureLabels } from '../../figure/layout/figure-labels.ts';
import { MatchTime } from './match-time.ts';
import { projectorMetrics } from '../../figure/layout/review-metrics.ts';
import { watchedHalf } from './watched-half.ts';
import { useApp } from '../../context/app-context.ts';
import { ReviewSvg } from '../../figure/svg/review-svg.tsx';
import { TcpdumpView } from '../../match/tcpdump-view.tsx';
import { LastVerdict, SeatNow } from './large-words.tsx';
import { useClassNow } from '../../context/use-now.ts';
import { rem, useRoom } from '../../kit/use-size.ts';
import { Person } from '../../kit/person.tsx';

const BEAT_MS = 500;

export function LargeDuel({
  matchId,
  view,
  state,
}: {
  readonly matchId: string;
  readonly view: TeacherView;
  readonly state: BoardState;
}) {
  const { classActions, classSession } = useApp();
  useEffect(() => {
    void classActions.watch(matchId);
    return () => void classActions.watch(null);
  }, [classActions, matchId]);
  const watched = classSession.watched.value;
  const half = watched?.review.halves.at(-1);
  const close = () => {
    state.large.value = null;
  };
  if (watched?.matchId !== matchId || half === undefined)
    return (
      <div class="large-duel grid" aria-busy="true">
        <CloseButton onClose={close} />
      </div>
    );
  const fog = state.fog.value && view.frame.phase === 'round' && watched.mini.phase !== 'over';
  return (
    <div class="large-duel grid">
      <LargeFigure watched={watched} half={half} fog={fog} />
      <aside class="large-side">
        <h2>
          {levelText(watched.mini.levelId, locale.value).title} · {t('teach.half', { half: half.half })}
        </h2>
        <SideBySide watched={watched} half={half} />
        <LastVerdict half={half} names={watched.review.names} fog={fog} />
        <p class="projector-word">{t(fog ? 'teach.fog.on' : 'teach.fog.off')}</p>
        <CloseButton onClose={close} />
      </aside>
    </div>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <button type="button" class="board-key pick" aria-keyshortcuts="Escape" onClick={onClose}>
      <kbd>Esc</kbd> {t('teach.large.close')}
    </button>
  );
}

/** Both players: name, score, state, and what each has been asked, for how long. */
function SideBySide({ watched, half }: { readonly watched: WatchedDuel; readonly half: HalfReview }) {
  const now = useClassNow(BEAT_MS);
  const time = useMemo(() => new MatchTime(), []);
  const at = time.now(watched.mini, now);
  return (
    <div class="large-seats grid">
      {SEATS.map((seat) => (
        <section key={seat} class={seat === 0 ? 'large-seat grid left' : 'large-seat grid right'}>
          <h3>
            <Person name={nameOf(watched, seat)} />
          </h3>
          <p class="large-score">{formatNumber(watched.mini.seats[seat].score)}</p>
          <SeatNow duel={watched.mini} half={half} seat={seat} now={at} />
        </section>
      ))}
    </div>
  );
}

function nameOf({ mini, review }: WatchedDuel, seat: Seat): string {
  return mini.seats[seat].student === null ? t('teach.bot') : review.names[seat];
}

function LargeFigure({
  watched,
  half,
  fog,
}: {
  readonly watched: WatchedDuel;
  readonly half: HalfReview;
  readonly fog: boolean;
}) {
  const [host, size] = useRoom<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const width = Math.max(440, (size?.width ?? 840) - 12);
  const words = figureLabels(locale.value);
  const drawn = useMemo(() => {
    const shown = watchedHalf(half, watched.now, watched.tripMs, fog);
    const metrics = projectorMetrics(width);
    const figure = layoutReview({ half: shown.half, left: half.endOf[0], metrics, words, wire: watched.review.wire });
    const ends = ([0, 1] as const).map((seat) => ({ end: half.endOf[seat], name: nameOf(watched, seat) }));
    // With fog not even what its sender has sent: it may be lost.
    const dumped = { kind: 'half', half: fog ? shown.half : half, ends } as const;
    return { figure: fog ? withoutStates(figure) : figure, flying: shown.flying, dumped };
  }, [half, watched, fog, width, words]);
  const { height } = drawn.figure;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the figure has grown, its newest is shown
  useEffect(() => {
    const region = scroller.current;
    if (region !== null) region.scrollTop = region.scrollHeight;
  }, [height]);
  return (
    <div class="large-figure" ref={host}>
      <div class="large-heads" style={{ '--gutter': rem(drawn.figure.metrics.x.left) }}>
        <b class="left one-line">
          <Person name={nameOf(watched, 0)} />
        </b>
        <b class="right one-line">
          <Person name={nameOf(watched, 1)} />
        </b>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled with the arrow keys */}
      <section class="large-scroll" ref={scroller} tabIndex={0} aria-label={t('teach.large.figure')}>
        <ReviewSvg figure={drawn.figure} flying={drawn.flying} label={t('teach.large.figure')} />
      </section>
      <TcpdumpView dumped={drawn.dumped} keyed={false} />
    </div>
  );
}

/** In the fog no state is shown, not even the initial one: it might have changed. */
function withoutStates(figure: ReturnType<typeof layoutReview>): ReturnType<typeof layoutReview> {
  return { ...figure, bars: [], spans: [], labels: figure.labels.filter(({ kind }) => kind !== 'state') };
}
