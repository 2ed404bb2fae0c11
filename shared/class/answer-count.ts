/** Counts the answers to a question, for the bars on the board. */

import type { ClassState, PlayedRound } from './class-state.ts';
import type { AnswerCount } from './class-view.ts';
import type { Answer, Question } from './lesson.ts';
import { countedAnswers } from './rounds.ts';
import { asked, normalised, revealed, sameAnswer } from './question.ts';

/** The maximum number of bars; a single-choice question has one for each option. */
const BARS_MAX = 6;

type Bar = AnswerCount['bars'][number];

function barsOf(state: ClassState, round: PlayedRound, right: Answer): Bar[] {
  const bars = new Map<string, Bar>();
  for (const given of countedAnswers(state, round)) {
    const answer = normalised(given.answer);
    const key = JSON.stringify(answer);
    const count = (bars.get(key)?.count ?? 0) + 1;
    bars.set(key, { answer, count, right: sameAnswer(answer, right) });
  }
  // Ties in order of arrival, so that bars do not jump about.
  return [...bars.values()].sort((a, b) => b.count - a.count);
}

/** Whether an answer has its own bar at its rank: the right one always does. */
function isShown({ kind }: Question): (bar: Bar, index: number) => boolean {
  return ({ right }, index) => kind === 'single' || right || index < BARS_MAX;
}

/** The answers to the question of a round: equal ones together, most frequent first, rare ones under `others`. */
export function answerCount(state: ClassState, round: PlayedRound, question: Question): AnswerCount {
  const to = { seed: state.seed, student: null };
  const { right, reasons } = revealed(question, to);
  const all = barsOf(state, round, right);
  const bars = all.filter(isShown(question));
  const answered = countedAnswers(state, round).length;
  return {
    question,
    asked: asked(question, to),
    right,
    ...(reasons === undefined ? {} : { reasons }),
    answered,
    bars,
    others: answered - bars.reduce((sum, { count }) => sum + count, 0),
  };
}
