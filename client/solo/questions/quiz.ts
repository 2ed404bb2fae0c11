/** A pass through one of the two sets of questions, alone: the questions, the answers, the result. Pure. */

import { QUESTION_SETS } from '../../../shared/content/questions.ts';
import type { AnsweredQuestion, AskedQuestion } from '../../../shared/class/class-view.ts';
import { type Answer, type Question, TEST_SETS, type TestSet } from '../../../shared/class/lesson.ts';
import { asked, fits, isRight, revealed } from '../../../shared/class/question.ts';
import type { Progress, QuizRun } from '../../context/progress.ts';

/** Counts up whenever the questions change so much that results before and after do not compare. */
export const EDITION = 2;

export interface QuizPass {
  readonly edition: typeof EDITION;
  readonly set: TestSet;
  /** A 32-bit integer, the seed for shuffling options and items. */
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
  return { edition: EDITION, set, seed, answers: [] };
}

export function quizLength({ set }: Pick<QuizPass, 'set'>): number {
  return QUESTION_SETS[set].length;
}

/** The question at an index (from 0) of a pass; null: out of range. */
export function quizItem({ set, seed, answers }: QuizPass, at: number): QuizItem | null {
  const question = QUESTION_SETS[set][at];
  if (question === undefined) return null;
  const answer = answers[at] ?? null;
  const to = { seed, student: null };
  const told = answer === null ? null : { ...revealed(question, to), correct: isRight(question, answer, to) };
  return { question, asked: asked(question, to), answer, told };
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
  return { edition: EDITION, set: pass.set, at, right: items.length - missed.length, of: quizLength(pass), missed };
}

/** How many passes are remembered, the first among them. */
const RUNS_MAX = 50;

/** The player's progress with one more pass; the oldest except the very first are dropped. */
export function afterPass(progress: Progress, run: QuizRun): Progress {
  const [first, ...others] = [...progress.quiz, run];
  const kept = first === undefined ? [] : [first, ...others.slice(-(RUNS_MAX - 1))];
  return { ...progress, quiz: kept };
}

/** The runs through today's questions, oldest first. */
function comparable({ quiz }: Pick<Progress, 'quiz'>): readonly QuizRun[] {
  return quiz.filter(({ edition }) => edition === EDITION);
}

/** The set with which a player begins; `seed` is a 32-bit integer, and every other one gives the other set. */
export function drawnSet(seed: number): TestSet {
  return TEST_SETS[seed & 1] ?? 'A';
}

/** The set that is due: the one not asked last; at the beginning the one drawn. */
export function nextSet(progress: Pick<Progress, 'quiz'>, drawn: TestSet): TestSet {
  const last = comparable(progress).at(-1)?.set;
  return last === undefined ? drawn : otherSet(last);
}

export function otherSet(set: TestSet): TestSet {
  return set === 'A' ? 'B' : 'A';
}

/** The set of the first pass; null: there was none. */
export function firstSet(progress: Pick<Progress, 'quiz'>): TestSet | null {
  return comparable(progress)[0]?.set ?? null;
}

/** The last pass through a set, or null. */
export function lastRun(progress: Pick<Progress, 'quiz'>, set: TestSet): QuizRun | null {
  return comparable(progress).findLast((run) => run.set === set) ?? null;
}

export interface QuizGain {
  readonly before: QuizRun;
  readonly after: QuizRun;
  /** Whether the difference is larger than luck with that many questions would explain. */
  readonly clear: boolean;
}

/** The gain between the first pass and the last through the other set; null: only one set has been asked. */
export function gainOf(progress: Pick<Progress, 'quiz'>): QuizGain | null {
  const runs = comparable(progress);
  const [before] = runs;
  const after = runs.findLast(({ set }) => set !== before?.set);
  return before === undefined || after === undefined ? null : { before, after, clear: isClear(before, after) };
}

/** 97.5 % of a normal distribution: a two-sided interval of 95 %. */
const NORMAL_UPPER = 1.96;

/**
 * Whether the 95 % interval of the difference of two shares leaves out 0 (Agresti and Caffo 2000: one right and one wrong
 * answer are added to each). The questions of a pass are a sample of all that could be asked about closing.
 */
function isClear(before: QuizRun, after: QuizRun): boolean {
  const [p, q] = [before, after].map(({ right, of }) => (right + 1) / (of + 2)) as [number, number];
  const variance = (p * (1 - p)) / (before.of + 2) + (q * (1 - q)) / (after.of + 2);
  return Math.abs(q - p) > NORMAL_UPPER * Math.sqrt(variance);
}

/** A pass stored as JSON text; null: it is invalid, or not of these questions any more. */
export function readPass(text: string | null): QuizPass | null {
  if (text === null) return null;
  const { edition, set, seed, answers } = parsed(text);
  const known = TEST_SETS.find((one) => one === set);
  if (
    edition !== EDITION ||
    known === undefined ||
    typeof seed !== 'number' ||
    !Number.isInteger(seed) ||
    !Array.isArray(answers)
  )
    return null;
  return answers.reduce<QuizPass>(
    // An answer that does not fit its question ends the pass there, and it is asked again.
    (pass, answer, at) => (pass.answers.length === at && isAnswer(answer) ? answered(pass, answer) : pass),
    beginPass(known, seed),
  );
}

function parsed(text: string): Readonly<Partial<Record<keyof QuizPass, unknown>>> {
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
