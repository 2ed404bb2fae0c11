/** Parses what a client of a class joins with. */

import { z } from 'zod';
import type { RefusalCode } from '../../../shared/duel/rules/command.ts';
import type { ClassRefusalCode } from '../../../shared/class/class-refusals.ts';
import { lessonForm, settingsForm } from '../../../shared/class-messages.ts';
import { CLASS_CODE_LENGTH, type ClassJoin } from '../../../shared/class-protocol.ts';
import { name, rosterLine } from '../../../shared/lib/name-schema.ts';
import { CODE_ALPHABET } from '../../../shared/protocol.ts';
import { isAllowedName } from '../name-filter.ts';

/** A teacher's key or a student's. */
const key = z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CLASS_CODE_LENGTH}}-[\\w-]{22}$`));
const code = z.string().max(20);

const join: z.ZodType<ClassJoin> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    lesson: lessonForm,
    settings: settingsForm,
    password: z.string().max(200).exactOptional(),
    proof: key.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('teach'), key }),
  z.strictObject({ kind: z.literal('join'), code, name, roster: rosterLine.exactOptional() }),
  z.strictObject({ kind: z.literal('resume'), key }),
  z.strictObject({ kind: z.literal('claim'), code, name }),
]);

/** Errors that a person can make themselves. */
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

/** Parses a client's join options for a class. An inadmissible name is refused here as well. */
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
