/** The line above the board: where the class is, how many are done, how to join, and always the time. */

import { levelText } from '../../words/explanations.ts';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import { boardScene } from './board-scene.ts';
import { announces, type BoardState } from './board-state.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { statusWords } from '../class-status.tsx';
import { RoundClock } from '../round-clock.tsx';

export function BoardStrip({ view, state }: { readonly view: TeacherView; readonly state: BoardState }) {
  const { frame, round } = view;
  const scene = boardScene(view, state.panel.value, announces(state, view));
  return (
    <header class="board-strip in-line">
      <div class="strip-title">
        <p class="kicker one-line">{kickerOf(view)}</p>
        <h1 class="one-line">{titleOf(view, scene)}</h1>
      </div>
      <p class="strip-done">{frame.phase === 'round' ? doneWords(round) : scene === 'podium' && closesWords(view)}</p>
      {scene !== 'lobby' && frame.phase !== 'over' && (
        <p class="strip-code">
          <span>{t('teach.code')}</span> <b>{frame.code}</b>
        </p>
      )}
      <RoundClock view={view} />
    </header>
  );
}

function kickerOf(view: TeacherView): string {
  const { frame } = view;
  const title = inLanguage(frame.title, locale.value);
  if (frame.phase === 'lobby') return t('teach.lobby.kicker');
  const round = Math.min(frame.round, frame.rounds);
  if (frame.phase === 'over') return title;
  // The title comes last: it is what a narrow screen may cut off.
  return [t('teach.round.n', { round, rounds: frame.rounds }), statusWords(view), title].join(' · ');
}

function titleOf(view: TeacherView, scene: ReturnType<typeof boardScene>): string {
  switch (scene) {
    case 'duels':
      return view.round?.kind === 'duel' ? levelText(view.round.content.levelId, locale.value).title : '';
    case 'lobby':
      return inLanguage(view.frame.title, locale.value);
    case 'test':
      return t(view.round?.kind === 'test' && view.round.when === 'after' ? 'teach.test.after' : 'teach.test.before');
    case 'headline':
      return t(`teach.headline.${view.headlines[0]?.kind ?? 'closest-race'}`);
    default:
      return t(`teach.scene.${scene}`);
  }
}

/** How many connections the class has closed, if any. */
function closesWords({ closes: { all, clean } }: TeacherView): string {
  return all === 0 ? '' : t('teach.closes', { count: all, clean });
}

/** The progress of the class in this round. */
export function doneWords(round: TeacherView['round']): string {
  switch (round?.kind) {
    case 'duel':
      return t('teach.done.duel', { done: formatNumber(round.done), of: formatNumber(round.of) });
    case 'question':
      return t('teach.done.question', { done: formatNumber(round.count.answered), of: formatNumber(round.of) });
    case 'test':
      return t('teach.done.test', { done: formatNumber(round.done), of: formatNumber(round.of) });
    default:
      return '';
  }
}
