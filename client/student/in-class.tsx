/** The screens of a student in a class: the one that belongs to the view. */

import type { StudentView } from '../../shared/class/class-view.ts';
import { Between } from './between.tsx';
import { classScreenOf } from './class-screen.ts';
import { DuelScreen, OverScreen, PauseScreen } from './class-screens.tsx';
import { Lobby } from './student-lobby.tsx';
import { QuestionScreen } from './question-screen.tsx';
import { TestScreen } from './test-screen.tsx';

export function InClass({ view }: { readonly view: StudentView }) {
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
