/** The controls under the board, with their keys. When hidden they leave one small button, and the keys still work. */

import type { TeacherView } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import { BOARD_KEYS, type BoardAction } from './board-keys.ts';
import { type BoardScene, boardScene, nextStep } from './board-scene.ts';
import { announces, type BoardState } from './board-state.ts';

interface BarProps {
  readonly view: TeacherView;
  readonly state: BoardState;
  readonly act: (action: BoardAction) => void;
}

export function BoardBar({ view, state, act }: BarProps) {
  if (state.bare.value)
    return (
      <button type="button" class="board-key pick unhide" aria-keyshortcuts={BOARD_KEYS.bar} onClick={() => act('bar')}>
        <kbd>{BOARD_KEYS.bar}</kbd> <span class="sr-only">{t('teach.bar.show')}</span>
      </button>
    );
  const { phase, paused, endsAt } = view.frame;
  const running = phase === 'round';
  const { panel } = state;
  const scene = boardScene(view, panel.value, announces(state, view));
  const over = phase === 'over';
  const plays = state.playing.value !== null;
  return (
    <nav class="board-bar flow" aria-label={t('teach.bar')}>
      <div class="board-keys flow">
        {over ? (
          <Key action="next" label={plays ? t('teach.play.skip') : overLabel(scene)} act={act} strong />
        ) : (
          <Key
            action="next"
            label={plays ? t('teach.play.skip') : nextLabel(view, scene)}
            act={act}
            strong={nextStep(view) !== 'skip'}
          />
        )}
        {!over && <Key action="pause" label={t(paused ? 'teach.resume' : 'teach.pause')} act={act} pressed={paused} />}
        {running && <Key action="skip" label={t('teach.skip')} act={act} />}
        {running && endsAt !== null && <Key action="more" label={t('teach.more')} act={act} />}
      </div>
      <div class="board-keys flow">
        {scene === 'question' && running && (
          <Key
            action="reveal"
            label={t('teach.reveal')}
            act={act}
            pressed={state.revealed.value === view.frame.round}
          />
        )}
        {scene === 'duels' && <Key action="fog" label={t('teach.fog')} act={act} pressed={state.fog.value} />}
        <Key action="standings" label={t('teach.standings')} act={act} pressed={panel.value === 'standings'} />
        {view.headlines.length > 0 && (
          <Key action="headline" label={t('teach.headline')} act={act} pressed={scene === 'headline'} />
        )}
        <Key action="heat" label={t('teach.heat')} act={act} pressed={panel.value === 'heat'} />
        {phase !== 'lobby' && !over && (
          <Key action="join" label={t('teach.join')} act={act} pressed={panel.value === 'join'} />
        )}
        <Key action="desk" label={t('teach.phone')} act={act} />
        <Key action="bar" label={t('teach.bar.hide')} act={act} />
      </div>
    </nav>
  );
}

function overLabel(scene: BoardScene): string {
  return t(scene === 'headline' ? 'teach.scene.podium' : 'teach.report');
}

function nextLabel(view: TeacherView, scene: BoardScene): string {
  const step = nextStep(view);
  if (scene === 'headline' && view.settings.leaderboard === 'each') return t('teach.standings');
  if (step === 'end') return t('teach.end');
  const { phase, next, rounds } = view.frame;
  if (phase === 'lobby') return t('teach.begin');
  if (step === 'skip') return t('teach.next');
  return next < rounds ? t('teach.next.round', { round: next + 1 }) : t('teach.next');
}

function Key({
  action,
  label,
  act,
  strong = false,
  pressed,
}: {
  readonly action: BoardAction;
  readonly label: string;
  readonly act: (action: BoardAction) => void;
  readonly strong?: boolean;
  readonly pressed?: boolean;
}) {
  return (
    <button
      type="button"
      class={strong ? 'board-key pick strong' : 'board-key pick'}
      aria-pressed={pressed}
      aria-keyshortcuts={BOARD_KEYS[action]}
      onClick={() => act(action)}
    >
      <kbd>{BOARD_KEYS[action]}</kbd> {label}
    </button>
  );
}
