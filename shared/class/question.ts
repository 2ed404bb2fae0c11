/** Questions: how they are asked, which answers fit them, and which are right. */

import { type Draw, drawsFrom, shuffle } from '../lib/random.ts';
import type { StudentId } from './class-event.ts';
import type { PlayedRound } from './class-state.ts';
import type { AnsweredQuestion, AskedQuestion } from './class-view.ts';
import type { Answer, Question, TestSet, Words } from './lesson.ts';

type OrderQuestion = Extract<Question, { kind: 'order' }>;
type ChoiceQuestion = Extract<Question, { kind: 'single' | 'several' }>;

/** To whom a question is asked: determines the order of its options and items. */
export interface AskedTo {
  /** A 32-bit integer: that of the class, or of a pass through the questions. */
  readonly seed: number;
  /** Whose own order of options it is; null: everybody with this seed sees the same, as the letters on the board need. */
  readonly student: StudentId | null;
}

/** A 32-bit hash of a text, so that each question of a class is shuffled independently (FNV-1a over UTF-16 units). */
function saltOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/**
 * Draws that depend on all of this. The first draw of `drawsFrom` is nearly its seed, and neighbouring students would get
 * neighbouring draws: the finalizer of MurmurHash3 makes each bit depend on every other.
 */
function drawsOf(...parts: readonly (string | number)[]): Draw {
  let hash = saltOf(parts.join(' '));
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return drawsFrom(hash ^ (hash >>> 16), 0);
}

/** The order in which items are asked: at each place the item's index in the right order; never the right order itself. */
function askedOrder({ id, items }: OrderQuestion, seed: number): readonly number[] {
  const draw = drawsFrom(seed, saltOf(id));
  const rightOrder = items.map((_, index) => index);
  const order = shuffle(rightOrder, draw);
  if (order.length < 2 || order.some((item, place) => item !== place)) return order;
  const by = 1 + draw(order.length - 1);
  return [...order.slice(by), ...order.slice(0, by)];
}

/** The order in which options are asked: at each place the option's index as written. */
function drawnOptions(
  { id, options, shuffle: isShuffled }: ChoiceQuestion,
  { seed, student }: AskedTo,
): readonly number[] {
  const written = options.map((_, index) => index);
  if (isShuffled !== true) return written;
  return shuffle(written, drawsOf('options', seed, id, student ?? 'class'));
}

/** At each place shown, the index of the option or item in the question as written; empty for a number. */
function shownOrder(question: Question, to: AskedTo): readonly number[] {
  switch (question.kind) {
    case 'single':
    case 'several':
      return drawnOptions(question, to);
    case 'order':
      return askedOrder(question, to.seed);
    case 'number':
      return [];
  }
}

function writtenOptions(question: Question): readonly Words[] {
  if (question.kind === 'number') return [];
  return question.kind === 'order' ? question.items : question.options;
}

/** A question as it is asked, without its answer. */
export function asked(question: Question, to: AskedTo): AskedQuestion {
  const { id, kind, text } = question;
  const written = writtenOptions(question);
  return { id, kind, text, options: shownOrder(question, to).flatMap((index) => written[index] ?? []) };
}

function rightAnswer(question: Question, to: AskedTo): Answer {
  const order = shownOrder(question, to);
  switch (question.kind) {
    case 'single':
      return { kind: 'single', option: order.indexOf(question.right) };
    case 'several':
      return normalised({ kind: 'several', options: question.right.map((option) => order.indexOf(option)) });
    case 'number':
      return { kind: 'number', value: question.right };
    case 'order':
      return { kind: 'order', items: order.map((_, place) => order.indexOf(place)) };
  }
}

/** The reasons of the wrong options at the places shown; empty: nothing is said of any. */
function reasonsOf(question: Question, to: AskedTo): readonly (Words | null)[] {
  if (question.kind !== 'single' && question.kind !== 'several') return [];
  const { reasons } = question;
  if (reasons === undefined) return [];
  const right: readonly number[] = question.kind === 'single' ? [question.right] : question.right;
  return shownOrder(question, to).map((option) => (right.includes(option) ? null : (reasons[option] ?? null)));
}

