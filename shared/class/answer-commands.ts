/** What a student answers to a question, and chooses before that. */

import { answered, hasAnswered } from './answering.ts';
import { type Answers, type ClassApplied, happen, refuse } from './applied.ts';
import type { StudentId } from './class-event.ts';
import type { ClassRefusalCode } from './class-refusals.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { Answer } from './lesson.ts';
import { fits, questionsOf } from './question.ts';
import { isTimeUp } from './own-time.ts';
import { roundOn, studentOf } from './rounds.ts';

/** The form of an answer is already validated. */
export type AnswerCommand =
  | {
      readonly kind: 'answer';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer;
      /** The round trip measured by the server; the class caps the credit for it. */
      readonly lagMs: number;
    }
  /** What a student has chosen and not sent; null: nothing any more. It counts if the round ends before they send it. */
  | {
      readonly kind: 'draft';
      readonly student: StudentId;
      readonly round: number;
      readonly question: number;
      readonly answer: Answer | null;
    };
type Of<K extends AnswerCommand['kind']> = Extract<AnswerCommand, { kind: K }>;

/** How often a student may change their choice for one question before they answer. */
const DRAFTS_MAX = 60;

/** Why an answer is not accepted, regardless of whether it is right; null: it is accepted. */
function answerRefusal(
  state: ClassState,
  round: PlayedRound,
  { student, question, answer }: AnswerCommand,
): ClassRefusalCode | null {
  const known = studentOf(state, student);
  if (known === null) return 'no-such-student';
  if (known.removed) return 'removed-by-teacher';
  const posed = questionsOf(round, student)[question];
  if (posed === undefined || (answer !== null && !fits(posed, answer))) return 'bad-answer';
  return hasAnswered(round, student, question) ? 'already-answered' : null;
}

/** The round in which this may be answered; otherwise why not. */
function askedIn(state: ClassState, asking: AnswerCommand, at: number): PlayedRound | ClassRefusalCode {
  const round = roundOn(state);
  if (round === null || round.round !== asking.round) return 'no-round';
  if (round.content.kind !== 'question' && round.content.kind !== 'test') return 'no-round';
  if (state.paused) return 'class-paused';
  return answerRefusal(state, round, asking) ?? (isTimeUp(state, round, asking.student, at) ? 'no-round' : round);
}

function answer(state: ClassState, command: Of<'answer'>, at: number): ClassApplied {
  const round = askedIn(state, command, at);
  return typeof round === 'string' ? refuse(round) : happen(answered(state, round, command, at));
}

function draft(state: ClassState, command: Of<'draft'>, at: number): ClassApplied {
  const round = askedIn(state, command, at);
  if (typeof round === 'string') return refuse(round);
  const { student, question } = command;
  const before = round.drafts.find((other) => other.student === student && other.question === question);
  if ((before?.changes ?? 0) >= DRAFTS_MAX) return refuse('too-many-drafts');
  return happen({ at, type: 'drafted', student, round: round.round, question, answer: command.answer });
}

export const ANSWER_COMMANDS: Answers<AnswerCommand> = {
  answer,
  draft,
};
