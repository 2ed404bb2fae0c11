import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { READY_LESSONS, readyLesson } from '../../shared/content/lessons.ts';
import { type Question, QUESTION_KINDS, type Lesson, type Words } from '../../shared/class/lesson.ts';

/** The clauses behind the game's own rules. */
const CLAUSES = [
  ...readFileSync(resolve(import.meta.dirname, '../../shared/SPEC.md'), 'utf8').matchAll(
    /^- \*\*\w+\*\* \(([^)]+)\)/gm,
  ),
].flatMap(([, clauses = '']) => clauses.split(', '));

const named = READY_LESSONS.map(({ id, lesson }) => [id, lesson] as const);

function questionsIn({ rounds }: Lesson): readonly Question[] {
  return rounds.flatMap((round) => {
    if (round.kind === 'question') return [round.question];
    return round.kind === 'test' ? [...round.sets.A, ...round.sets.B] : [];
  });
}

function wordsIn(lesson: Lesson): readonly Words[] {
  const ofRounds = lesson.rounds.flatMap((round) =>
    round.kind === 'pause' && round.words !== null ? [round.words] : [],
  );
  const ofQuestions = questionsIn(lesson).flatMap((question) => {
    const { text, explanation } = question;
    if (question.kind === 'number') return [text, explanation];
    return [text, explanation, ...(question.kind === 'order' ? question.items : question.options)];
  });
  return [lesson.title, ...ofRounds, ...ofQuestions];
}

const tests = named.flatMap(([, { rounds }]) => rounds.flatMap((round) => (round.kind === 'test' ? [round] : [])));

describe('the ready lessons', () => {
  it.each(named)('[LESSON4] %s is in both languages throughout', (_, lesson) => {
    for (const { en = '', zh = '' } of wordsIn(lesson)) {
      expect(en).toMatch(/[A-Za-z0-9]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(named)('[LESSON4] %s uses every kind of question, and gives an existing clause of the RFC', (_, lesson) => {
    const questions = questionsIn(lesson);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS));
    for (const { clause } of questions) expect(CLAUSES).toContain(clause);
  });

  it.each([
    ['fifteen', 12, 14.5],
    ['forty-five', 38, 43],
  ])('[LESSON4] %s leaves time to talk: %d to %d minutes', (id, least, most) => {
    const seconds = readyLesson(id)?.rounds.reduce((sum, round) => sum + (round.seconds ?? 0), 0) ?? 0;
    expect(seconds / 60).toBeGreaterThanOrEqual(least);
    expect(seconds / 60).toBeLessThanOrEqual(most);
  });

  it('[LESSON4] are found by their names, and by no other', () => {
    expect(READY_LESSONS.map(({ id }) => id)).toEqual(['fifteen', 'forty-five']);
    for (const [id, lesson] of named) expect(readyLesson(id)).toBe(lesson);
    expect(readyLesson('sixty')).toBeNull();
  });

  it('[LESSON4] do not always put the right answer in the same place', () => {
    const places = named.flatMap(([, lesson]) =>
      questionsIn(lesson).flatMap((question) => (question.kind === 'single' ? [question.right] : [])),
    );
    for (const place of [0, 1, 2, 3]) expect(places).toContain(place);
  });

  it('[LESSON5] have two parallel sets in a test before and one after', () => {
    expect(tests.map(({ when }) => when)).toEqual(['before', 'after']);
    const shape = (question: Question) => ({
      kind: question.kind,
      clause: question.clause,
      options: question.kind === 'single' || question.kind === 'several' ? question.options.length : 0,
      right: question.kind === 'several' ? question.right.length : 1,
    });
    for (const { sets } of tests) {
      expect(sets.A.length).toBeGreaterThanOrEqual(6);
      expect(sets.A.map(shape)).toEqual(sets.B.map(shape));
      for (const [place, { text }] of sets.A.entries()) expect(text).not.toEqual(sets.B[place]?.text);
    }
  });

  it('[LESSON5] ask no student the same before and after: set A before means B after', () => {
    const [before, after] = tests;
    const texts = (questions: readonly Question[] = []) => questions.map(({ text }) => text.en);
    expect(texts(before?.sets.A).filter((text) => texts(after?.sets.B).includes(text))).toEqual([]);
    expect(texts(before?.sets.A)).toEqual(texts(after?.sets.A));
  });
});
