/** The fold of a class: how each event changes the state. Pure; the same events always give the same state. */

import type { ClassEvent, PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState, Draft, GivenAnswer, PlayedRound, Student } from './class-state.ts';

type Of<T extends ClassEvent['type']> = Extract<ClassEvent, { type: T }>;

function initialState({ seed, lesson, settings, drawsSets, at }: Of<'opened'>): ClassState {
  const begun = { seed, drawsSets: drawsSets === true, lesson, settings, at };
  return { ...begun, phase: 'lobby', paused: false, students: [], rounds: [], next: 0 };
}

function join({ student, name, roster, at }: Of<'joined'>): Student {
  return { id: student, name, roster, timeFactor: '1', ownTimes: 0, joinedAt: at, removed: false };
}

function withStudent(state: ClassState, id: StudentId, change: Partial<Student>): ClassState {
  const students = state.students.map((student) => (student.id === id ? { ...student, ...change } : student));
  return { ...state, students };
}

function setTimeFactor(state: ClassState, { student, factor, own }: Of<'time-factor-set'>): ClassState {
  const ownTimes = state.students.find(({ id }) => id === student)?.ownTimes ?? 0;
  return withStudent(state, student, { timeFactor: factor, ...(own === true ? { ownTimes: ownTimes + 1 } : {}) });
}

function startRound(state: ClassState, event: Of<'round-started'>): ClassState {
  const { round, index, content, speed, at, endsAt, duels } = event;
  const asked = { answers: [], drafts: [], setSeed: state.drawsSets ? state.seed : null, lastCall: false };
  const started = { round, index, content, speed, startedAt: at, endsAt, plannedEnd: endsAt, endedAt: null };
  const played = { ...started, why: null, duels, ...asked };
  return { ...state, phase: 'round', rounds: [...state.rounds, played], next: index + 1 };
}

/** Changes the current round, which is the last one. */
function withRound(state: ClassState, change: (round: PlayedRound) => Partial<PlayedRound>): ClassState {
  const last = state.rounds.length - 1;
  const rounds = state.rounds.map((round, i) => (i === last ? { ...round, ...change(round) } : round));
  return { ...state, rounds };
}

function given({ student, question, answer, right, points, elapsedMs, at }: Of<'answered'>): GivenAnswer {
  return { student, question, answer, right, points, elapsedMs, at };
}

/** Keeps the last draft for each student and question. */
function withDraft(drafts: readonly Draft[], { student, question, answer }: Of<'drafted'>): readonly Draft[] {
  const isIt = (draft: Draft) => draft.student === student && draft.question === question;
  const changes = (drafts.find(isIt)?.changes ?? 0) + 1;
  return [...drafts.filter((draft) => !isIt(draft)), { student, question, answer, changes }];
}

/** The seats after a merge; applyClass ensures that the two never met in a duel. */
function seatsOf({ seats }: PlannedDuel, { student, into }: Of<'merged'>): PlannedDuel['seats'] {
  const now = (id: StudentId | null) => (id === student ? into : id);
  return { 0: now(seats[0]), 1: now(seats[1]) };
}

/** Of two answers to one question the first counts; of two tests, which may differ, the one begun first. */
function answersOf({ answers, content }: PlayedRound, { student, into }: Of<'merged'>): readonly GivenAnswer[] {
  const isTheirs = (given: GivenAnswer) => given.student === student || given.student === into;
  const theirs = answers.filter(isTheirs);
  const counts = (given: GivenAnswer) =>
    content.kind === 'test'
      ? given.student === theirs[0]?.student
      : given === theirs.find(({ question }) => question === given.question);
  return answers
    .filter((given) => !isTheirs(given) || counts(given))
    .map((given) =>
      given.student === student ? { ...given, student: into, askedAs: given.askedAs ?? student } : given,
    );
}

function merge(state: ClassState, event: Of<'merged'>): ClassState {
  const { student, into, name, roster } = event;
  const rounds = state.rounds.map((round) => ({
    ...round,
    duels: round.duels.map((duel) => ({ ...duel, seats: seatsOf(duel, event) })),
    answers: answersOf(round, event),
  }));
  const without = withStudent({ ...state, rounds }, student, { removed: true, merged: true });
  return withStudent(without, into, { name, roster });
}

function endRound(state: ClassState, { at, why }: Of<'round-ended'>): ClassState {
  return { ...withRound(state, () => ({ endedAt: at, why })), phase: 'between' };
}

function change(state: ClassState, event: Exclude<ClassEvent, { type: 'opened' }>): ClassState {
  switch (event.type) {
    case 'settings-changed':
      return { ...state, settings: event.settings };
    case 'lesson-changed':
      return { ...state, lesson: event.lesson, next: event.next };
    case 'joined':
      return { ...state, students: [...state.students, join(event)] };
    case 'renamed':
      return withStudent(state, event.student, { name: event.name });
    case 'removed':
      return withStudent(state, event.student, { removed: true });
    case 'returned':
      return withStudent(state, event.student, { removed: false });
    case 'merged':
      return merge(state, event);
    case 'time-factor-set':
      return setTimeFactor(state, event);
    case 'round-started':
      return startRound(state, event);
    case 'duel-added':
      return withRound(state, ({ duels }) => ({ duels: [...duels, event.duel] }));
    case 'answered':
      return withRound(state, ({ answers }) => ({ answers: [...answers, given(event)] }));
    case 'extended':
      return withRound(state, ({ endsAt, plannedEnd, lastCall }) => {
        const later = endsAt === null ? null : endsAt + event.ms;
        return {
          endsAt: later,
          plannedEnd: lastCall || plannedEnd === null ? later : plannedEnd + event.ms,
          lastCall: false,
        };
      });
    case 'drafted':
      return withRound(state, ({ drafts }) => ({ drafts: withDraft(drafts, event) }));
    case 'last-called':
      return withRound(state, () => ({ endsAt: event.endsAt, lastCall: true }));
    case 'paused':
      return { ...state, paused: true };
    case 'resumed':
      return { ...state, paused: false };
    case 'round-ended':
      return endRound(state, event);
    case 'class-ended':
      return { ...state, phase: 'over', paused: false };
  }
}

/** The state after an event; null: none yet. Throws if the first event is not `opened`, or a later one is. */
export function evolveClass(state: ClassState | null, event: ClassEvent): ClassState {
  if (state === null) {
    if (event.type !== 'opened') throw new Error(`the log of a class begins with ${event.type}`);
    return initialState(event);
  }
  if (event.type === 'opened') throw new Error('a class is opened once');
  return { ...change(state, event), at: event.at };
}

/** The state after all events of a log. Throws if it is not the log of a class. */
export function replayClass(events: readonly ClassEvent[]): ClassState {
  const state = events.reduce<ClassState | null>(evolveClass, null);
  if (state === null) throw new Error('an empty log is not a class');
  return state;
}
