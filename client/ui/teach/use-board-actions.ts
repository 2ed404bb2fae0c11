/** What the keys and the buttons of the board do. */

import type { TeacherView } from '../../../shared/lesson/class-view.ts';
import type { ClassActions } from '../../model/class-actions.ts';
import { type BoardAction, boardAction } from '../../model/board-keys.ts';
import { type BoardPanel, nextStep, somebodyBusy } from '../../model/board-scene.ts';
import type { BoardState } from '../../model/board-state.ts';
import { useApp } from '../app-context.ts';
import { goTo } from '../route.ts';
import { useKeys } from '../use-keys.ts';

/** What one press of "more time" gives. */
export const MORE_SECONDS = 60;

/** On to the next round, out of a pause, or to the question whether the class is to end. */
export function goToNext(view: TeacherView, actions: ClassActions, ask: (question: 'skip' | 'end') => void): void {
  const step = nextStep(view);
  if (step === 'skip') endRound(view, actions, () => ask('skip'));
  if (step === 'start') void actions.start();
  if (step === 'go-on') void goOn(view, actions);
  if (step === 'end') ask('end');
}

/** Ends the round that is on; asks first where that would cut somebody short. */
function endRound(view: TeacherView, actions: ClassActions, ask: () => void): void {
  if (somebodyBusy(view)) ask();
  else void actions.skip();
}

/** Out of a pause and, where there is another round, into it. */
async function goOn({ frame }: TeacherView, actions: ClassActions): Promise<void> {
  if ((await actions.skip()) && frame.next < frame.rounds) await actions.start();
}

/** Does what a control of the board says. */
export function useBoardActions(
  view: TeacherView,
  state: BoardState,
  teacherKey: string,
): (action: BoardAction) => void {
  const { classActions } = useApp();
  const act = (action: BoardAction) => boardDeeds(view, state, classActions, teacherKey)[action]();
  useKeys((key) => {
    if (key === 'Escape') return () => closeLaid(state);
    const meaning = boardAction(key);
    if (meaning === null) return null;
    if (meaning === 'back') return () => goBack(state);
    return meaning === 'forth' ? () => goForth(state, () => act('next')) : () => act(meaning);
  });
  return act;
}

function closeLaid(state: BoardState): void {
  if (state.panel.value === null) state.large.value = null;
  state.panel.value = null;
}

/** What a presenter's clicker does with one key: through the pages of duels, then on. */
function goForth(state: BoardState, next: () => void): void {
  const hidden = state.panel.value !== null || state.large.value !== null;
  if (!hidden && state.page.value + 1 < state.pages.value) state.page.value += 1;
  else next();
}

/** And with the other: what is laid over the board away, then back through the pages. */
function goBack(state: BoardState): void {
  if (state.panel.value !== null || state.large.value !== null) closeLaid(state);
  else state.page.value = Math.max(0, Math.min(state.page.value, state.pages.value - 1) - 1);
}

function boardDeeds(
  view: TeacherView,
  state: BoardState,
  actions: ClassActions,
  teacherKey: string,
): Readonly<Record<BoardAction, () => void>> {
  const { frame } = view;
  const running = frame.phase === 'round';
  return {
    next: () => {
      state.panel.value = null;
      state.large.value = null;
      goToNext(view, actions, (question) => ask(state, question));
    },
    pause: () => void (frame.paused ? actions.goOn() : actions.pause()),
    skip: () => {
      if (running) endRound(view, actions, () => ask(state, 'skip'));
    },
    more: () => {
      if (running && frame.endsAt !== null) void actions.moreTime(MORE_SECONDS);
    },
    reveal: () => {
      state.revealed.value = state.revealed.value === frame.round ? null : frame.round;
    },
    fog: () => {
      state.fog.value = !state.fog.value;
    },
    standings: () => lay(state, 'standings'),
    heat: () => lay(state, 'heat'),
    join: () => lay(state, 'join'),
    desk: () => ask(state, 'desk'),
    report: () => {
      if (frame.phase === 'over') goTo({ kind: 'report', keys: [teacherKey] });
    },
    bar: () => {
      state.bare.value = !state.bare.value;
    },
  };
}

/** Lays something over the board, or takes it away again. */
function lay(state: BoardState, panel: BoardPanel): void {
  state.panel.value = state.panel.value === panel ? null : panel;
}

function ask(state: BoardState, question: 'skip' | 'end' | 'desk'): void {
  state.asking.value = question;
}
