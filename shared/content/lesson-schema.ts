/** Validates lessons: an external lesson that is wrong is refused with one clear line that names the place. */

import { z } from 'zod';
import { COMPOSE_MODES } from '../duel/level.ts';
import { MODES, PACES, type Pace } from '../duel/options.ts';
import { LESSON_LOCALES, type Lesson, type Question, type Round, TEST_SETS, type Words } from '../class/lesson.ts';
import { shownLines } from '../lib/shown-text.ts';
import { NOTATIONS } from '../referee/verdict.ts';
import { CAPTURE_IDS, FILE_LEVEL_IDS } from './text.ts';

/** Bounds that no real lesson exceeds, so that an external one cannot fill a room's memory or run for hours. */
export const LESSON_BOUNDS = {
  rounds: 40,
  questions: 60,
  /** The whole lesson as JSON, in UTF-16 units: with three octets for each it still fits into a request (guard.ts). */
  characters: 80_000,
  /** In one set of a test. */
  setQuestions: 20,
  options: 8,
  title: 120,
  text: 600,
  option: 300,
  clause: 60,
  number: 1e12,
  seconds: { min: 10, max: 3600 },
} as const;

/** What can be wrong with a place in a lesson, as codes, for callers with their own wording. */
export const LESSON_PROBLEMS = [
  'missing',
  'too-long',
  'too-few',
  'too-many',
  'number',
  'range',
  'twice',
  'no-right',
  'sets',
  'level',
  'other',
] as const;
export type LessonProblem = (typeof LESSON_PROBLEMS)[number];

/** The parameters of a custom check: its message, and its problem code. */
const because = (problem: LessonProblem, error: string) => ({ error, params: { problem } });

/** Text that others read, without its invisible characters. */
const text = (longest: number) => z.string().overwrite(shownLines).min(1).max(longest);

const words = (longest: number) =>
  z
    .strictObject({ en: text(longest).exactOptional(), zh: text(longest).exactOptional() })
    .refine(({ en, zh }) => en !== undefined || zh !== undefined, because('missing', 'no text in any language'));

/** Whether no two are the same in a language. */
function allDiffer(several: readonly Words[]): boolean {
  return LESSON_LOCALES.every((language) => {
    const said = several.flatMap((one) => one[language] ?? []);
    return new Set(said).size === said.length;
  });
}

const choices = z
  .array(words(LESSON_BOUNDS.option))
  .min(2)
  .max(LESSON_BOUNDS.options)
  .refine(allDiffer, because('twice', 'two say the same'));

const index = z
  .int()
  .min(0)
  .max(LESSON_BOUNDS.options - 1);

const rising = (several: readonly number[]) => several.every((one, place) => one > (several[place - 1] ?? -1));

/** Each at the index of its option. */
const reasons = z.array(words(LESSON_BOUNDS.text).nullable()).max(LESSON_BOUNDS.options).exactOptional();
const choiceFields = { options: choices, reasons, shuffle: z.literal(true).exactOptional() };

/** Whether each reason has its option. */
const fitReasons = ({ options, reasons: said }: { readonly options: unknown[]; readonly reasons?: unknown[] }) =>
  said === undefined || said.length === options.length;
const REASONS_FIT = { path: ['reasons'], ...because('other', 'not one for each option') };

const base = {
  id: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[\w-]+$/),
  text: words(LESSON_BOUNDS.text),
  explanation: words(LESSON_BOUNDS.text),
  clause: text(LESSON_BOUNDS.clause).nullable(),
};

const question = z.discriminatedUnion('kind', [
  z
    .strictObject({ ...base, ...choiceFields, kind: z.literal('single'), right: index })
    .refine(fitReasons, REASONS_FIT)
    .refine(({ options, right }) => right < options.length, {
      path: ['right'],
      ...because('no-right', 'no such option'),
    }),
  z
    .strictObject({
      ...base,
      ...choiceFields,
      kind: z.literal('several'),
      right: z.array(index).min(1).max(LESSON_BOUNDS.options).refine(rising, because('other', 'not rising')),
    })
    .refine(fitReasons, REASONS_FIT)
    .refine(({ options, right }) => (right.at(-1) ?? 0) < options.length, {
      path: ['right'],
      ...because('no-right', 'no such option'),
    }),
  z.strictObject({ ...base, kind: z.literal('order'), items: choices }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    right: z.number().min(-LESSON_BOUNDS.number).max(LESSON_BOUNDS.number),
  }),
]);

const seconds = z.int().min(LESSON_BOUNDS.seconds.min).max(LESSON_BOUNDS.seconds.max);
const set = z.array(question).min(1).max(LESSON_BOUNDS.setQuestions);

