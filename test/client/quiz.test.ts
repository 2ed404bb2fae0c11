/** The questions for a single player: the two sets, and a pass through one of them. */

import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../client/context/progress.ts';
import {
  afterPass,
  answered,
  beginPass,
  drawnSet,
  EDITION,
  gainOf,
  isComplete,
  lastRun,
  nextSet,
  type QuizPass,
  quizItem,
  quizLength,
  readPass,
  runOfPass,
} from '../../client/solo/questions/quiz.ts';
import { readProgress } from '../../client/solo/progress/progress-schema.ts';
import { QUESTION_SETS, QUESTION_TOPICS } from '../../shared/content/questions.ts';
import { readLesson } from '../../shared/content/lesson-schema.ts';
import { type Answer, type Question, TEST_SETS } from '../../shared/class/lesson.ts';
import { revealed } from '../../shared/class/question.ts';

const TOPICS = Object.keys(QUESTION_TOPICS);
const SEED = 7;

/** The words of a question by language, each with its place. */
function wordsOf(question: Question) {
  const several = question.kind === 'order' ? question.items : 'options' in question ? question.options : [];
  const reasons = 'reasons' in question ? (question.reasons ?? []).flatMap((reason) => reason ?? []) : [];
  return [question.text, question.explanation, ...several, ...reasons];
}

/** A pass in which all but those at `wrong` are answered right. */
function played(set: 'A' | 'B', wrong: readonly number[] = []): QuizPass {
  return QUESTION_SETS[set].reduce(
    (pass, question, at) => {
      const { right } = revealed(question, { seed: SEED, student: null });
      return answered(pass, wrong.includes(at) ? otherThan(right) : right);
    },
    beginPass(set, SEED),
  );
}

function otherThan(right: Answer): Answer {
  switch (right.kind) {
    case 'single':
      return { kind: 'single', option: right.option === 0 ? 1 : 0 };
    case 'several':
      return { kind: 'several', options: right.options.slice(1) };
    case 'order':
      return { kind: 'order', items: right.items.toReversed() };
    case 'number':
      return { kind: 'number', value: right.value + 1 };
  }
}

