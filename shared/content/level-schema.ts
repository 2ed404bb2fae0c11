/** Validates level files: a file that is wrong is refused with one clear line that names the place. */

import { z } from 'zod';
import { COMPOSE_MODES, type Level } from '../duel/level.ts';
import { NOTATIONS } from '../referee/verdict.ts';
import { FLAGS } from '../tcp/segment.ts';
import { STATES } from '../tcp/connection-state.ts';

/** Bounds that no real level exceeds, so that an external one cannot fill a room's memory or run for hours. */
const STEPS_MAX = 60;
const FAULTS_MAX = 100;
const OCTETS_MAX = 2 ** 30;
const WAIT_MAX_MS = 120_000;

const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const milliseconds = z.int().min(0).max(WAIT_MAX_MS);
const octets = z.int().min(1).max(OCTETS_MAX);
const percent = z.int().min(0).max(100);
const on = z.literal(true).exactOptional();

const call = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('SEND'), bytes: octets }),
  z.strictObject({ kind: z.literal('CLOSE'), full: on }),
  z.strictObject({ kind: z.literal('ABORT') }),
  z.strictObject({ kind: z.literal('DIE') }),
  z.strictObject({ kind: z.literal('BIND') }),
  z.strictObject({ kind: z.literal('LISTEN') }),
  z.strictObject({ kind: z.literal('CONNECT') }),
]);

const step = z
  .strictObject({
    when: z.strictObject({
      state: z.enum(STATES).exactOptional(),
      allAcked: on,
      received: z.int().min(0).max(OCTETS_MAX).exactOptional(),
      fins: z.int().min(1).max(FAULTS_MAX).exactOptional(),
    }),
    afterMs: milliseconds,
    atOnce: on,
    connection: z.literal(2).exactOptional(),
    call,
  })
  .refine(({ atOnce, afterMs }) => atOnce === undefined || afterMs === 0, {
    path: ['afterMs'],
    error: 'a call at once has afterMs 0',
  });

const end = z.strictObject({
  address: z.strictObject({ ip: z.union([z.ipv4(), z.ipv6()]), port: z.int().min(1).max(65_535) }),
  sndNxt: sequenceNumber,
  start: z.literal('CLOSED').exactOptional(),
  script: z.array(step).max(STEPS_MAX),
});

const segment = z.strictObject({
  flags: z.array(z.enum(FLAGS)).max(FLAGS.length),
  seq: sequenceNumber,
  ack: sequenceNumber.exactOptional(),
  len: z.int().min(0).max(OCTETS_MAX),
  wnd: z.int().min(0).max(OCTETS_MAX).exactOptional(),
});

const until = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('overtaken') }),
  z.strictObject({ kind: z.literal('state'), state: z.enum(STATES) }),
  z.strictObject({ kind: z.literal('next-connection') }),
  z.strictObject({ kind: z.literal('listening') }),
]);

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lose') }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0).max(WAIT_MAX_MS) }),
  z.strictObject({ kind: z.literal('duplicate'), ms: z.number().min(0).max(WAIT_MAX_MS) }),
  z.strictObject({ kind: z.literal('hold'), copy: z.boolean(), until, ms: milliseconds }),
]);

const fault = z.strictObject({
  from: z.enum(['A', 'B']),
  match: z.strictObject({
    nth: z.int().min(1),
    fin: z.boolean().exactOptional(),
    text: z.boolean().exactOptional(),
    acksFin: z.boolean().exactOptional(),
    syn: z.boolean().exactOptional(),
    same: segment.exactOptional(),
  }),
  effect,
});

const levelShape = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[\w:.\- ]+$/),
  compose: z.enum(COMPOSE_MODES),
  notation: z.enum(NOTATIONS),
  ends: z.strictObject({ A: end, B: end }),
  faults: z.array(fault).max(FAULTS_MAX),
  weather: z
    .strictObject({
      losePercent: percent,
      duplicatePercent: percent,
      delayPercent: percent,
      delayMaxMs: milliseconds,
      unsparing: on,
    })
    .exactOptional(),
  // At most the value that RFC 9293, 3.4.1 chooses.
  mslMs: z.int().min(5_000).max(120_000).exactOptional(),
  tripMs: z.int().min(1).max(10_000).exactOptional(),
  timeWaitMs: z.int().min(0).max(240_000).exactOptional(),
  timeWaitRst: z.literal('ignore').exactOptional(),
  rtoMs: z.int().min(1_000).max(60_000).exactOptional(),
  delayedAckMs: z.int().min(500).max(10_000).exactOptional(),
  finWait2Ms: z.int().min(1_000).max(60_000).exactOptional(),
  cablePulled: z.literal(2).exactOptional(),
  keepAlive: z.strictObject({ idleMs: milliseconds.min(1_000), probes: z.int().min(1).max(9) }).exactOptional(),
  retriesMax: z.int().min(1).max(5).exactOptional(),
  skipTimeWait: on,
  again: z
    .strictObject({
      afterMs: milliseconds,
      sndNxt: z.strictObject({ A: sequenceNumber, B: sequenceNumber }),
      meanwhile: on,
    })
    .exactOptional(),
  noBets: on,
  storm: on,
  capture: z.strictObject({ name: z.string().max(80), recordedWith: z.string().max(200).nullable() }).exactOptional(),
});

const level: z.ZodType<Level> = levelShape;

export type ReadLevel =
  | { readonly ok: true; readonly level: Level }
  /** One line: where it is wrong, and how. */
  | { readonly ok: false; readonly error: string };

/** One line that says where a level is wrong, and how. */
function errorLine({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.map(String).join('.') ?? '';
  return `at ${place === '' ? 'the top' : place}: ${issue?.message ?? 'not a level'}`;
}

/** Reads a level from JSON values and validates everything in it. */
export function readLevel(json: unknown): ReadLevel {
  const read = level.safeParse(json);
  return read.success ? { ok: true, level: read.data } : { ok: false, error: errorLine(read.error) };
}

/** The level of a file that comes with the game. @throws Error with the one line of `readLevel` */
export function levelOfFile(json: { readonly id: string }): Level {
  const read = readLevel(json);
  if (!read.ok) throw new Error(`level ${json.id}: ${read.error}`);
  return read.level;
}