/** What is revealed of a question when its round is over, in the indices in which it was asked. */
export function revealed(question: Question, to: AskedTo): AnsweredQuestion {
  const { explanation, clause } = question;
  const reasons = reasonsOf(question, to);
  const told = { right: rightAnswer(question, to), explanation, clause };
  return reasons.some((reason) => reason !== null) ? { ...told, reasons } : told;
}

/** An answer in the indices of the question as written: it can be read without knowing to whom it was asked. */
export function asWritten(question: Question, answer: Answer, to: AskedTo): Answer {
  const order = shownOrder(question, to);
  const written = (shown: number) => order[shown] ?? -1;
  switch (answer.kind) {
    case 'single':
      return { kind: 'single', option: written(answer.option) };
    case 'several':
      return normalised({ kind: 'several', options: answer.options.map(written) });
    case 'order':
      return { kind: 'order', items: answer.items.map(written) };
    case 'number':
      return answer;
  }
}

const isIndexOf = (list: readonly unknown[]) => (index: number) =>
  Number.isInteger(index) && index >= 0 && index < list.length;

function areDifferentIndices(indices: readonly number[], list: readonly unknown[]): boolean {
  return indices.length <= list.length && indices.every(isIndexOf(list)) && new Set(indices).size === indices.length;
}

/** Whether an answer is valid for this question: of its kind, with existing options, each once, and at least one. */
export function fits(question: Question, answer: Answer): boolean {
  switch (answer.kind) {
    case 'single':
      return question.kind === 'single' && isIndexOf(question.options)(answer.option);
    case 'several':
      return (
        question.kind === 'several' &&
        answer.options.length > 0 &&
        areDifferentIndices(answer.options, question.options)
      );
    case 'order':
      return (
        question.kind === 'order' &&
        answer.items.length === question.items.length &&
        areDifferentIndices(answer.items, question.items)
      );
    case 'number':
      return question.kind === 'number' && Number.isFinite(answer.value);
  }
}

/** The canonical form of an answer: chosen options ascending, and a single zero. */
export function normalised(answer: Answer): Answer {
  switch (answer.kind) {
    case 'several':
      return { kind: 'several', options: answer.options.toSorted((a, b) => a - b) };
    case 'number':
      return { kind: 'number', value: answer.value === 0 ? 0 : answer.value };
    case 'single':
    case 'order':
      return answer;
  }
}

/** Whether two answers are equal. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  return JSON.stringify(normalised(a)) === JSON.stringify(normalised(b));
}

/** Whether an answer, in the indices as asked, is entirely right. */
export function isRight(question: Question, answer: Answer, to: AskedTo): boolean {
  return sameAnswer(rightAnswer(question, to), answer);
}

/** Whether the first two students, the third and fourth, ... begin in the other order: odd numbers with B. */
function isSwapped(student: StudentId, setSeed: number | null): boolean {
  return setSeed !== null && drawsOf('sets', setSeed, Math.ceil(student / 2))(2) === 1;
}

/**
 * The set of a test that a student gets: one before, the other after. Of the first two students, of the next two, ... one
 * begins with A and the other with B, so that each order is taken by half of the class.
 * @param setSeed decides which of the two; null: the one with the odd number begins with A, as in classes of the past
 */
export function testSetOf(student: StudentId, when: 'before' | 'after', setSeed: number | null): TestSet {
  const first = (student % 2 === 1) !== isSwapped(student, setSeed);
  return first === (when === 'before') ? 'A' : 'B';
}

/** Who sees a round's questions in which order: in a test each student in their own, otherwise the class in one. */
export function askedTo(seed: number, { content }: Pick<PlayedRound, 'content'>, student: StudentId): AskedTo {
  return { seed, student: content.kind === 'test' ? student : null };
}

/** The questions that a student is asked in a round, by their index; none in a duel or a pause. */
export function questionsOf(
  { content, setSeed }: Pick<PlayedRound, 'content' | 'setSeed'>,
  student: StudentId,
): readonly Question[] {
  switch (content.kind) {
    case 'question':
      return [content.question];
    case 'test':
      return content.sets[testSetOf(student, content.when, setSeed)];
    case 'duel':
    case 'pause':
      return [];
  }
}
