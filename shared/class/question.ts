/** Questions: how they are asked, which answers fit them, and which are right. */

import { drawsFrom, shuffle } from '../lib/random.ts';
import type { StudentId } from './class-event.ts';
import type { PlayedRound } from './class-state.ts';
import type { AnsweredQuestion, AskedQuestion } from './class-view.ts';
import type { Answer, Question, TestSet, Words } from './lesson.ts';

type OrderQuestion = Extract<Question, { kind: 'order' }>;

/** A 32-bit hash of a text, so that each question of a class is shuffled independently (FNV-1a over UTF-16 units). */
function saltOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
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

function optionsOf(question: Question, seed: number): readonly Words[] {
  switch (question.kind) {
    case 'single':
    case 'several':
      return question.options;
    case 'order':
      return askedOrder(question, seed).flatMap((item) => question.items[item] ?? []);
    case 'number':
      return [];
  }
}

/** A question as it is asked in a class with that seed: the same for everybody, without its answer. */
export function asked(question: Question, seed: number): AskedQuestion {
  const { id, kind, text } = question;
  return { id, kind, text, options: optionsOf(question, seed) };
}

function rightAnswer(question: Question, seed: number): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', option: question.right };
    case 'several':
      return { kind: 'several', options: question.right };
    case 'number':
      return { kind: 'number', value: question.right };
    case 'order': {
      const order = askedOrder(question, seed);
      return { kind: 'order', items: order.map((_, place) => order.indexOf(place)) };
    }
  }
}

/** What is revealed of a question when its round is over, in the indices in which it was asked. */
export function revealed(question: Question, seed: number): AnsweredQuestion {
  const { explanation, clause } = question;
  return { right: rightAnswer(question, seed), explanation, clause };
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

/** Whether an answer is entirely right; `seed` is that of the class. */
export function isRight(question: Question, answer: Answer, seed: number): boolean {
  return sameAnswer(rightAnswer(question, seed), answer);
}

/** The set of a test that a student gets: odd numbers (first, third, ...) A before and B after. */
export function testSetOf(student: StudentId, when: 'before' | 'after'): TestSet {
  return (student % 2 === 1) === (when === 'before') ? 'A' : 'B';
}

/** The questions that a student is asked in a round, by their index; none in a duel or a pause. */
export function questionsOf({ content }: Pick<PlayedRound, 'content'>, student: StudentId): readonly Question[] {
  switch (content.kind) {
    case 'question':
      return [content.question];
    case 'test':
      return content.sets[testSetOf(student, content.when)];
    case 'duel':
    case 'pause':
      return [];
  }
}
