/** Every duel of the round in small, as many per page as are legible. */

import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import { gridFor, pageOf } from './board-grid.ts';
import type { BoardState } from './board-state.ts';
import { MatchTime } from './match-time.ts';
import { inOrder } from '../../figure/layout/mini-layout.ts';
import { MiniFigure } from '../../figure/svg/mini-figure.tsx';
import { useClassNow } from '../../context/use-now.ts';
import { rem, useRoom } from '../../kit/use-size.ts';

const BEAT_MS = 1_000;

export function DuelGrid({ view, state }: { readonly view: TeacherView; readonly state: BoardState }) {
  const now = useClassNow(BEAT_MS);
  const time = useMemo(() => new MatchTime(), []);
  const [host, size] = useRoom<HTMLUListElement>();
  const duels = inOrder(view.duels);
  const grid = gridFor(duels.length, size?.width ?? 1240, size?.height ?? 540);
  useLayoutEffect(() => {
    state.pages.value = grid.pages;
    return () => {
      state.pages.value = 0;
    };
  }, [state, grid.pages]);
  const page = Math.min(state.page.value, grid.pages - 1);
  const fog = state.fog.value && view.frame.phase === 'round';
  return (
    <div class="duels grid">
      <ul
        class="duel-grid grid"
        ref={host}
        style={{
          gridTemplateColumns: `repeat(${grid.columns}, ${rem(grid.width)})`,
          gridAutoRows: rem(grid.height),
        }}
      >
        {size !== null &&
          pageOf(duels, grid, page).map((duel) => (
            <li key={duel.matchId}>
              <MiniFigure
                duel={duel}
                width={grid.width}
                height={grid.height}
                now={time.now(duel, now)}
                fog={fog}
                onOpen={() => {
                  state.large.value = duel.matchId;
                }}
              />
            </li>
          ))}
      </ul>
      <footer class="duel-legend in-line">
        <span class="legend-move">
          <i aria-hidden="true">▶</i> {t('teach.legend.move')}
        </span>
        <span class="legend-wait">
          <i aria-hidden="true" /> TIME-WAIT
        </span>
        <span class="legend-wrong">
          <i aria-hidden="true">✗</i> {t('teach.legend.wrong')}
        </span>
        {!fog && (
          <span class="legend-open">
            <i aria-hidden="true">┄</i> {t('teach.legend.open')}
          </span>
        )}
        <span class="projector-word">{t(fog ? 'teach.fog.on' : 'teach.fog.off')}</span>
        {grid.pages > 1 && <Pages page={page} pages={grid.pages} state={state} />}
      </footer>
    </div>
  );
}

function Pages({ page, pages, state }: { readonly page: number; readonly pages: number; readonly state: BoardState }) {
  const go = (to: number) => {
    state.page.value = (to + pages) % pages;
  };
  return (
    <span class="pages in-line">
      <button type="button" class="board-key pick" aria-label={t('teach.page.back')} onClick={() => go(page - 1)}>
        ←
      </button>
      {t('teach.page', { page: page + 1, pages })}
      <button type="button" class="board-key pick" aria-label={t('teach.page.on')} onClick={() => go(page + 1)}>
        →
      </button>
    </span>
  );
}
