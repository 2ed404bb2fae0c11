/** The answers in a report: a row for each, and what each student knew before and after. */

import type { StudentId } from '../class/class-event.ts';
import type { ClassState, GivenAnswer, PlayedRound } from '../class/class-state.ts';
import type { Question, TestRound, TestSet } from '../class/lesson.ts';
import { askedTo, asWritten, questionsOf, testSetOf } from '../class/question.ts';
import type { ReportAnswer, ReportStudent } from './report.ts';
import { nameIn, type ReplayedClass } from './report-source.ts';

type Asked = Pick<ReportAnswer, 'kind' | 'set'>;

/** What kind of asking it was for that student. */
export function askedIn({ content, setSeed }: PlayedRound, student: StudentId): Asked {
  if (content.kind !== 'test') return { kind: 'question', set: null };
  const set: TestSet = testSetOf(student, content.when, setSeed);
  return { kind: content.when === 'before' ? 'test-before' : 'test-after', set };
}

function answerRow(played: ReplayedClass, round: PlayedRound, given: GivenAnswer): ReportAnswer[] {
  const as = given.askedAs ?? given.student;
  const question: Question | undefined = questionsOf(round, as)[given.question];
  if (question === undefined) return [];
  const { student, right, points, elapsedMs } = given;
  const answer = asWritten(question, given.answer, askedTo(played.state.seed, round, as));
  const name = nameIn(played, student);
  const where = { code: played.code, round: round.round, ...askedIn(round, as) };
  return [{ ...where, question, student, name, answer, right, points, elapsedMs }];
}

/** Every answer that counted, in order of arrival. */
export function answerRows(played: ReplayedClass): ReportAnswer[] {
  return played.state.rounds.flatMap((round) => round.answers.flatMap((given) => answerRow(played, round, given)));
}

function sharesIn(state: ClassState, student: StudentId, when: TestRound['when']): number[] {
  return state.rounds.flatMap((round) => {
    if (round.content.kind !== 'test' || round.content.when !== when) return [];
    const own = round.answers.filter((answer) => answer.student === student);
    const asked = questionsOf(round, own[0]?.askedAs ?? student).length;
    return own.length === 0 || asked === 0 ? [] : [own.filter(({ right }) => right).length / asked];
  });
}

/**
 * The shares of right answers in the tests. A student who has answered anything has taken the test, and omitted answers
 * count as not known. Of several tests the first counts as before, the last as after.
 */
export function testShares(state: ClassState, student: StudentId): Pick<ReportStudent, 'before' | 'after'> {
  return {
    before: sharesIn(state, student, 'before')[0] ?? null,
    after: sharesIn(state, student, 'after').at(-1) ?? null,
  };
}
