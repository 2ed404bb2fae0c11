/** The actions of the board's keys and buttons. */

import type { TeacherView } from '../../../shared/class/class-view.ts';
import type { ClassActions } from '../../context/class-actions.ts';
import { type BoardAction, boardAction } from './board-keys.ts';
import { boardScene, type BoardPanel, nextStep, somebodyBusy } from './board-scene.ts';
import { announces, type BoardState, hasPlayed, turnOf } from './board-state.ts';
import { useApp } from '../../context/app-context.ts';
import { goTo } from '../../context/route.ts';
import { useKeys } from '../../kit/use-keys.ts';

/** The time added by one press of "more time". */
export const MORE_SECONDS = 60;

/** Goes to the next round, out of a pause, or to the confirmation that ends the class. */
export function goToNext(view: TeacherView, actions: ClassActions, ask: (question: 'skip' | 'end') => void): void {
  const step = nextStep(view);
  if (step === 'skip') endRound(view, actions, () => ask('skip'));
  if (step === 'start') void actions.ask('start', {});
  if (step === 'go-on') void goOn(view, actions);
  if (step === 'end') ask('end');
}

/** Ends the running round; asks first if that would cut a student short. */
function endRound(view: TeacherView, actions: ClassActions, ask: () => void): void {
  if (somebodyBusy(view)) ask();
  else void actions.ask('skip', {});
}

/** Ends a pause and, if there is another round, starts it. */
async function goOn({ frame }: TeacherView, actions: ClassActions): Promise<void> {
  if ((await actions.ask('skip', {})) && frame.next < frame.rounds) await actions.ask('start', {});
}

/** Runs a control of the board. */
export function useBoardActions(
  view: TeacherView,
  state: BoardState,
  teacherKey: string,
): (action: BoardAction) => void {
  const { classActions } = useApp();
  const act = (action: BoardAction) => boardDeeds(view, state, classActions, teacherKey)[action]();
  useKeys((key) => {
    const meaning = boardAction(key);
    // Any key ends what plays; those that mean something else do that as well.
    if (meaning === null && state.playing.peek() !== null) return state.playing.peek();
    if (key === 'Escape') return () => closeLaid(state);
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

/** A presenter's clicker, one key: through the pages of duels, then on. */
function goForth(state: BoardState, next: () => void): void {
  const hidden = state.panel.value !== null || state.large.value !== null;
  if (!hidden && state.page.value + 1 < state.pages.value) state.page.value += 1;
  else next();
}

/** The other key: closes what is on top of the board, then goes back through the pages. */
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
      if (state.playing.peek() !== null) return state.playing.peek()?.();
      if (boardScene(view, state.panel.value, announces(state, view)) === 'headline') {
        if (leavesHeadline(view, state)) return;
      }
      state.panel.value = null;
      state.large.value = null;
      if (frame.phase === 'over') return goTo({ kind: 'report', keys: [teacherKey] });
      goToNext(view, actions, (question) => ask(state, question));
    },
    pause: () => void (frame.paused ? actions.ask('resume', {}) : actions.ask('pause', {})),
    skip: () => {
      if (running) endRound(view, actions, () => ask(state, 'skip'));
    },
    more: () => {
      if (running && frame.endsAt !== null) void actions.ask('more-time', { seconds: MORE_SECONDS });
    },
    reveal: () => {
      state.revealed.value = state.revealed.value === frame.round ? null : frame.round;
    },
    fog: () => {
      state.fog.value = !state.fog.value;
    },
    standings: () => lay(state, 'standings'),
    headline: () => {
      if (view.headlines.length > 0) lay(state, 'headline');
    },
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

/** From the headline to what it came before. @returns false: there is nothing of the kind */
function leavesHeadline(view: TeacherView, state: BoardState): boolean {
  if (view.frame.phase === 'over') {
    hasPlayed(state, turnOf(view), 'headline');
    state.panel.value = null;
    return true;
  }
  if (view.settings.leaderboard !== 'each') return false;
  state.panel.value = 'standings';
  return true;
}

/** Puts something on top of the board, or removes it again. */
function lay(state: BoardState, panel: BoardPanel): void {
  state.panel.value = state.panel.value === panel ? null : panel;
}

function ask(state: BoardState, question: 'skip' | 'end' | 'desk'): void {
  state.asking.value = question;
}
