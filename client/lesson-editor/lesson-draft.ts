/** Editing operations on a lesson being written, whose fields may still be empty. Pure; knows no screen. */

import { QUESTION_SETS } from '../../shared/content/questions.ts';
import {
  LESSON_LOCALES,
  type Lesson,
  type LessonLocale,
  type Question,
  type Round,
  type TestRound,
  type TestSet,
  type Words,
} from '../../shared/class/lesson.ts';

export type RoundKind = Round['kind'];
export const ROUND_KINDS = ['duel', 'question', 'test', 'pause'] as const satisfies readonly RoundKind[];

const NO_WORDS: Words = {};

/** An empty lesson. */
export const EMPTY_LESSON: Lesson = { title: NO_WORDS, rounds: [] };

/** All questions of a round. */
export function questionsIn(round: Round): readonly Question[] {
  if (round.kind === 'question') return [round.question];
  return round.kind === 'test' ? [...round.sets.A, ...round.sets.B] : [];
}

/** New ids that no question of these rounds has. */
function freeIds(rounds: readonly Round[], count: number): readonly string[] {
  const taken = new Set(rounds.flatMap(questionsIn).map(({ id }) => id));
  const ids: string[] = [];
  for (let n = 1; ids.length < count; n++) if (!taken.has(`q${n}`)) ids.push(`q${n}`);
  return ids;
}

/** An empty question. */
export function newQuestion(id: string): Question {
  const options = [NO_WORDS, NO_WORDS, NO_WORDS, NO_WORDS];
  const empty = { text: NO_WORDS, options, explanation: NO_WORDS, clause: null };
  return { id, kind: 'single', ...empty, right: 0, shuffle: true };
}

/** A round with good defaults for a first one. */
export function newRound(kind: RoundKind, rounds: readonly Round[]): Round {
  const [a = '', b = ''] = freeIds(rounds, 2);
  switch (kind) {
    case 'duel':
      return { kind, levelId: 'four-waves', mode: 'coached', pace: 'normal', seconds: 240 };
    case 'question':
      return { kind, question: newQuestion(a), seconds: 60 };
    case 'test':
      return { kind, when: 'before', sets: { A: [newQuestion(a)], B: [newQuestion(b)] }, seconds: 300 };
    case 'pause':
      return { kind, words: null, seconds: null };
  }
}

/** A copy of the round, with new ids for its questions. */
export function copyOf(round: Round, rounds: readonly Round[]): Round {
  const ids = [...freeIds(rounds, questionsIn(round).length)];
  const renamed = (question: Question): Question => ({ ...question, id: ids.shift() ?? question.id });
  if (round.kind === 'question') return { ...round, question: renamed(round.question) };
  if (round.kind !== 'test') return round;
  return { ...round, sets: { A: round.sets.A.map(renamed), B: round.sets.B.map(renamed) } };
}

/** With an item inserted at a place. */
export function inserted<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** Without the item at a place. */
export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, place) => place !== at);
}

/** With another item at a place. */
export function replaced<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return list.map((one, place) => (place === at ? item : one));
}

/** With an item moved from one place to another. */
export function shifted<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  return item === undefined || to < 0 || to >= list.length ? list : inserted(without(list, from), to, item);
}

/** The same question of another kind; its texts are kept where they fit. */
export function asKind(question: Question, kind: Question['kind']): Question {
  const { id, text, explanation, clause } = question;
  const base = { id, text, explanation, clause };
  const options = choicesOf(question);
  const choices = hasOptions(question) ? optionsIn(question) : { options, shuffle: true as const };
  const [first = 0] = rightOptions(question);
  switch (kind) {
    case 'single':
      return { ...base, ...choices, kind, right: first };
    case 'several':
      return { ...base, ...choices, kind, right: rightOptions(question) };
    case 'order':
      return { ...base, kind, items: options };
    case 'number':
      return { ...base, kind, right: question.kind === 'number' ? question.right : Number.NaN };
  }
}

export type OptionQuestion = Extract<Question, { kind: 'single' | 'several' }>;

/** Whether a question has options to choose from. */
export function hasOptions(question: Question): question is OptionQuestion {
  return question.kind === 'single' || question.kind === 'several';
}

function optionsIn({
  options,
  reasons,
  shuffle,
}: OptionQuestion): Pick<OptionQuestion, 'options' | 'reasons' | 'shuffle'> {
  return {
    options,
    ...(reasons === undefined ? {} : { reasons }),
    ...(shuffle === undefined ? {} : { shuffle }),
  };
}

/** Asked in a drawn order, or as written. */
export function withShuffle({ shuffle: _, ...question }: OptionQuestion, on: boolean): OptionQuestion {
  return on ? { ...question, shuffle: true } : question;
}

/** With room for the reasons of wrong options, or without any. */
export function withReasons({ reasons: _, ...question }: OptionQuestion, on: boolean): OptionQuestion {
  return on ? { ...question, reasons: question.options.map(() => null) } : question;
}

/** With the reason why an option is wrong. */
export function withReason(question: OptionQuestion, at: number, reason: Words): OptionQuestion {
  const { options, reasons = [] } = question;
  return { ...question, reasons: options.map((_, place) => (place === at ? reason : (reasons[place] ?? null))) };
}

/** The options of a question, or the items to be put in order. */
export function choicesOf(question: Question): readonly Words[] {
  if (question.kind === 'number') return [NO_WORDS, NO_WORDS, NO_WORDS, NO_WORDS];
  return question.kind === 'order' ? question.items : question.options;
}

