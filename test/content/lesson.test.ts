import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LESSON_BOUNDS, readLesson } from '../../shared/content/lesson-schema.ts';
import { readyLesson } from '../../shared/content/lessons.ts';
import type { Lesson, Question } from '../../shared/class/lesson.ts';
import { lessonJsonSchema } from '../tools/lesson-json-schema.ts';

const LESSON = readyLesson('fifteen') as Lesson;
const LONG = readyLesson('forty-five') as Lesson;
const DUEL = { kind: 'duel', levelId: 'four-waves', mode: 'coached', pace: 'normal', seconds: 60 } as const;
const WORDS = { en: 'Why?' };

function numbered(id: string): Question {
  return { kind: 'number', id, text: WORDS, explanation: WORDS, clause: null, right: 1 };
}
const asking = (question: object) => ({ title: WORDS, rounds: [{ kind: 'question', seconds: 60, question }] });
const single = (changes: object) =>
  asking({ ...numbered('q'), kind: 'single', options: [{ en: 'a' }, { en: 'b' }], right: 0, ...changes });
const several = (changes: object) => single({ kind: 'several', right: [0], ...changes });

/** The lesson as JSON values, with one place changed. */
function changed(path: readonly (string | number)[], value: unknown, lesson: Lesson = LESSON): unknown {
  const root: unknown = structuredClone(lesson);
  let place = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  place[path.at(-1) ?? ''] = value;
  return root;
}

function errorOf(json: unknown, captures?: readonly string[]): string {
  const read = readLesson(json, captures);
  return read.ok ? '' : read.error;
}

