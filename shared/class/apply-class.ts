/** Commands of a class: each is answered in the file of its subject. */

import { dueByTime } from './advance-class.ts';
import { type AnswerCommand, ANSWER_COMMANDS } from './answer-commands.ts';
import type { Answers, ClassApplied } from './applied.ts';
import type { ClassState } from './class-state.ts';
import { type CourseCommand, COURSE_COMMANDS } from './course-commands.ts';
import { evolveClass } from './evolve-class.ts';
import { type RoundCommand, ROUND_COMMANDS } from './round-commands.ts';
import { type StudentCommand, STUDENT_COMMANDS } from './student-commands.ts';

export type ClassCommand = StudentCommand | CourseCommand | RoundCommand | AnswerCommand;
type Kind = ClassCommand['kind'];

const ANSWERS: Answers<ClassCommand> = {
  ...STUDENT_COMMANDS,
  ...COURSE_COMMANDS,
  ...ROUND_COMMANDS,
  ...ANSWER_COMMANDS,
};

function ask<K extends Kind>(
  state: ClassState,
  kind: K,
  command: Extract<ClassCommand, { kind: K }>,
  at: number,
): ClassApplied {
  return ANSWERS[kind](state, command, at);
}

/**
 * Applies `command` to the class at time `now` (ms of its clock). A round whose time is up by then ends first. Returns
 * the resulting events, or the code of the refusal; then nothing has happened.
 */
export function applyClass(state: ClassState, command: ClassCommand, now: number): ClassApplied {
  const due = dueByTime(state, now);
  const after = due.reduce<ClassState>(evolveClass, state);
  const applied = ask(after, command.kind, command, Math.max(after.at, now));
  return applied.ok ? { ok: true, events: [...due, ...applied.events] } : applied;
}