const round = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('duel'),
    levelId: z.string().min(1).max(80),
    mode: z.enum(MODES),
    pace: z.enum(Object.keys(PACES) as Pace[]),
    compose: z.enum(COMPOSE_MODES).exactOptional(),
    notation: z.enum(NOTATIONS).exactOptional(),
    noBets: z.literal(true).exactOptional(),
    seconds,
  }),
  z.strictObject({ kind: z.literal('question'), question, seconds }),
  z.strictObject({
    kind: z.literal('test'),
    when: z.enum(['before', 'after']),
    sets: z
      .strictObject({ A: set, B: set })
      .refine(({ A, B }) => A.length === B.length, because('sets', 'A and B are not equally long')),
    seconds,
  }),
  z.strictObject({
    kind: z.literal('pause'),
    words: words(LESSON_BOUNDS.text).nullable(),
    seconds: seconds.nullable(),
  }),
]);

/** The shape of a lesson file; docs/lesson.schema.json is generated from it. */
export const lessonShape = z
  .strictObject({
    title: words(LESSON_BOUNDS.title),
    rounds: z.array(round).min(1).max(LESSON_BOUNDS.rounds),
  })
  .superRefine((lesson, context) => {
    for (const { path, message, problem } of wholeIssues(lesson))
      context.addIssue({ code: 'custom', path: [...path], message, params: { problem } });
  }) satisfies z.ZodType<Lesson>;

/** Issues that only the lesson as a whole shows. */
function wholeIssues(lesson: Lesson): readonly LessonIssue[] {
  const asked = lesson.rounds.flatMap(placedQuestions);
  const long = JSON.stringify(lesson).length > LESSON_BOUNDS.characters;
  const many = asked.length > LESSON_BOUNDS.questions;
  return [
    ...(long ? [{ path: [], problem: 'too-long' as const, message: 'longer than a lesson may be' }] : []),
    ...(many
      ? [{ path: ['rounds'], problem: 'too-many' as const, message: `more than ${LESSON_BOUNDS.questions} questions` }]
      : []),
    ...repeated(asked).map(({ path, question: { id } }) => ({
      path: ['rounds', ...path, 'id'],
      problem: 'twice' as const,
      message: `a second question ${id}`,
    })),
  ];
}

interface PlacedQuestion {
  readonly question: Question;
  /** Within the rounds. */
  readonly path: readonly (string | number)[];
}

function placedQuestions(content: Round, place: number): readonly PlacedQuestion[] {
  if (content.kind === 'question') return [{ question: content.question, path: [place, 'question'] }];
  if (content.kind !== 'test') return [];
  return TEST_SETS.flatMap((name) =>
    content.sets[name].map((one, number) => ({ question: one, path: [place, 'sets', name, number] })),
  );
}

function repeated(asked: readonly PlacedQuestion[]): readonly PlacedQuestion[] {
  const ids = asked.map(({ question: { id } }) => id);
  return asked.filter(({ question: { id } }, place) => ids.indexOf(id) < place);
}

/** A wrong place in a lesson. */
export interface LessonIssue {
  readonly path: readonly (string | number)[];
  readonly problem: LessonProblem;
  /** How it is wrong, in English. */
  readonly message: string;
}

export type ReadLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  /** One line: where it is wrong, and how. */
  | { readonly ok: false; readonly error: string; readonly issues: readonly LessonIssue[] };

/**
 * Reads a lesson from JSON values and validates everything in it.
 * @param captures the levels made from captures that are known in addition to those of the game
 */
export function readLesson(json: unknown, captures: readonly string[] = CAPTURE_IDS): ReadLesson {
  const read = lessonShape.safeParse(json);
  const issues = read.success ? unknownLevels(read.data, captures) : read.error.issues.map(lessonIssue);
  const [first] = issues;
  if (read.success && first === undefined) return { ok: true, lesson: read.data };
  return { ok: false, error: errorLine(first), issues };
}

function errorLine(issue: LessonIssue | undefined): string {
  const place = issue?.path.join('.') ?? '';
  return `at ${place === '' ? 'the top' : place}: ${issue?.message ?? 'not a lesson'}`;
}

function unknownLevels({ rounds }: Lesson, captures: readonly string[]): readonly LessonIssue[] {
  const known = new Set([...FILE_LEVEL_IDS, ...captures]);
  return rounds.flatMap((content, place) => {
    if (content.kind !== 'duel' || known.has(content.levelId)) return [];
    const message = `there is no level ${content.levelId}`;
    return [{ path: ['rounds', place, 'levelId'], problem: 'level' as const, message }];
  });
}

type Raised = z.core.$ZodIssue;

function lessonIssue(issue: Raised): LessonIssue {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return { path, problem: problemOf(issue), message: issue.message };
}

function problemOf(issue: Raised): LessonProblem {
  const { code } = issue;
  if (code === 'custom') return LESSON_PROBLEMS.find((known) => known === issue.params?.problem) ?? 'other';
  if (code === 'too_small') return sizeProblem(issue.origin, 'missing', 'too-few');
  if (code === 'too_big') return sizeProblem(issue.origin, 'too-long', 'too-many');
  if (code !== 'invalid_type') return 'other';
  return issue.expected === 'number' || issue.expected === 'int' ? 'number' : 'missing';
}

function sizeProblem(origin: string, ofText: LessonProblem, ofList: LessonProblem): LessonProblem {
  if (origin === 'string') return ofText;
  return origin === 'array' ? ofList : 'range';
}
