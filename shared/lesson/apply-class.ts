/** Commands of a class: what may be asked of it when, and when it is refused. */

import { SEATS } from '../duel/options.ts';
import { dueByTime } from './advance-class.ts';
import { type ClassCommand, type ClassRefusalCode, STUDENTS_MAX } from './class-command.ts';
import type { ClassEvent, PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import { evolveClass } from './evolve-class.ts';
import { isTaken } from './names.ts';
import { fits, isRight, normalised, questionsOf } from './question.ts';
import { elapsedMs, rightAnswerPoints } from './question-score.ts';
import { isIn, roundOn, seatedIn, studentOf } from './rounds.ts';

export type ClassApplied =
  | { readonly ok: true; readonly events: readonly ClassEvent[] }
  | { readonly ok: false; readonly code: ClassRefusalCode };

type CommandOf<K extends ClassCommand['kind']> = Extract<ClassCommand, { kind: K }>;

/** A class does not grow without bound because somebody comes and is taken out and comes anew. */
const EVER_JOINED_MAX = 4 * STUDENTS_MAX;
const ROUNDS_MAX = 200;
/** So much time can be added to a round, in one go and all together. */
const MORE_TIME_MAX_MS = 60 * 60_000;

const refuse = (code: ClassRefusalCode): ClassApplied => ({ ok: false, code });
const happen = (...events: readonly ClassEvent[]): ClassApplied => ({ ok: true, events });
/** It is as it was asked to be. */
const NOTHING: ClassApplied = { ok: true, events: [] };

function otherNames(state: ClassState, but: StudentId | null): string[] {
  return state.students.filter(({ id }) => id !== but).map(({ name }) => name);
}

/** Why nobody can come in now, whether new or back after he was taken out. */
export function doorRefusal(state: ClassState): ClassRefusalCode | null {
  if (state.phase === 'over') return 'class-over';
  if (state.settings.locked) return 'class-locked';
  return state.students.filter(({ removed }) => !removed).length >= STUDENTS_MAX ? 'class-full' : null;
}

function join(state: ClassState, command: CommandOf<'join'>, at: number): ClassApplied {
  const refusal = doorRefusal(state);
  if (refusal !== null) return refuse(refusal);
  if (state.students.length >= EVER_JOINED_MAX) return refuse('class-full');
  const roster = state.settings.roster ? command.roster.trim() : '';
  if (state.settings.roster && roster === '') return refuse('roster-missing');
  const { name } = command;
  if (isTaken(name, otherNames(state, null))) return refuse('name-taken');
  return happen({ at, type: 'joined', student: state.students.length + 1, name, roster });
}

function comeBack(state: ClassState, { student }: CommandOf<'come-back'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  if (!known.removed) return NOTHING;
  const refusal = doorRefusal(state);
  return refusal === null ? happen({ at, type: 'returned', student }) : refuse(refusal);
}

function rename(state: ClassState, { student, name }: CommandOf<'rename'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  if (known.name === name) return NOTHING;
  if (isTaken(name, otherNames(state, student))) return refuse('name-taken');
  return happen({ at, type: 'renamed', student, name });
}

function remove(state: ClassState, { student }: CommandOf<'remove'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  return known.removed ? NOTHING : happen({ at, type: 'removed', student });
}

function timeFactor(state: ClassState, { student, factor }: CommandOf<'time-factor'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  const known = studentOf(state, student);
  if (known === null || known.removed) return refuse('no-such-student');
  return known.timeFactor === factor ? NOTHING : happen({ at, type: 'time-factor-set', student, factor });
}

function changeSettings(state: ClassState, { settings }: CommandOf<'settings'>, at: number): ClassApplied {
  const { leaderboard, speed, locked, roster } = state.settings;
  const same =
    leaderboard === settings.leaderboard &&
    speed === settings.speed &&
    locked === settings.locked &&
    roster === settings.roster;
  return same ? NOTHING : happen({ at, type: 'settings-changed', settings });
}

function changeLesson(state: ClassState, { lesson, next }: CommandOf<'lesson'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  if (!Number.isInteger(next) || next < 0 || next > lesson.rounds.length) return refuse('no-such-round');
  // A lesson is the longest thing that a log holds: what is so already is not written again.
  const same = next === state.next && JSON.stringify(lesson) === JSON.stringify(state.lesson);
  return same ? NOTHING : happen({ at, type: 'lesson-changed', lesson, next });
}

/** Whether these duels can be played: by students who are in the class, each in one at most, nowhere two bots. */
function canSit(state: ClassState, duels: readonly PlannedDuel[], seated: ReadonlySet<StudentId>): boolean {
  const students = duels.flatMap(({ seats }) => SEATS.flatMap((seat) => seats[seat] ?? []));
  const oneEach = new Set(students).size === students.length && students.every((id) => !seated.has(id));
  const noEmpty = duels.every(({ seats }) => seats[0] !== null || seats[1] !== null);
  return oneEach && noEmpty && students.every((id) => isIn(state, id));
}

function start(state: ClassState, { index, duels }: CommandOf<'start'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  if (state.phase === 'round') return refuse('round-running');
  if (state.paused) return refuse('class-paused');
  const content = state.lesson.rounds[index];
  if (content === undefined || state.rounds.length >= ROUNDS_MAX) return refuse('no-such-round');
  if (content.kind !== 'duel' && duels.length > 0) return refuse('no-such-duel');
  if (!canSit(state, duels, new Set())) return refuse('no-such-student');
  const endsAt = content.seconds === null ? null : at + content.seconds * 1_000;
  const { speed } = state.settings;
  return happen({ at, type: 'round-started', round: state.rounds.length + 1, index, content, speed, endsAt, duels });
}

function addDuel(state: ClassState, { duel }: CommandOf<'add-duel'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round?.content.kind !== 'duel') return refuse('no-round');
  if (!canSit(state, [duel], seatedIn(round))) return refuse('no-such-student');
  return happen({ at, type: 'duel-added', duel });
}

