/** A class as a student sees it: the way in, then the screen that belongs to the view. */

import type { StudentView } from '../../../shared/lesson/class-view.ts';
import { classScreenOf } from '../../model/class-screen.ts';
import { useApp } from '../app-context.ts';
import { Between } from './between.tsx';
import { ClaimWaiting, ClassEnded } from './class-ended.tsx';
import { ClassInvited } from './class-invited.tsx';
import { DuelScreen, OverScreen, PauseScreen } from './class-screens.tsx';
import { Lobby } from './lobby.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { TestScreen } from './test-screen.tsx';

export function Student({ code }: { readonly code: string }) {
  const { connection, grant, student } = useApp().classSession;
  if (connection.value.kind === 'ended') return <ClassEnded code={code} why={connection.value.why} />;
  if (grant.value?.as === 'claimant') return <ClaimWaiting />;
  if (student.value !== null) return <StudentScreen view={student.value} />;
  return <ClassInvited code={code} />;
}

function StudentScreen({ view }: { readonly view: StudentView }) {
  const { frame, round } = view;
  const screen = classScreenOf(view);
  if (screen === 'lobby') return <Lobby view={view} />;
  if (screen === 'over') return <OverScreen view={view} />;
  if (screen === 'between' || round === null) return <Between view={view} />;
  switch (round.kind) {
    case 'duel':
      return <DuelScreen view={view} round={round} />;
    case 'question':
      return <QuestionScreen key={frame.round} view={view} round={round} />;
    case 'test':
      return <TestScreen key={frame.round} view={view} round={round} />;
    case 'pause':
      return <PauseScreen view={view} round={round} />;
  }
}
