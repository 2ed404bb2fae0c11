/** What stored or imported progress may contain. Nothing from outside is trusted. */

import * as z from 'zod/mini';
import { TEST_SETS } from '../../../shared/class/lesson.ts';
import { MISTAKES } from '../../../shared/referee/mistake.ts';
import { drillView } from '../drills/drill-schema.ts';
import {
  type Drill,
  type LevelRuns,
  NO_PROGRESS,
  type Progress,
  type QuizRun,
  type RecordedMatch,
} from '../../context/progress.ts';

/** Bounds far beyond any honest progress. */
const BOUNDS = { levels: 500, drills: 2_000, days: 10_000, quiz: 5_000, missed: 200, recorded: 500, id: 200 } as const;

const count = z.int().check(z.minimum(0), z.maximum(1_000_000));
/** Up to the year 9999. */
const time = z.number().check(z.minimum(0), z.maximum(253_402_300_799_999));
const size = z.number().check(z.minimum(0), z.maximum(1_000_000_000));
const id = z.string().check(z.minLength(1), z.maxLength(BOUNDS.id));

const runs = z
  .object({ played: count, clean: count, lastAt: time })
  .check(z.refine(({ played, clean }) => clean <= played));

const levelRuns: z.ZodMiniType<LevelRuns> = z.object({
  cards: z.exactOptional(runs),
  fields: z.exactOptional(runs),
  free: z.exactOptional(runs),
});

const drill: z.ZodMiniType<Drill> = z.object({
  id,
  mistake: z.enum(MISTAKES),
  view: drillView,
  addedAt: time,
  schedule: z.object({
    due: time,
    stability: size,
    difficulty: size,
    elapsedDays: size,
    scheduledDays: size,
    learningSteps: count,
    reps: count,
    lapses: count,
    state: z.int().check(z.minimum(0), z.maximum(3)),
    lastReview: z.nullable(time),
  }),
});

const quizRun: z.ZodMiniType<QuizRun> = z.object({
  edition: z.exactOptional(count),
  set: z.enum(TEST_SETS),
  at: time,
  right: count,
  of: count,
  missed: z.array(id).check(z.maxLength(BOUNDS.missed)),
});

const match: z.ZodMiniType<RecordedMatch> = z.object({ matchId: id, at: time });

/** A level's id, or the name of a capture: no built-in property of an object. */
const levelId = z.string().check(z.regex(/^(?!__)[\w:.\- ]{1,80}$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const atMost = (most: number) => z.refine<object>((table) => Object.keys(table).length <= most);
const unique = <T>(key: (one: T) => string) =>
  z.refine<readonly T[]>((list) => new Set(list.map(key)).size === list.length);

const parts = {
  firstDone: z.boolean(),
  levels: z.record(levelId, levelRuns).check(atMost(BOUNDS.levels)),
  drills: z.array(drill).check(
    z.maxLength(BOUNDS.drills),
    unique<Drill>((one) => one.id),
  ),
  days: z.record(day, count).check(atMost(BOUNDS.days)),
  quiz: z.array(quizRun).check(z.maxLength(BOUNDS.quiz)),
  recorded: z.array(match).check(z.maxLength(BOUNDS.recorded)),
};

const whole: z.ZodMiniType<Progress> = z.object({ version: z.literal(1), ...parts });

export type ReadProgress =
  | { readonly ok: true; readonly progress: Progress }
  /** Where it is wrong, as `drills.3.mistake`; empty: at the top. */
  | { readonly ok: false; readonly place: string };

/** Parses progress; one wrong value refuses all of it. */
export function readProgress(value: unknown): ReadProgress {
  const read = z.safeParse(whole, value);
  if (read.success) return { ok: true, progress: read.data };
  return { ok: false, place: read.error.issues[0]?.path.map(String).join('.').slice(0, 80) ?? '' };
}

/** The readable parts of damaged progress: the rest is dropped, and kept aside by the caller. */
export function salvaged(value: unknown): Progress {
  const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  const part = (name: keyof typeof parts): unknown => (found as Partial<Record<typeof name, unknown>>)[name];
  const rest = {
    version: 1,
    firstDone: part('firstDone') === true,
    levels: tableOf(part('levels'), levelId, levelRuns),
    drills: listOf(part('drills'), drill),
    days: tableOf(part('days'), day, count),
    quiz: listOf(part('quiz'), quizRun),
    recorded: listOf(part('recorded'), match),
  };
  const read = readProgress(rest);
  return read.ok ? read.progress : NO_PROGRESS;
}

function listOf(value: unknown, one: z.ZodMiniType): readonly unknown[] {
  return Array.isArray(value) ? value.filter((item) => z.safeParse(one, item).success) : [];
}

function tableOf(value: unknown, key: z.ZodMiniType, one: z.ZodMiniType): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  const fits = ([name, item]: readonly [string, unknown]) =>
    z.safeParse(key, name).success && z.safeParse(one, item).success;
  return Object.fromEntries(Object.entries(value).filter(fits));
}