/** Who may answer what, before it is asked whether it is right. */
function answerRefusal(
  state: ClassState,
  round: PlayedRound,
  { student, question, answer }: CommandOf<'answer'>,
): ClassRefusalCode | null {
  const known = studentOf(state, student);
  if (known === null) return 'no-such-student';
  if (known.removed) return 'removed-by-teacher';
  const posed = questionsOf(round, student)[question];
  if (posed === undefined || !fits(posed, answer)) return 'bad-answer';
  const again = round.answers.some((given) => given.student === student && given.question === question);
  return again ? 'already-answered' : null;
}

/** A test brings no points. */
function pointsOf(state: ClassState, round: PlayedRound, student: StudentId, elapsed: number, right: boolean): number {
  if (!right || round.content.kind !== 'question') return 0;
  const factor = studentOf(state, student)?.timeFactor ?? '1';
  const { seconds } = round.content;
  return rightAnswerPoints({ elapsedMs: elapsed, seconds, speedScores: round.speed, timeFactor: factor });
}

function answer(state: ClassState, command: CommandOf<'answer'>, at: number): ClassApplied {
  const round = roundOn(state);
  const { student, question } = command;
  if (round === null || round.round !== command.round) return refuse('no-round');
  if (round.content.kind !== 'question' && round.content.kind !== 'test') return refuse('no-round');
  if (state.paused) return refuse('class-paused');
  const refusal = answerRefusal(state, round, command);
  const posed = questionsOf(round, student)[question];
  if (refusal !== null || posed === undefined) return refuse(refusal ?? 'bad-answer');
  const right = isRight(posed, command.answer, state.seed);
  const elapsed = elapsedMs(round.startedAt, at, command.lagMs);
  const points = pointsOf(state, round, student, elapsed, right);
  const given = { answer: normalised(command.answer), right, points, elapsedMs: elapsed };
  return happen({ at, type: 'answered', student, round: round.round, question, ...given });
}

function moreTime(state: ClassState, { ms }: CommandOf<'more-time'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round === null || round.endsAt === null || round.content.seconds === null) return refuse('no-round');
  const extended = round.endsAt - round.startedAt - round.content.seconds * 1_000;
  const granted = Math.min(Math.floor(ms), MORE_TIME_MAX_MS - extended);
  return granted > 0 ? happen({ at, type: 'extended', ms: granted }) : NOTHING;
}

function pause(state: ClassState, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  return state.paused ? refuse('class-paused') : happen({ at, type: 'paused' });
}

function resume(state: ClassState, at: number): ClassApplied {
  return state.paused ? happen({ at, type: 'resumed' }) : refuse('not-paused');
}

function skip(state: ClassState, at: number): ClassApplied {
  return state.phase === 'round' ? happen({ at, type: 'round-ended', why: 'teacher' }) : refuse('no-round');
}

function end(state: ClassState, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  const ended: readonly ClassEvent[] = state.phase === 'round' ? [{ at, type: 'round-ended', why: 'teacher' }] : [];
  return happen(...ended, { at, type: 'class-ended' });
}

function ask(state: ClassState, command: ClassCommand, at: number): ClassApplied {
  switch (command.kind) {
    case 'join':
      return join(state, command, at);
    case 'come-back':
      return comeBack(state, command, at);
    case 'rename':
      return rename(state, command, at);
    case 'remove':
      return remove(state, command, at);
    case 'time-factor':
      return timeFactor(state, command, at);
    case 'settings':
      return changeSettings(state, command, at);
    case 'lesson':
      return changeLesson(state, command, at);
    case 'start':
      return start(state, command, at);
    case 'add-duel':
      return addDuel(state, command, at);
    case 'answer':
      return answer(state, command, at);
    case 'more-time':
      return moreTime(state, command, at);
    case 'pause':
      return pause(state, at);
    case 'resume':
      return resume(state, at);
    case 'skip':
      return skip(state, at);
    case 'end':
      return end(state, at);
  }
}

/**
 * Asks `command` of the class at time `now` (ms of its clock). A round whose time is up by then ends first. Returns the
 * events that it brings about, or the code of the refusal; then nothing has happened.
 */
export function applyClass(state: ClassState, command: ClassCommand, now: number): ClassApplied {
  const due = dueByTime(state, now);
  const after = due.reduce<ClassState>(evolveClass, state);
  const applied = ask(after, command, Math.max(after.at, now));
  return applied.ok ? { ok: true, events: [...due, ...applied.events] } : applied;
}