describe('the questions that come with the game', () => {
  it('[QUIZ1] are two sets of 20 or more, parallel in topic and in what is asked', () => {
    for (const set of TEST_SETS) {
      expect(QUESTION_SETS[set].map(({ id }) => id)).toEqual(TOPICS.map((topic) => `${set.toLowerCase()}-${topic}`));
    }
    expect(TOPICS.length).toBeGreaterThanOrEqual(20);
  });

  it('[QUIZ2] are valid in a lesson, each with an explanation and the clause that decides', () => {
    for (const question of TEST_SETS.flatMap((set) => QUESTION_SETS[set])) {
      const lesson = { title: { en: 'x' }, rounds: [{ kind: 'question', question, seconds: 60 }] };
      expect(readLesson(lesson), question.id).toMatchObject({ ok: true });
      expect(question.clause, question.id).toMatch(/^3\.\d/);
    }
  });

  it('[QUIZ2] are written in both languages, no two alike and no placeholder left', () => {
    const all = TEST_SETS.flatMap((set) => QUESTION_SETS[set]);
    for (const { en = '', zh = '' } of all.flatMap(wordsOf)) {
      expect(en).not.toBe('');
      expect(zh).not.toBe('');
      expect(`${en}${zh}`).not.toMatch(/\{\{|undefined|NaN/);
    }
    for (const language of ['en', 'zh'] as const) {
      expect(new Set(all.map(({ text }) => text[language])).size).toBe(all.length);
    }
  });
});

describe('a pass through a set', () => {
  it('[QUIZ3] asks one question after another and reveals for each, once answered, what was right and why', () => {
    const first = quizItem(beginPass('A', SEED), 0);
    expect(first).toMatchObject({ answer: null, told: null });
    const pass = answered(beginPass('A', SEED), { kind: 'number', value: 6100 });
    expect(quizItem(pass, 0)?.told).toMatchObject({ correct: false, right: { kind: 'number', value: 6101 } });
    expect(quizItem(pass, 1)?.told).toBeNull();
    expect(quizItem(pass, quizLength(pass))).toBeNull();
  });

  it('[QUIZ3] rejects an answer that does not fit its question', () => {
    const pass = beginPass('A', SEED);
    expect(answered(pass, { kind: 'single', option: 0 })).toBe(pass);
    expect(answered(pass, { kind: 'number', value: Number.NaN })).toBe(pass);
  });

  it('[QUIZ3] is complete with the last answer, and lists what was right and what was missed', () => {
    const pass = played('B', [0, 9]);
    expect(isComplete(pass)).toBe(true);
    expect(runOfPass(pass, 5)).toEqual({
      edition: EDITION,
      set: 'B',
      at: 5,
      right: TOPICS.length - 2,
      of: TOPICS.length,
      missed: ['b-fin-number', 'b-close-wait'],
    });
  });

  it('[QUIZ4] can be resumed after an interruption, and only a valid one can', () => {
    const begun: QuizPass = { ...played('A'), answers: played('A').answers.slice(0, 9) };
    expect(readPass(JSON.stringify(begun))).toEqual(begun);
    for (const broken of [
      null,
      '',
      '{',
      'null',
      '3',
      '[]',
      '{"edition":2,"set":"C","seed":1,"answers":[]}',
      '{"set":"A"}',
    ])
      expect(readPass(broken)).toBeNull();
    // Kept from the time of other questions.
    expect(readPass(JSON.stringify({ ...begun, edition: 1 }))).toBeNull();
    expect(readPass(JSON.stringify({ ...begun, edition: undefined }))).toBeNull();
    const foreign = { ...begun, answers: [...begun.answers.slice(0, 3), { kind: 'single', option: 99 }, null, {}] };
    expect(readPass(JSON.stringify(foreign))?.answers).toHaveLength(3);
  });
});

describe('the gain', () => {
  it('[QUIZ5] is between the first pass and the last pass through the other set', () => {
    expect(gainOf(NO_PROGRESS)).toBeNull();
    const before = runOfPass(played('A', [0, 1, 2]), 1);
    const one = afterPass(NO_PROGRESS, before);
    expect(gainOf(one)).toBeNull();
    const after = runOfPass(played('B', [0]), 2);
    const two = afterPass(one, after);
    expect(gainOf(two)).toEqual({ before, after, clear: false });
    for (const drawn of TEST_SETS) {
      expect(nextSet(NO_PROGRESS, drawn)).toBe(drawn);
      expect([nextSet(one, drawn), nextSet(two, drawn)]).toEqual(['B', 'A']);
    }
    expect(lastRun(two, 'A')).toEqual(before);
    expect(lastRun(one, 'B')).toBeNull();
  });

  it('[QUIZ420] calls a gain clear only if the interval of the difference leaves out none', () => {
    const run = (set: 'A' | 'B', right: number) => ({ edition: EDITION, set, at: 1, right, of: 22, missed: [] });
    const clear = (before: number, after: number) => gainOf({ quiz: [run('A', before), run('B', after)] })?.clear;
    // By hand, Agresti-Caffo with 22 questions: 10/24 to 16/24 is 0.25 ± 0.273; 10/24 to 17/24 is 0.292 ± 0.268.
    expect([clear(9, 15), clear(9, 16), clear(16, 9), clear(9, 9)]).toEqual([false, true, true, false]);
    // 1/24 to 23/24, and 20/24 to 23/24: 0.125 ± 0.169.
    expect([clear(0, 22), clear(19, 22)]).toEqual([true, false]);
  });

  it('[QUIZ421] never compares runs through different editions of the questions', () => {
    const old = { set: 'A', at: 1, right: 3, of: 22, missed: [] } as const;
    const now = runOfPass(played('B'), 2);
    expect(gainOf({ quiz: [old, now] })).toBeNull();
    expect([nextSet({ quiz: [old] }, 'A'), nextSet({ quiz: [old] }, 'B')]).toEqual(['A', 'B']);
    expect(lastRun({ quiz: [old] }, 'A')).toBeNull();
    expect(readProgress({ ...NO_PROGRESS, quiz: [old, now] })).toMatchObject({ ok: true });
  });

  it('[QUIZ422] draws the set that comes first: each for half of the seeds', () => {
    const drawn = Array.from({ length: 1_000 }, (_, seed) => drawnSet(Math.imul(seed, 0x9e3779b1) >>> 0));
    expect(drawn.filter((set) => set === 'A').length).toBe(500);
    expect(drawnSet(0xffff_ffff)).toBe('B');
  });

  it('[QUIZ5] does not lose the first pass, however many follow', () => {
    const first = runOfPass(played('A', [4]), 1);
    const many = Array.from({ length: 80 }, (_, i) => runOfPass(played(i % 2 === 0 ? 'B' : 'A'), i + 2));
    const { quiz } = [first, ...many].reduce(afterPass, NO_PROGRESS);
    expect(quiz).toHaveLength(50);
    expect(quiz[0]).toEqual(first);
  });
});
