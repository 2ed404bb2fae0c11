/** What a client of a class may say, as schemas: everything that comes from outside is read by one of these or refused. */

import { z } from 'zod';
import { TIME_FACTORS } from '../../../shared/duel/options.ts';
import type { RefusalCode } from '../../../shared/duel/command.ts';
import type { ClassRefusalCode } from '../../../shared/lesson/class-command.ts';
import { LEADERBOARDS } from '../../../shared/lesson/class-settings.ts';
import { MISTAKES } from '../../../shared/referee/mistake.ts';
import {
  CLASS_CODE_LENGTH,
  type ClassJoin,
  type ClassRequestName,
  type ClassRequests,
  type LessonChoice,
} from '../../../shared/class-protocol.ts';
import { CODE_ALPHABET } from '../../../shared/protocol.ts';
import { isAllowedName } from '../name-filter.ts';
import { name, rosterLine } from '../names.ts';

/** More options, items or rounds than any question or lesson has. */
const MANY = 100;
const LONGEST_EXTENSION_S = 3600;

const index = z.int().min(0).max(MANY);
const student = z.int().min(1).max(100_000);
const nothing = z.union([z.strictObject({}), z.undefined(), z.null()]).transform(() => ({}));

const settings = z.strictObject({
  leaderboard: z.enum(LEADERBOARDS),
  speed: z.boolean(),
  locked: z.boolean(),
  roster: z.boolean(),
});

const lesson: z.ZodType<LessonChoice> = z.union([
  z.strictObject({ ready: z.string().max(40) }),
  // Not all databases can be asked for whatever a text can hold.
  z.strictObject({ key: z.string().regex(/^[\w-]{1,60}$/) }),
]);

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), option: index }),
  z.strictObject({ kind: z.literal('several'), options: z.array(index).max(MANY) }),
  z.strictObject({ kind: z.literal('order'), items: z.array(index).max(MANY) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
]);

/** Of every request of a class. */
export const classRequestSchemas = {
  answer: z.strictObject({ round: z.int().min(1).max(100_000), question: index, answer }),
  draft: z.strictObject({ round: z.int().min(1).max(100_000), question: index, answer: answer.nullable() }),
  clock: nothing,
  start: z.strictObject({ index: index.exactOptional() }),
  skip: nothing,
  pause: nothing,
  resume: nothing,
  'more-time': z.strictObject({ seconds: z.int().min(1).max(LONGEST_EXTENSION_S) }),
  settings: z.strictObject({ settings }),
  lesson: z.strictObject({ lesson, next: index }),
  rename: z.strictObject({ student, name }),
  remove: z.strictObject({ student }),
  'remove-since': z.strictObject({ student }),
  merge: z.strictObject({ student, into: student }),
  'time-factor': z.strictObject({ student, factor: z.enum(TIME_FACTORS) }),
  consent: z.strictObject({ claim: z.int().min(1), allow: z.boolean() }),
  watch: z.strictObject({ matchId: z.string().max(60).nullable() }),
  moves: z.strictObject({ levelId: z.string().max(80), mistake: z.enum(MISTAKES) }),
  end: nothing,
} satisfies { [N in ClassRequestName]: z.ZodType<ClassRequests[N]['message']> };

/** A teacher's key or a student's. */
const key = z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CLASS_CODE_LENGTH}}-[\\w-]{22}$`));
const code = z.string().max(20);

const join: z.ZodType<ClassJoin> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    lesson,
    settings,
    password: z.string().max(200).exactOptional(),
    proof: key.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('teach'), key }),
  z.strictObject({ kind: z.literal('join'), code, name, roster: rosterLine.exactOptional() }),
  z.strictObject({ kind: z.literal('resume'), key }),
  z.strictObject({ kind: z.literal('claim'), code, name }),
]);

/** What a person can have got wrong himself. */
const BAD_FIELDS: ReadonlyMap<unknown, ClassRefusalCode | RefusalCode> = new Map<
  unknown,
  ClassRefusalCode | RefusalCode
>([
  ['name', 'bad-name'],
  ['roster', 'roster-missing'],
  ['key', 'bad-seat-key'],
  ['lesson', 'no-such-lesson'],
]);

type Read = { ok: true; join: ClassJoin } | { ok: false; code: ClassRefusalCode | RefusalCode };

/** Reads what a client wants to come into a class with. A name that nobody may bear is refused here as well. */
export function readClassJoin(raw: unknown): Read {
  const read = join.safeParse(raw);
  if (!read.success) return { ok: false, code: badField(read.error) };
  const allowed = read.data.kind !== 'join' || isAllowedName(read.data.name);
  return allowed ? { ok: true, join: read.data } : { ok: false, code: 'name-not-allowed' };
}

function badField({ issues }: z.ZodError): ClassRefusalCode | RefusalCode {
  const [field, ...others] = new Set(issues.map((issue) => issue.path[0]));
  return (others.length === 0 ? BAD_FIELDS.get(field) : undefined) ?? 'bad-message';
}
