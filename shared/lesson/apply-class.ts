/** Commands of a class: what may be asked of it when, and when it is refused. */

import { SEATS } from '../duel/options.ts';
import { dueByTime } from './advance-class.ts';
import { answered, endOfRound, hasAnswered } from './answering.ts';
import { type ClassCommand, type ClassRefusalCode, STUDENTS_MAX } from './class-command.ts';
import type { ClassEvent, PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import { evolveClass } from './evolve-class.ts';
import { isTaken } from './names.ts';
import { fits, questionsOf } from './question.ts';
import { isIn, roundOn, seatedIn, studentOf } from './rounds.ts';

export type ClassApplied =
  | { readonly ok: true; readonly events: readonly ClassEvent[] }
  | { readonly ok: false; readonly code: ClassRefusalCode };

type CommandOf<K extends ClassCommand['kind']> = Extract<ClassCommand, { kind: K }>;

/** So many may have joined, but for those who were taken out before they did anything: an invented crowd closes no door. */
const EVER_JOINED_MAX = 4 * STUDENTS_MAX;
/** However many are taken out again, a class and its log do not grow without bound. */
const ROWS_MAX = 16 * STUDENTS_MAX;
const ROUNDS_MAX = 200;
/** How often a student may change his mind about one question before he answers. */
const DRAFTS_MAX = 60;
/** From when the teacher ends a round until it ends, where somebody is still answering. */
export const LAST_CALL_MS = 3_000;
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
  if (hasNoRowLeft(state)) return refuse('class-full');
  const roster = state.settings.roster ? command.roster.trim() : '';
  if (state.settings.roster && roster === '') return refuse('roster-missing');
  const { name } = command;
  if (isTaken(name, otherNames(state, null))) return refuse('name-taken');
  return happen({ at, type: 'joined', student: state.students.length + 1, name, roster });
}

function hasNoRowLeft(state: ClassState): boolean {
  if (state.students.length < EVER_JOINED_MAX) return false;
  const counted = state.students.filter(({ id, removed }) => !removed || state.rounds.some((r) => takesPart(r, id)));
  return counted.length >= EVER_JOINED_MAX || state.students.length >= ROWS_MAX;
}

function comeBack(state: ClassState, { student }: CommandOf<'come-back'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  if (known.merged) return refuse('removed-by-teacher');
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

function removeSince(state: ClassState, { student }: CommandOf<'remove-since'>, at: number): ClassApplied {
  if (studentOf(state, student) === null) return refuse('no-such-student');
  const since = state.students.filter(({ id, removed }) => id >= student && !removed);
  return happen(...since.map(({ id }) => ({ at, type: 'removed' as const, student: id })));
}

function takesPart({ duels, answers }: PlayedRound, id: StudentId): boolean {
  return duels.some(({ seats }) => seats[0] === id || seats[1] === id) || answers.some(({ student }) => student === id);
}

/** Why two rows cannot be of one student. */
function mergeRefusal(state: ClassState, { student, into }: CommandOf<'merge'>): ClassRefusalCode | null {
  if (student === into || !isIn(state, student) || !isIn(state, into)) return 'no-such-student';
  const met = state.rounds.some(({ duels }) =>
    duels.some(({ seats }) => [seats[0], seats[1]].includes(student) && [seats[0], seats[1]].includes(into)),
  );
  if (met) return 'two-people';
  const round = roundOn(state);
  // What is asked in a test follows from the number, and must not change under somebody's hands.
  const busy = round !== null && takesPart(round, student) && (round.content.kind === 'test' || takesPart(round, into));
  return busy ? 'both-playing' : null;
}

function merge(state: ClassState, command: CommandOf<'merge'>, at: number): ClassApplied {
  const refusal = mergeRefusal(state, command);
  if (refusal !== null) return refuse(refusal);
  const { student, into, name, roster } = command;
  return happen({ at, type: 'merged', student, into, name, roster });
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

type Asking = CommandOf<'answer'> | CommandOf<'draft'>;

/** Who may answer what, before it is asked whether it is right. */
function answerRefusal(
  state: ClassState,
  round: PlayedRound,
  { student, question, answer }: Asking,
): ClassRefusalCode | null {
  const known = studentOf(state, student);
  if (known === null) return 'no-such-student';
  if (known.removed) return 'removed-by-teacher';
  const posed = questionsOf(round, student)[question];
  if (posed === undefined || (answer !== null && !fits(posed, answer))) return 'bad-answer';
  return hasAnswered(round, student, question) ? 'already-answered' : null;
}

/** The round in which this may be answered; else why not. */
function askedIn(state: ClassState, asking: Asking): PlayedRound | ClassRefusalCode {
  const round = roundOn(state);
  if (round === null || round.round !== asking.round) return 'no-round';
  if (round.content.kind !== 'question' && round.content.kind !== 'test') return 'no-round';
  if (state.paused) return 'class-paused';
  return answerRefusal(state, round, asking) ?? round;
}

function answer(state: ClassState, command: CommandOf<'answer'>, at: number): ClassApplied {
  const round = askedIn(state, command);
  return typeof round === 'string' ? refuse(round) : happen(answered(state, round, command, at));
}

function draft(state: ClassState, command: CommandOf<'draft'>, at: number): ClassApplied {
  const round = askedIn(state, command);
  if (typeof round === 'string') return refuse(round);
  const { student, question } = command;
  const before = round.drafts.find((other) => other.student === student && other.question === question);
  if ((before?.changes ?? 0) >= DRAFTS_MAX) return refuse('too-many-drafts');
  return happen({ at, type: 'drafted', student, round: round.round, question, answer: command.answer });
}

function moreTime(state: ClassState, { ms }: CommandOf<'more-time'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round === null || round.endsAt === null || round.content.seconds === null) return refuse('no-round');
  const extended = Math.max(0, round.endsAt - round.startedAt - round.content.seconds * 1_000);
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

/** Where somebody is still answering the end is called, and comes a moment later; called twice, it comes at once. */
function skip(state: ClassState, { lastCall = false }: CommandOf<'skip'>, at: number): ClassApplied {
  const round = roundOn(state);
  if (round === null) return refuse('no-round');
  if (!lastCall || round.lastCall || state.paused) return happen(...endOfRound(state, round, at, 'teacher'));
  const endsAt = Math.min(round.endsAt ?? Number.POSITIVE_INFINITY, at + LAST_CALL_MS);
  return happen({ at, type: 'last-called', endsAt });
}

function end(state: ClassState, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  const round = roundOn(state);
  const ended = round === null ? [] : endOfRound(state, round, at, 'teacher');
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
    case 'remove-since':
      return removeSince(state, command, at);
    case 'merge':
      return merge(state, command, at);
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
    case 'draft':
      return draft(state, command, at);
    case 'more-time':
      return moreTime(state, command, at);
    case 'pause':
      return pause(state, at);
    case 'resume':
      return resume(state, at);
    case 'skip':
      return skip(state, command, at);
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
