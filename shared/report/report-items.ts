/** The questions of a report, each with how it was answered: an analysis of items, over all classes of the report. */

import type { StudentId } from '../class/class-event.ts';
import type { GivenAnswer, PlayedRound } from '../class/class-state.ts';
import { type Answer, type Question, TEST_SETS } from '../class/lesson.ts';
import { askedTo, asWritten, questionsOf, sameAnswer } from '../class/question.ts';
import { countedAnswers } from '../class/rounds.ts';
import { flagsOf, discriminationOf } from './item-statistics.ts';
import type { ItemChoice, ReportItem } from './report.ts';
import type { ReplayedClass } from './report-source.ts';
import { askedIn } from './report-answers.ts';

type Asked = Pick<ReportItem, 'kind' | 'set'> & { readonly question: Question };

/** One student's answer to a question; null: they left it out of a test. */
interface Taken {
  readonly asked: Asked;
  readonly answer: Answer | null;
  readonly right: boolean;
}

/** Everything that one student was asked together: a test, or the questions between the duels of a class. */
type Sitting = readonly Taken[];

function takenIn(played: ReplayedClass, round: PlayedRound, given: GivenAnswer, question: Question): Taken {
  const as = given.askedAs ?? given.student;
  const answer = asWritten(question, given.answer, askedTo(played.state.seed, round, as));
  return { asked: { ...askedIn(round, as), question }, answer, right: given.right };
}

/** Of each student who answered anything of the test, all of its questions. */
function testSittings(played: ReplayedClass, round: PlayedRound): Sitting[] {
  const answers = countedAnswers(played.state, round);
  const students = [...new Set(answers.map(({ student }) => student))];
  return students.map((student) => {
    const own = answers.filter((given) => given.student === student);
    const as = own[0]?.askedAs ?? student;
    return questionsOf(round, as).map((question, index) => {
      const given = own.find((one) => one.question === index);
      if (given !== undefined) return takenIn(played, round, given, question);
      return { asked: { ...askedIn(round, as), question }, answer: null, right: false };
    });
  });
}

/** Of each student all that they answered in the rounds of one question. */
function questionSittings(played: ReplayedClass, rounds: readonly PlayedRound[]): Sitting[] {
  const byStudent = new Map<StudentId, Taken[]>();
  for (const round of rounds)
    for (const given of countedAnswers(played.state, round)) {
      const [question] = questionsOf(round, given.askedAs ?? given.student);
      if (question === undefined) continue;
      const own = byStudent.get(given.student) ?? [];
      // A round that was played twice asks the same again: the first answer counts.
      if (own.some(({ asked }) => asked.question.id === question.id)) continue;
      byStudent.set(given.student, [...own, takenIn(played, round, given, question)]);
    }
  return [...byStudent.values()];
}

/** The rounds that are over: in a test that is still on, an answer that is missing says nothing. */
function sittingsOf(played: ReplayedClass): Sitting[] {
  const over = played.state.rounds.filter(({ endedAt }) => endedAt !== null);
  const tests = over.filter(({ content }) => content.kind === 'test');
  const questions = over.filter(({ content }) => content.kind === 'question');
  return [...tests.flatMap((round) => testSittings(played, round)), ...questionSittings(played, questions)];
}

/** A name for what is asked; the same question of two classes is one. */
class ItemKeys {
  readonly #texts = new Map<Question, string>();

  of({ kind, set, question }: Asked): string {
    const text = this.#texts.get(question) ?? JSON.stringify(question);
    this.#texts.set(question, text);
    return `${kind} ${set} ${text}`;
  }
}

/** The questions of all rounds in the order of the lesson: of a test the two of each pair one after the other. */
function askedOrder(classes: readonly ReplayedClass[], keys: ItemKeys): Asked[] {
  const all = classes.flatMap(({ state }) =>
    state.rounds.flatMap(({ content }): Asked[] => {
      if (content.kind === 'question') return [{ kind: 'question', set: null, question: content.question }];
      if (content.kind !== 'test') return [];
      const kind = content.when === 'before' ? 'test-before' : 'test-after';
      return content.sets.A.flatMap((_, index) =>
        TEST_SETS.flatMap((set) => {
          const question = content.sets[set][index];
          return question === undefined ? [] : [{ kind, set, question } as const];
        }),
      );
    }),
  );
  return [...new Map(all.map((asked) => [keys.of(asked), asked])).values()];
}

/** How many of the most frequent numbers or orders are listed. */
const ANSWERS_LISTED = 5;

function rightIn(question: Question): readonly number[] {
  if (question.kind === 'single') return [question.right];
  return question.kind === 'several' ? question.right : [];
}

function choicesOf(question: Question, given: readonly Taken[]): readonly ItemChoice[] {
  const answers = given.flatMap(({ answer, right }) => (answer === null ? [] : [{ answer, right }]));
  if (question.kind === 'single' || question.kind === 'several') {
    const right = rightIn(question);
    const ticked = ({ answer }: { readonly answer: Answer }, option: number) =>
      (answer.kind === 'single' && answer.option === option) ||
      (answer.kind === 'several' && answer.options.includes(option));
    return question.options.map((_, option) => ({
      answer: { kind: 'single', option },
      count: answers.filter((one) => ticked(one, option)).length,
      right: right.includes(option),
    }));
  }
  const kinds: (ItemChoice & { count: number })[] = [];
  for (const { answer, right } of answers) {
    const same = kinds.find((one) => sameAnswer(one.answer, answer));
    if (same === undefined) kinds.push({ answer, right, count: 1 });
    else same.count += 1;
  }
  return kinds.toSorted((a, b) => b.count - a.count).filter(({ right }, rank) => right || rank < ANSWERS_LISTED);
}

/** An answer, and how its student did in the other questions. */
interface Compared {
  readonly one: Taken;
  readonly rest: number | null;
}

function compared(sitting: Sitting): Compared[] {
  const right = sitting.filter((one) => one.right).length;
  const others = sitting.length - 1;
  return sitting.map((one) => ({ one, rest: others === 0 ? null : (right - Number(one.right)) / others }));
}

function itemOf(asked: Asked, given: readonly Compared[]): ReportItem {
  const taken = given.map(({ one }) => one);
  const choices = choicesOf(asked.question, taken);
  const discrimination = discriminationOf(given.map(({ one, rest }) => ({ right: one.right, rest })));
  const right = taken.filter((one) => one.right).length;
  const optional = asked.question.kind === 'single' || asked.question.kind === 'several';
  const unused = optional && choices.some((choice) => !choice.right && choice.count === 0);
  return {
    ...asked,
    students: taken.length,
    right,
    omitted: taken.filter(({ answer }) => answer === null).length,
    discrimination,
    choices,
    flags: flagsOf({ students: taken.length, share: right / taken.length, discrimination, unused }),
  };
}

/** The questions that somebody answered, in the order of their lessons; the same one of several classes once. */
export function itemRows(classes: readonly ReplayedClass[]): ReportItem[] {
  const keys = new ItemKeys();
  const given = new Map<string, Compared[]>();
  for (const one of classes.flatMap(sittingsOf).flatMap(compared)) {
    const key = keys.of(one.one.asked);
    const known = given.get(key);
    if (known === undefined) given.set(key, [one]);
    else known.push(one);
  }
  return askedOrder(classes, keys).flatMap((asked) => {
    const own = given.get(keys.of(asked));
    return own === undefined ? [] : [itemOf(asked, own)];
  });
}
