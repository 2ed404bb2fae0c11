/** How an answer counts, whether it was sent or only chosen when its round ended. */

import type { ClassEvent, RoundEnd, StudentId } from './class-event.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { Answer } from './lesson.ts';
import { askedTo, isRight, normalised, questionsOf } from './question.ts';
import { elapsedMs, rightAnswerPoints } from './question-score.ts';
import { ownEnd } from './own-time.ts';
import { studentOf } from './rounds.ts';

/** A student's answer to a question (by its index) of the current round; it fits the question. */
export interface AnswerGiven {
  readonly student: StudentId;
  readonly question: number;
  readonly answer: Answer;
  /** The round trip as the server measured it. */
  readonly lagMs: number;
}

/** A test earns no points. */
function pointsOf(state: ClassState, round: PlayedRound, student: StudentId, elapsed: number): number {
  if (round.content.kind !== 'question') return 0;
  const timeFactor = studentOf(state, student)?.timeFactor ?? '1';
  const { seconds } = round.content;
  return rightAnswerPoints({ elapsedMs: elapsed, seconds, speedScores: round.speed, timeFactor });
}

/** The event that the question was answered at `at` (ms). */
export function answered(
  state: ClassState,
  round: PlayedRound,
  { student, question, answer, lagMs }: AnswerGiven,
  at: number,
): Extract<ClassEvent, { type: 'answered' }> {
  const posed = questionsOf(round, student)[question];
  const right = posed !== undefined && isRight(posed, answer, askedTo(state.seed, round, student));
  const elapsed = elapsedMs(round.startedAt, at, lagMs);
  const points = right ? pointsOf(state, round, student, elapsed) : 0;
  const given = { answer: normalised(answer), right, points, elapsedMs: elapsed };
  return { at, type: 'answered', student, round: round.round, question, ...given };
}

/** Whether a student has answered a question of the round. */
export function hasAnswered({ answers }: PlayedRound, student: StudentId, question: number): boolean {
  return answers.some((given) => given.student === student && given.question === question);
}

/** The end of a round at `at` (ms): choices that were not sent count, as of the end of their student's time. */
export function endOfRound(state: ClassState, round: PlayedRound, at: number, why: RoundEnd): readonly ClassEvent[] {
  const endOf = (student: StudentId) => Math.min(at, ownEnd(state, round, student) ?? at);
  const open = round.drafts.filter(
    ({ student, question, answer }) =>
      answer !== null && studentOf(state, student)?.removed === false && !hasAnswered(round, student, question),
  );
  const chosen = open.flatMap(({ student, question, answer }) =>
    answer === null
      ? []
      : [
          {
            ...answered(state, round, { student, question, answer, lagMs: 0 }, endOf(student)),
            at,
            unsent: true as const,
          },
        ],
  );
  return [...chosen, { at, type: 'round-ended', why }];
}