describe('a lesson', () => {
  it('[LESSON1] is read unchanged, with its texts trimmed', () => {
    expect(readLesson(JSON.parse(JSON.stringify(LONG)))).toEqual({ ok: true, lesson: LONG });
    expect(readLesson({ title: { en: ' Hello\n' }, rounds: [DUEL] })).toEqual({
      ok: true,
      lesson: { title: { en: 'Hello' }, rounds: [DUEL] },
    });
  });

  it.each([
    [['title'], {}, 'title', 'no text in any language'],
    [['title', 'fr'], 'Adieu', 'title', ''],
    [['title', 'en'], '  ', 'title.en', ''],
    [['rounds'], [], 'rounds', ''],
    [['rounds', 1, 'levelId'], 'five-waves', 'rounds.1.levelId', 'there is no level five-waves'],
    [['rounds', 1, 'pace'], 'slow', 'rounds.1.pace', ''],
    [['rounds', 1, 'compose'], undefined, 'rounds.1.compose', ''],
    [['rounds', 2, 'seconds'], '60', 'rounds.2.seconds', ''],
    [['rounds', 2, 'question', 'items', 1, 'zh'], 7, 'rounds.2.question.items.1.zh', ''],
    [['rounds', 3, 'question', 'kind'], 'guess', 'rounds.3.question.kind', ''],
    [['rounds', 3, 'question', 'clause'], '', 'rounds.3.question.clause', ''],
    [['rounds', 3, 'hint'], 'B', 'rounds.3', ''],
  ] as const)('[LESSON1] with a wrong %j = %j names %s', (path, value, place, how) => {
    const error = errorOf(changed(path, value));
    expect(error).toMatch(new RegExp(`^at ${place.replaceAll('.', '\\.')}: .+$`));
    expect(error).toContain(how);
    expect(error).not.toContain('\n');
  });

  it.each([null, 7, 'fifteen', [], {}, { title: WORDS }])('[LESSON1] %j is not one', (json) => {
    expect(errorOf(json)).toMatch(/^at /);
  });

  it('[LESSON2] is limited in rounds, questions, texts and time', () => {
    const of = (rounds: number, round: object = DUEL) => errorOf({ title: WORDS, rounds: Array(rounds).fill(round) });
    expect(of(40)).toBe('');
    expect(of(41)).toMatch(/^at rounds: /);
    for (const seconds of [10, 3600]) expect(of(1, { ...DUEL, seconds })).toBe('');
    for (const seconds of [9, 3601, 60.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(of(1, { ...DUEL, seconds })).toMatch(/^at rounds\.0\.seconds: /);
    expect(errorOf(asking({ ...numbered('q'), text: { zh: '问'.repeat(600) } }))).toBe('');
    expect(errorOf(asking({ ...numbered('q'), text: { zh: '问'.repeat(601) } }))).toMatch(/question\.text\.zh: /);
    expect(errorOf(asking({ ...numbered('q'), right: 1e13 }))).toMatch(/question\.right: /);
  });

  it('[LESSON2] has at most sixty questions, including those of tests', () => {
    const set = (name: string) => Array.from({ length: 20 }, (_, n) => numbered(`${name}${n}`));
    const test = { kind: 'test', when: 'before', sets: { A: set('a'), B: set('b') }, seconds: 600 };
    const asked = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ kind: 'question', seconds: 60, question: numbered(`q${n}`) }));
    expect(errorOf({ title: WORDS, rounds: [test, ...asked(20)] })).toBe('');
    expect(errorOf({ title: WORDS, rounds: [test, ...asked(21)] })).toBe('at rounds: more than 60 questions');
  });

  it('[LESSON2] is in total no longer than a request may be', () => {
    const option = (n: number) => ({ zh: `${n}${'长'.repeat(298)}` });
    const rounds = Array.from({ length: 40 }, (_, n) => ({
      kind: 'question',
      seconds: 60,
      question: { ...numbered(`q${n}`), kind: 'single', options: Array.from({ length: 8 }, (_, m) => option(m)) },
    }));
    expect(errorOf({ title: WORDS, rounds })).toBe('at the top: longer than a lesson may be');
    expect(3 * LESSON_BOUNDS.characters).toBeLessThan(256 * 1024);
  });

  it('[LESSON2] may use levels of known captures, and no others', () => {
    const lesson = { title: WORDS, rounds: [{ ...DUEL, levelId: 'capture:home' }] };
    expect(errorOf(lesson, ['capture:home'])).toBe('');
    expect(errorOf(lesson)).toBe('at rounds.0.levelId: there is no level capture:home');
  });

  it.each([
    [single({ right: 2 }), 'question.right: no such option'],
    [single({ right: -1 }), 'question.right: '],
    [single({ options: [{ en: 'a' }] }), 'question.options: '],
    [single({ options: [{ en: 'a' }, { en: ' a ' }] }), 'question.options: two say the same'],
    [
      single({
        options: [
          { en: 'a', zh: '甲' },
          { en: 'b', zh: '甲' },
        ],
      }),
      'question.options: two say the same',
    ],
    [single({ reasons: [{ en: 'no' }] }), 'question.reasons: not one for each option'],
    [single({ reasons: [null, {}] }), 'question.reasons.1: no text in any language'],
    [single({ shuffle: false }), 'question.shuffle: '],
    [several({ reasons: [null] }), 'question.reasons: not one for each option'],
    [several({ right: [] }), 'question.right: '],
    [several({ right: [0, 2] }), 'question.right: no such option'],
    [several({ right: [1, 0] }), 'question.right: not rising'],
    [several({ right: [0, 0] }), 'question.right: not rising'],
    [asking({ ...numbered('q'), kind: 'order', items: [WORDS, WORDS], right: undefined }), 'question'],
    [asking({ ...numbered('a b') }), 'question.id: '],
  ])('[LESSON3] refuses %j', (json, error) => {
    expect(errorOf(json)).toContain(error);
  });

  it('[LESSON420] may say of each wrong option why it is wrong, and that its options are shuffled', () => {
    expect(errorOf(single({ reasons: [null, { en: 'no' }], shuffle: true }))).toBe('');
    expect(errorOf(several({ reasons: [null, null] }))).toBe('');
    // As in every lesson written before there were either.
    expect(errorOf(single({}))).toBe('');
  });

  it('[LESSON3] has no duplicate question ids', () => {
    const round = { kind: 'question', seconds: 60, question: numbered('q') };
    expect(errorOf({ title: WORDS, rounds: [round, DUEL, round] })).toBe(
      'at rounds.2.question.id: a second question q',
    );
    const sets = { A: [numbered('q')], B: [numbered('q')] };
    expect(errorOf({ title: WORDS, rounds: [{ kind: 'test', when: 'after', sets, seconds: 60 }] })).toBe(
      'at rounds.0.sets.B.0.id: a second question q',
    );
  });

  it('[LESSON3] has tests whose two sets are equally long', () => {
    const sets = { A: [numbered('a')], B: [numbered('b'), numbered('c')] };
    expect(errorOf({ title: WORDS, rounds: [{ kind: 'test', when: 'after', sets, seconds: 60 }] })).toContain(
      'at rounds.0.sets: A and B are not equally long',
    );
  });

  it('[LESSON6] matches the schema that is checked in (npm run docs:lesson)', () => {
    const file = resolve(import.meta.dirname, '../../docs/lesson.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(lessonJsonSchema());
  });
});
