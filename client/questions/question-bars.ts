/** The answers to a question as rows with a bar each: one for an option, or for each answer that was given. Pure. */

import type { AnswerCount } from '../../shared/class/class-view.ts';
import type { Answer, Words } from '../../shared/class/lesson.ts';

export interface BarRow {
  readonly key: string;
  /** The letter of the option; null if the row is an answer as a whole. */
  readonly letter: string | null;
  /** The text of the option; null: the answer itself is `said`. */
  readonly words: Words | null;
  /** A number, or the letters of an order; null: all the others together. */
  readonly said: string | null;
  readonly count: number;
  /** Share of those who answered, 0..1. */
  readonly share: number;
  readonly right: boolean;
}

/** The letter that an option has on every screen. */
export function optionLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The rows of a question: by option if options are ticked, else by answer. */
export function barRows(count: AnswerCount): readonly BarRow[] {
  const { kind } = count.asked;
  return kind === 'single' || kind === 'several' ? optionRows(count) : answerRows(count);
}

function optionRows(count: AnswerCount): BarRow[] {
  const right = ticked(count.right);
  const rows = count.asked.options.map((words, index) => ({
    ...row(count, votesFor(count, index), right.includes(index)),
    key: optionLetter(index),
    letter: optionLetter(index),
    words,
    said: null,
  }));
  return withOthers(count, rows);
}

/** Rare answers are counted in a row of their own, without showing them. */
function withOthers(count: AnswerCount, rows: readonly BarRow[]): BarRow[] {
  if (count.others === 0) return [...rows];
  return [...rows, { ...row(count, count.others, false), key: 'others', letter: null, words: null, said: null }];
}

/** How many have ticked an option, alone or with others. */
function votesFor({ bars }: AnswerCount, option: number): number {
  return bars.reduce((sum, { answer, count }) => sum + (ticked(answer).includes(option) ? count : 0), 0);
}

function ticked(answer: Answer): readonly number[] {
  if (answer.kind === 'single') return [answer.option];
  return answer.kind === 'several' ? answer.options : [];
}

function answerRows(count: AnswerCount): BarRow[] {
  const rows = count.bars.map((bar) => {
    const said = answerText(bar.answer);
    return { ...row(count, bar.count, bar.right), key: said, letter: null, words: null, said };
  });
  return withOthers(count, rows);
}

function row({ answered }: AnswerCount, count: number, right: boolean): Pick<BarRow, 'count' | 'share' | 'right'> {
  return { count, share: answered === 0 ? 0 : count / answered, right };
}

/** An answer in letters and digits. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'single':
      return optionLetter(answer.option);
    case 'several':
      return answer.options.map(optionLetter).join(' ');
    case 'order':
      return answer.items.map(optionLetter).join(' ');
    case 'number':
      return String(answer.value);
  }
}

/** The wrong option that most have taken, with the reason why it is wrong; null: none was, or nothing is said of it. */
export function mostTaken(count: AnswerCount): { readonly letter: string; readonly reason: Words } | null {
  const right = ticked(count.right);
  const [most] = count.asked.options
    .map((_, option) => ({ option, votes: votesFor(count, option) }))
    .filter(({ option, votes }) => votes > 0 && !right.includes(option))
    .sort((a, b) => b.votes - a.votes);
  const reason = most === undefined ? null : (count.reasons?.[most.option] ?? null);
  return most === undefined || reason === null ? null : { letter: optionLetter(most.option), reason };
}

/** How many had all of it right. */
export function rightCount({ bars }: AnswerCount): number {
  return bars.reduce((sum, { count, right }) => sum + (right ? count : 0), 0);
}

/** The right order in the letters of the screens: item by item from the top. */
export function rightOrder({
  question,
  asked,
}: AnswerCount): readonly { readonly letter: string; readonly words: Words }[] {
  if (question.kind !== 'order') return [];
  return question.items.map((words) => ({
    words,
    letter: optionLetter(asked.options.findIndex((option) => JSON.stringify(option) === JSON.stringify(words))),
  }));
}
