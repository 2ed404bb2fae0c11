/** A class on the projector: the public view, and the controls for the teacher beside it. */

import { useMemo } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import { boardScene } from './board-scene.ts';
import { announces, type BoardState, createBoardState, foundBy, turnOf } from './board-state.ts';
import { SAMPLE_KEY } from '../../context/sample-key.ts';
import { useApp } from '../../context/app-context.ts';
import { BoardBar } from './board-bar.tsx';
import { BoardQuestions } from './board-questions.tsx';
import { BoardStrip } from './board-strip.tsx';
import { ClassProblemNotice } from '../../context/class-problem.tsx';
import { Claims } from '../desk/desk-claims.tsx';
import { DuelGrid } from './duel-grid.tsx';
import { HeadlineBoard } from './headline-board.tsx';
import { HeatMap } from './heat-map.tsx';
import { LargeDuel } from './large-duel.tsx';
import { Lobby } from './board-lobby.tsx';
import { PauseBoard } from './pause-board.tsx';
import { Podium } from './podium.tsx';
import { QuestionBoard } from './question-board.tsx';
import { Standings } from './board-standings.tsx';
import { TeacherDoor } from '../door/teacher-door.tsx';
import { TestBoard } from './test-board.tsx';
import { useBoardActions } from './use-board-actions.ts';
import { useBoardSounds } from './use-board-sounds.ts';
import { UnopenedNotice } from '../unopened-notice.tsx';

export function Board({ teacherKey }: { readonly teacherKey: string }) {
  const { classSession } = useApp();
  const state = useMemo(() => {
    const found = classSession.teacher.peek();
    return createBoardState(classSession.watched.peek()?.matchId ?? null, found === null ? null : turnOf(found));
  }, [classSession]);
  return (
    <TeacherDoor teacherKey={teacherKey}>
      {(view) => <BoardPage view={view} state={state} teacherKey={teacherKey} />}
    </TeacherDoor>
  );
}

interface BoardProps {
  readonly view: TeacherView;
  readonly state: BoardState;
}

function BoardPage({ view, state, teacherKey }: BoardProps & { readonly teacherKey: string }) {
  foundBy(state, turnOf(view));
  const act = useBoardActions(view, state, teacherKey);
  useBoardSounds(view, state);
  const bare = state.bare.value;
  return (
    <main class={bare ? 'board bare' : 'board'} id="main">
      <BoardStrip view={view} state={state} />
      {teacherKey === SAMPLE_KEY && <p class="sample-note">{t('sample.board')}</p>}
      <ClassProblemNotice />
      <Claims claims={view.claims} />
      <UnopenedNotice duels={view.unopened} />
      <div class="scene" onPointerDown={() => state.playing.peek()?.()}>
        <Scene view={view} state={state} />
        {view.frame.paused && (
          <p class="paused-veil" role="status">
            <span>
              <b>{t('teach.paused')}</b>
              {t('teach.paused.what')}
            </span>
          </p>
        )}
      </div>
      <BoardBar view={view} state={state} act={act} />
      <BoardQuestions view={view} state={state} teacherKey={teacherKey} />
    </main>
  );
}

/** What came of itself and what was opened over it play one after the other, each from its beginning. */
function sceneKey(view: TeacherView, { panel }: BoardState): string {
  return `${turnOf(view)} ${panel.value}`;
}

function Scene({ view, state }: BoardProps) {
  if (state.panel.value === null && state.large.value !== null)
    return <LargeDuel matchId={state.large.value} view={view} state={state} />;
  switch (boardScene(view, state.panel.value, announces(state, view))) {
    case 'lobby':
      return <Lobby view={view} />;
    case 'duels':
      return <DuelGrid view={view} state={state} />;
    case 'question':
      return <QuestionBoard view={view} revealed={state.revealed.value === view.frame.round} />;
    case 'test':
      return <TestBoard view={view} />;
    case 'pause':
      return <PauseBoard view={view} />;
    case 'standings':
      return <Standings key={sceneKey(view, state)} view={view} state={state} />;
    case 'headline':
      return <HeadlineBoard key={sceneKey(view, state)} view={view} state={state} />;
    case 'heat':
      return <HeatMap view={view} />;
    case 'podium':
      return <Podium view={view} state={state} />;
    case 'over':
      return <p class="huge-words">{t('teach.over.what')}</p>;
  }
}