/** The places of the right options. */
export function rightOptions(question: Question): readonly number[] {
  if (question.kind === 'several') return question.right;
  return question.kind === 'single' ? [question.right] : [];
}

/** With other options or items. */
export function withChoices(question: Question, choices: readonly Words[]): Question {
  if (question.kind === 'number') return question;
  if (question.kind === 'order') return { ...question, items: choices };
  const { reasons } = question;
  if (reasons === undefined) return { ...question, options: choices };
  return { ...question, options: choices, reasons: choices.map((_, at) => reasons[at] ?? null) };
}

/** Without one option; the right answer stays right. */
export function withoutChoice(question: Question, at: number): Question {
  const said = hasOptions(question) && question.reasons !== undefined ? { reasons: without(question.reasons, at) } : {};
  const left = withChoices({ ...question, ...said }, without(choicesOf(question), at));
  const right = rightOptions(question)
    .filter((option) => option !== at)
    .map((option) => (option > at ? option - 1 : option));
  if (left.kind === 'single') return { ...left, right: right[0] ?? 0 };
  return left.kind === 'several' ? { ...left, right } : left;
}

/** Marks an option as right; of several, toggles it. */
export function withRight(question: Question, option: number): Question {
  if (question.kind === 'single') return { ...question, right: option };
  if (question.kind !== 'several') return question;
  const others = question.right.filter((one) => one !== option);
  const right = question.right.includes(option) ? others : [...others, option].sort((a, b) => a - b);
  return { ...question, right };
}

/** With one more pair of questions at the end. */
export function withPair(test: TestRound, rounds: readonly Round[]): TestRound {
  const [a = '', b = ''] = freeIds(rounds, 2);
  const { A, B } = test.sets;
  return { ...test, sets: { A: [...A, newQuestion(a)], B: [...B, newQuestion(b)] } };
}

/** With the pair at a place copied from the game's questions, keeping the ids of this lesson. */
export function withPairOf(test: TestRound, at: number, from: number): TestRound {
  const taken = (set: TestSet) =>
    test.sets[set].map((question, place) => (place === at ? takenFor(question, set, from) : question));
  return { ...test, sets: { A: taken('A'), B: taken('B') } };
}

/** A question of the game in place of one of this lesson, under its id. */
export function takenFor(question: Question, set: TestSet, from: number): Question {
  const taken = QUESTION_SETS[set][from];
  return taken === undefined ? question : { ...taken, id: question.id };
}

/** Without one pair of questions. */
export function withoutPair(test: TestRound, at: number): TestRound {
  const { A, B } = test.sets;
  return { ...test, sets: { A: without(A, at), B: without(B, at) } };
}

/** How long the rounds take at most; those without an end do not count. */
export function totalSeconds({ rounds }: Pick<Lesson, 'rounds'>): number {
  return rounds.reduce((sum, { seconds }) => sum + (seconds === null || Number.isNaN(seconds) ? 0 : seconds), 0);
}

/** The languages of all texts of a lesson. */
export function languagesOf({ title, rounds }: Lesson): readonly LessonLocale[] {
  const texts = [title, ...rounds.flatMap(wordsIn)];
  return LESSON_LOCALES.filter((language) => texts.some((words) => (words[language] ?? '').trim() !== ''));
}

function wordsIn(round: Round): readonly Words[] {
  if (round.kind === 'pause') return round.words === null ? [] : [round.words];
  return questionsIn(round).flatMap((question) => [
    question.text,
    question.explanation,
    ...(question.kind === 'number' ? [] : choicesOf(question)),
    ...(hasOptions(question) ? (question.reasons ?? []).flatMap((reason) => reason ?? []) : []),
  ]);
}

/** The lesson as it is saved: without texts left empty. */
export function withoutEmptyWords(lesson: Lesson): Lesson {
  return {
    title: filled(lesson.title),
    rounds: lesson.rounds.map((round) => {
      if (round.kind === 'question') return { ...round, question: filledQuestion(round.question) };
      if (round.kind === 'pause') return { ...round, words: filledOrNull(round.words) };
      if (round.kind === 'duel') return round;
      return { ...round, sets: { A: round.sets.A.map(filledQuestion), B: round.sets.B.map(filledQuestion) } };
    }),
  };
}

function filled({ en = '', zh = '' }: Words): Words {
  return { ...(en.trim() === '' ? {} : { en: en.trim() }), ...(zh.trim() === '' ? {} : { zh: zh.trim() }) };
}

function filledOrNull(words: Words | null): Words | null {
  const written = filled(words ?? {});
  return written.en === undefined && written.zh === undefined ? null : written;
}

function filledQuestion(question: Question): Question {
  const { clause } = question;
  const written = {
    ...question,
    text: filled(question.text),
    explanation: filled(question.explanation),
    clause: clause === null || clause.trim() === '' ? null : clause.trim(),
  };
  const filledIn = withChoices(written, question.kind === 'number' ? [] : choicesOf(question).map(filled));
  return hasOptions(filledIn) ? withFilledReasons(filledIn) : filledIn;
}

/** Without the reasons left empty, and without that of a right option; without any if nothing is said. */
function withFilledReasons({ reasons = [], ...question }: OptionQuestion): OptionQuestion {
  const right = rightOptions(question);
  const said = reasons.map((reason, at) => (right.includes(at) ? null : filledOrNull(reason)));
  return said.some((reason) => reason !== null) ? { ...question, reasons: said } : question;
}
