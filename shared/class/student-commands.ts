/** Who is in a class: students come, are renamed, taken out and merged, and get more time. */

import type { TimeFactor } from '../duel/options.ts';
import { isTaken } from '../lib/names.ts';
import { type Answers, type ClassApplied, happen, NOTHING, refuse } from './applied.ts';
import type { StudentId } from './class-event.ts';
import { type ClassRefusalCode, STUDENTS_MAX } from './class-refusals.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import { OWN_TIMES_MAX } from './own-time.ts';
import { isIn, roundOn, studentOf } from './rounds.ts';

/** A name is already validated, filtered and unique. */
export type StudentCommand =
  | { readonly kind: 'join'; readonly name: string; readonly roster: string }
  | { readonly kind: 'come-back'; readonly student: StudentId }
  | { readonly kind: 'rename'; readonly student: StudentId; readonly name: string }
  | { readonly kind: 'remove'; readonly student: StudentId }
  /** Removes this student and everybody who has joined since. */
  | { readonly kind: 'remove-since'; readonly student: StudentId }
  /** Merges two rows: what `student` did becomes `into`'s, who then has this name and roster line. */
  | {
      readonly kind: 'merge';
      readonly student: StudentId;
      readonly into: StudentId;
      readonly name: string;
      readonly roster: string;
    }
  | { readonly kind: 'time-factor'; readonly student: StudentId; readonly factor: TimeFactor }
  /** The student's own choice, where the teacher allows it. */
  | { readonly kind: 'own-time'; readonly student: StudentId; readonly factor: TimeFactor };
type Of<K extends StudentCommand['kind']> = Extract<StudentCommand, { kind: K }>;

/** How many may have joined, without those removed before they did anything: invented students lock nobody out. */
const EVER_JOINED_MAX = 4 * STUDENTS_MAX;
/** Bounds a class and its log however many students are removed again. */
const ROWS_MAX = 16 * STUDENTS_MAX;

function otherNames(state: ClassState, but: StudentId | null): string[] {
  return state.students.filter(({ id }) => id !== but).map(({ name }) => name);
}

/** Why no student can come in now, whether new or back after being removed. */
export function doorRefusal(state: ClassState): ClassRefusalCode | null {
  if (state.phase === 'over') return 'class-over';
  if (state.settings.locked) return 'class-locked';
  return state.students.filter(({ removed }) => !removed).length >= STUDENTS_MAX ? 'class-full' : null;
}

function join(state: ClassState, command: Of<'join'>, at: number): ClassApplied {
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

function comeBack(state: ClassState, { student }: Of<'come-back'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  if (known.merged) return refuse('removed-by-teacher');
  if (!known.removed) return NOTHING;
  const refusal = doorRefusal(state);
  return refusal === null ? happen({ at, type: 'returned', student }) : refuse(refusal);
}

function rename(state: ClassState, { student, name }: Of<'rename'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  if (known.name === name) return NOTHING;
  if (isTaken(name, otherNames(state, student))) return refuse('name-taken');
  return happen({ at, type: 'renamed', student, name });
}

function remove(state: ClassState, { student }: Of<'remove'>, at: number): ClassApplied {
  const known = studentOf(state, student);
  if (known === null) return refuse('no-such-student');
  return known.removed ? NOTHING : happen({ at, type: 'removed', student });
}

function removeSince(state: ClassState, { student }: Of<'remove-since'>, at: number): ClassApplied {
  if (studentOf(state, student) === null) return refuse('no-such-student');
  const since = state.students.filter(({ id, removed }) => id >= student && !removed);
  return happen(...since.map(({ id }) => ({ at, type: 'removed' as const, student: id })));
}

function takesPart({ duels, answers }: PlayedRound, id: StudentId): boolean {
  return duels.some(({ seats }) => seats[0] === id || seats[1] === id) || answers.some(({ student }) => student === id);
}

/** Why two rows cannot be merged into one student. */
function mergeRefusal(state: ClassState, { student, into }: Of<'merge'>): ClassRefusalCode | null {
  if (student === into || !isIn(state, student) || !isIn(state, into)) return 'no-such-student';
  const met = state.rounds.some(({ duels }) =>
    duels.some(({ seats }) => [seats[0], seats[1]].includes(student) && [seats[0], seats[1]].includes(into)),
  );
  if (met) return 'two-people';
  const round = roundOn(state);
  // The questions of a test depend on the number and must not change while a student answers them.
  const busy = round !== null && takesPart(round, student) && (round.content.kind === 'test' || takesPart(round, into));
  return busy ? 'both-playing' : null;
}

function merge(state: ClassState, command: Of<'merge'>, at: number): ClassApplied {
  const refusal = mergeRefusal(state, command);
  if (refusal !== null) return refuse(refusal);
  const { student, into, name, roster } = command;
  return happen({ at, type: 'merged', student, into, name, roster });
}

function timeFactor(state: ClassState, { student, factor }: Of<'time-factor'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  const known = studentOf(state, student);
  if (known === null || known.removed) return refuse('no-such-student');
  return known.timeFactor === factor ? NOTHING : happen({ at, type: 'time-factor-set', student, factor });
}

function ownTime(state: ClassState, { student, factor }: Of<'own-time'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  if (state.settings.ownTime !== true) return refuse('time-not-open');
  const known = studentOf(state, student);
  if (known === null || known.removed) return refuse('no-such-student');
  if (known.timeFactor === factor) return NOTHING;
  if (known.ownTimes >= OWN_TIMES_MAX) return refuse('time-not-open');
  return happen({ at, type: 'time-factor-set', student, factor, own: true });
}

export const STUDENT_COMMANDS: Answers<StudentCommand> = {
  join,
  'come-back': comeBack,
  rename,
  remove,
  'remove-since': removeSince,
  merge,
  'time-factor': timeFactor,
  'own-time': ownTime,
};
