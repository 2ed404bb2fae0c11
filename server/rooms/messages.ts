/** Messages of a client, as schemas: everything from outside is parsed by one of these or refused. */

import { OPPONENTS } from '../../shared/duel/vocabulary/room-facts.ts';
import { z } from 'zod';
import { COMPOSE_MODES, ENDS } from '../../shared/duel/level.ts';
import { BOT_PROFILES, MODES, PACES, TIME_FACTORS } from '../../shared/duel/options.ts';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  type JoinOptions,
  type Messages,
  type RequestName,
} from '../../shared/protocol.ts';
import { CLASS_CODE_LENGTH } from '../../shared/class-protocol.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { isAllowedName } from './name-filter.ts';
import { name } from '../../shared/lib/name-schema.ts';
import { readOwnLevel } from './read-own-level.ts';
import { OTHER_STATE, WHEREABOUTS } from '../../shared/duel/vocabulary/bet.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { NOTATIONS } from '../../shared/referee/verdict.ts';
import { WIRE_ORDERS } from '../../shared/wire/fault.ts';
import { FLAGS, makeSegment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';

const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** Flags in any order, none twice; `ack` exactly with the ACK bit, like a segment. */
const segment = z
  .strictObject({
    flags: z.array(z.enum(FLAGS)).max(FLAGS.length),
    seq: sequenceNumber,
    ack: sequenceNumber.exactOptional(),
    len: z.int().min(0).max(65_535),
    wnd: z
      .int()
      .min(0)
      .max(2 ** 30)
      .exactOptional(),
  })
  .refine(({ flags, ack }) => flags.includes('ACK') === (ack !== undefined))
  .transform(makeSegment);

const move = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('send'), segment }),
  z.strictObject({ kind: z.literal('wait') }),
  z.strictObject({ kind: z.literal('claim'), state: z.enum(STATES) }),
  z.strictObject({ kind: z.literal('bind'), reuse: z.literal(true).exactOptional() }),
]);

const entryId = z.int().min(1);

const bet = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('segment'), guess: z.enum(WHEREABOUTS), entryId }),
  z.strictObject({ about: z.literal('state'), guess: z.enum([...STATES, OTHER_STATE]), entryId }),
]);

const nothing = z.union([z.strictObject({}), z.undefined(), z.null()]).transform(() => ({}));

export const requestSchemas: { readonly [N in RequestName]: z.ZodType<Messages[N]> } = {
  ready: nothing,
  move: z.strictObject({ positionId: z.int().min(0).nullable(), move }),
  hint: z.strictObject({ positionId: z.int().min(0) }),
  challenge: z.strictObject({ entryId }),
  name: z.strictObject({ entryId, mistake: z.enum(MISTAKES) }),
  bet,
  'time-factor': z.strictObject({ factor: z.enum(TIME_FACTORS) }),
  order: z.strictObject({ end: z.enum(ENDS), order: z.enum(WIRE_ORDERS).nullable() }),
  finish: nothing,
  here: nothing,
  clock: nothing,
};

/** A 32-bit integer. */
export const seedOf = sequenceNumber;

export const matchOptions = z.strictObject({
  levelId: z.string().min(1).max(80),
  mode: z.enum(MODES),
  pace: z.enum(Object.keys(PACES) as (keyof typeof PACES)[]),
  compose: z.enum(COMPOSE_MODES).exactOptional(),
  notation: z.enum(NOTATIONS).exactOptional(),
  speed: z.boolean(),
  wire: z.literal('person').exactOptional(),
  seed: sequenceNumber.exactOptional(),
  halves: z.literal(1).exactOptional(),
  noBets: z.literal(true).exactOptional(),
});

const level = z.unknown().transform((json, context) => {
  const read = readOwnLevel(json);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'no level, or more than one may bring' });
  return z.NEVER;
});

/** In quick match there is no link to send to a third player. */
const create = z
  .strictObject({
    kind: z.literal('create'),
    name,
    against: z.enum(OPPONENTS),
    bot: z.enum(BOT_PROFILES).exactOptional(),
    level: level.exactOptional(),
    options: matchOptions,
  })
  .refine(({ against, options }) => against !== 'anyone' || options.wire === undefined)
  .refine((asked) => asked.level === undefined || asked.level.id === asked.options.levelId, { path: ['level'] });

const join: z.ZodType<JoinOptions> = z.discriminatedUnion('kind', [
  create,
  z.strictObject({
    kind: z.literal('join'),
    name,
    code: z.string().max(20),
    as: z.literal('wire').exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('resume'),
    // The key of a match, or of a class, which is longer by a character and opens its duels.
    seatKey: z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH},${CLASS_CODE_LENGTH}}-[\\w-]{22}$`)),
  }),
]);

/** Errors that a person can make themselves. */
const BAD_FIELDS: ReadonlyMap<unknown, RefusalCode> = new Map([
  ['name', 'bad-name'],
  ['seatKey', 'bad-seat-key'],
  ['level', 'bad-level'],
]);

/** Parses a client's join options. */
export function readJoin(raw: unknown): { ok: true; join: JoinOptions } | { ok: false; code: RefusalCode } {
  const read = join.safeParse(raw);
  if (read.success) return isFit(read.data) ? { ok: true, join: read.data } : { ok: false, code: 'name-not-allowed' };
  const [field, ...others] = new Set(read.error.issues.map((issue) => issue.path[0]));
  const code = others.length === 0 ? BAD_FIELDS.get(field) : undefined;
  return { ok: false, code: code ?? 'bad-message' };
}

/** A returning player's name has been accepted before. */
function isFit(join: JoinOptions): boolean {
  return join.kind === 'resume' || isAllowedName(join.name);
}
