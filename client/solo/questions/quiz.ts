/** A pass through one of the two sets of questions, alone: the questions, the answers, the result. Pure. */

import { QUESTION_SETS } from '../../../shared/content/questions.ts';
import type { AnsweredQuestion, AskedQuestion } from '../../../shared/class/class-view.ts';
import { type Answer, type Question, TEST_SETS, type TestSet } from '../../../shared/class/lesson.ts';
import { asked, fits, isRight, revealed } from '../../../shared/class/question.ts';
import type { Progress, QuizRun } from '../../context/progress.ts';

export interface QuizPass {
  readonly set: TestSet;
  /** A 32-bit integer, the seed for shuffling items. */
  readonly seed: number;
  /** In the order of the questions; as many as have been answered. */
  readonly answers: readonly Answer[];
}

/** A question of a pass, with its solution once it is answered. */
export interface QuizItem {
  readonly question: Question;
  readonly asked: AskedQuestion;
  readonly answer: Answer | null;
  readonly told: (AnsweredQuestion & { readonly correct: boolean }) | null;
}

/** @returns a pass without answers yet; `seed` is a 32-bit integer */
export function beginPass(set: TestSet, seed: number): QuizPass {
  return { set, seed, answers: [] };
}

export function quizLength({ set }: Pick<QuizPass, 'set'>): number {
  return QUESTION_SETS[set].length;
}

/** The question at an index (from 0) of a pass; null: out of range. */
export function quizItem({ set, seed, answers }: QuizPass, at: number): QuizItem | null {
  const question = QUESTION_SETS[set][at];
  if (question === undefined) return null;
  const answer = answers[at] ?? null;
  const told = answer === null ? null : { ...revealed(question, seed), correct: isRight(question, answer, seed) };
  return { question, asked: asked(question, seed), answer, told };
}

/** The pass with the next question answered; the same pass if the answer does not fit it. */
export function answered(pass: QuizPass, answer: Answer): QuizPass {
  const question = QUESTION_SETS[pass.set][pass.answers.length];
  return question !== undefined && fits(question, answer) ? { ...pass, answers: [...pass.answers, answer] } : pass;
}

export function isComplete(pass: QuizPass): boolean {
  return pass.answers.length === quizLength(pass);
}

/** The result of a pass so far; `at`: epoch milliseconds. */
export function runOfPass(pass: QuizPass, at: number): QuizRun {
  const items = pass.answers.flatMap((_, index) => quizItem(pass, index) ?? []);
  const missed = items.filter(({ told }) => told?.correct === false).map(({ question }) => question.id);
  return { set: pass.set, at, right: items.length - missed.length, of: quizLength(pass), missed };
}

/** How many passes are remembered, the first among them. */
const RUNS_MAX = 50;

/** The player's progress with one more pass; the oldest except the very first are dropped. */
export function afterPass(progress: Progress, run: QuizRun): Progress {
  const [first, ...others] = [...progress.quiz, run];
  const kept = first === undefined ? [] : [first, ...others.slice(-(RUNS_MAX - 1))];
  return { ...progress, quiz: kept };
}

/** The set that is due: the one not asked last; A at the beginning. */
export function nextSet({ quiz }: Pick<Progress, 'quiz'>): TestSet {
  return quiz.at(-1)?.set === 'A' ? 'B' : 'A';
}

/** The last pass through a set, or null. */
export function lastRun({ quiz }: Pick<Progress, 'quiz'>, set: TestSet): QuizRun | null {
  return quiz.findLast((run) => run.set === set) ?? null;
}

/** The gain between the first pass and the last through the other set; null: only one set has been asked. */
export function gainOf({ quiz }: Pick<Progress, 'quiz'>): { readonly before: QuizRun; readonly after: QuizRun } | null {
  const [before] = quiz;
  const after = quiz.findLast(({ set }) => set !== before?.set);
  return before === undefined || after === undefined ? null : { before, after };
}

/** A pass stored as JSON text; null: it is invalid, or not of these questions any more. */
export function readPass(text: string | null): QuizPass | null {
  if (text === null) return null;
  const { set, seed, answers } = parsed(text);
  const known = TEST_SETS.find((one) => one === set);
  if (known === undefined || typeof seed !== 'number' || !Number.isInteger(seed) || !Array.isArray(answers))
    return null;
  return answers.reduce<QuizPass>(
    // An answer that does not fit its question ends the pass there, and it is asked again.
    (pass, answer, at) => (pass.answers.length === at && isAnswer(answer) ? answered(pass, answer) : pass),
    beginPass(known, seed),
  );
}

function parsed(text: string): { readonly set?: unknown; readonly seed?: unknown; readonly answers?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, option, options, items, value: number } = value as Record<string, unknown>;
  const isList = (list: unknown) => Array.isArray(list) && list.every((index) => Number.isInteger(index));
  switch (kind) {
    case 'single':
      return Number.isInteger(option);
    case 'several':
      return isList(options);
    case 'order':
      return isList(items);
    case 'number':
      return typeof number === 'number';
    default:
      return false;
  }
}
