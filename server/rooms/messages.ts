/** What a client may say, as schemas: everything that comes from outside is read by one of these or refused. */

import { OPPONENTS } from '../../shared/duel/room-facts.ts';
import { z } from 'zod';
import { COMPOSE_MODES, ENDS } from '../../shared/duel/level.ts';
import { BOT_PROFILES, MODES, PACES, SEATS, TIME_FACTORS } from '../../shared/duel/options.ts';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  type JoinOptions,
  type RequestName,
  type Requests,
} from '../../shared/protocol.ts';
import { CLASS_CODE_LENGTH } from '../../shared/class-protocol.ts';
import type { RefusalCode } from '../../shared/duel/command.ts';
import { MATCH_ID } from './finished-match.ts';
import { isAllowedName } from './name-filter.ts';
import { name } from './names.ts';
import { readOwnLevel } from './own-level.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { NOTATIONS } from '../../shared/referee/verdict.ts';
import { WIRE_ORDERS } from '../../shared/wire/fault.ts';
import { FLAGS, makeSegment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/state.ts';

const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** Flags in any order, none twice; `ack` exactly with the ACK bit, as a segment is. */
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
  z.strictObject({ kind: z.literal('bind') }),
]);

const nothing = z.union([z.strictObject({}), z.undefined(), z.null()]).transform(() => ({}));

export const requestSchemas = {
  ready: nothing,
  move: z.strictObject({ positionId: z.int().min(0).nullable(), move }),
  hint: z.strictObject({ positionId: z.int().min(0) }),
  call: z.strictObject({ entryId: z.int().min(1) }),
  name: z.strictObject({ entryId: z.int().min(1), mistake: z.enum(MISTAKES) }),
  'time-factor': z.strictObject({ factor: z.enum(TIME_FACTORS) }),
  order: z.strictObject({ end: z.enum(ENDS), order: z.enum(WIRE_ORDERS).nullable() }),
  finish: nothing,
  here: nothing,
  clock: nothing,
} satisfies { [N in RequestName]: z.ZodType<Requests[N]['message']> };

const options = z.strictObject({
  levelId: z.string().min(1).max(80),
  mode: z.enum(MODES),
  pace: z.enum(Object.keys(PACES) as (keyof typeof PACES)[]),
  compose: z.enum(COMPOSE_MODES).exactOptional(),
  notation: z.enum(NOTATIONS).exactOptional(),
  speed: z.boolean(),
  wire: z.literal('person').exactOptional(),
  seed: sequenceNumber.exactOptional(),
  halves: z.literal(1).exactOptional(),
});

const level = z.unknown().transform((json, context) => {
  const read = readOwnLevel(json);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'no level, or more than one may bring' });
  return z.NEVER;
});

/** Who waits for whoever comes has no link to send to a third. */
const create = z
  .strictObject({
    kind: z.literal('create'),
    name,
    against: z.enum(OPPONENTS),
    bot: z.enum(BOT_PROFILES).exactOptional(),
    level: level.exactOptional(),
    options,
  })
  .refine(({ against, options }) => against !== 'anyone' || options.wire === undefined)
  .refine((asked) => asked.level === undefined || asked.level.id === asked.options.levelId, { path: ['level'] });

/** No log is longer. */
const LONGEST_LOG = 1_000_000;

const practise = z.strictObject({
  kind: z.literal('practise'),
  name,
  matchId: z.string().regex(MATCH_ID),
  events: z.int().min(1).max(LONGEST_LOG),
  seat: z.literal(SEATS),
});

const join: z.ZodType<JoinOptions> = z.discriminatedUnion('kind', [
  create,
  practise,
  z.strictObject({
    kind: z.literal('join'),
    name,
    code: z.string().max(20),
    as: z.literal('wire').exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('resume'),
    // Of a match, or of a class, which is longer by a character and opens its duels.
    seatKey: z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH},${CLASS_CODE_LENGTH}}-[\\w-]{22}$`)),
  }),
]);

/** What a person can have got wrong himself. */
const BAD_FIELDS: ReadonlyMap<unknown, RefusalCode> = new Map([
  ['name', 'bad-name'],
  ['seatKey', 'bad-seat-key'],
  ['level', 'bad-level'],
]);

/** Reads what a client wants to join with. */
export function readJoin(raw: unknown): { ok: true; join: JoinOptions } | { ok: false; code: RefusalCode } {
  const read = join.safeParse(raw);
  if (read.success) return isFit(read.data) ? { ok: true, join: read.data } : { ok: false, code: 'name-not-allowed' };
  const [field, ...others] = new Set(read.error.issues.map((issue) => issue.path[0]));
  const code = others.length === 0 ? BAD_FIELDS.get(field) : undefined;
  return { ok: false, code: code ?? 'bad-message' };
}

/** Whoever comes back has been let in under his name before. */
function isFit(join: JoinOptions): boolean {
  return join.kind === 'resume' || isAllowedName(join.name);
}
