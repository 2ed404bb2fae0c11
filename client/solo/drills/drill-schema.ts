/** What the view kept with a drill may contain: what the arena draws and asks, within bounds that it can handle. */

import * as z from 'zod/mini';
import { COMPOSE_MODES, ENDS } from '../../../shared/duel/level.ts';
import { BOT_PROFILES, MODES, type Pace, PACES, TIME_FACTORS } from '../../../shared/duel/options.ts';
import { OPPONENTS } from '../../../shared/duel/vocabulary/room-facts.ts';
import { PHASES } from '../../../shared/duel/vocabulary/seat.ts';
import { NOTATIONS } from '../../../shared/referee/verdict.ts';
import { FLAGS } from '../../../shared/tcp/segment.ts';
import { STATES } from '../../../shared/tcp/connection-state.ts';
import type { DrillView } from '../../context/progress.ts';

const TEXT_MAX = 200;
const ENTRIES_MAX = 1_000;
const MS_MAX = 1e14;

const number = z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1));
const octets = z.int().check(z.minimum(0), z.maximum(2 ** 30));
const points = z.int().check(z.minimum(-1_000_000), z.maximum(1_000_000));
const time = z.number().check(z.minimum(-MS_MAX), z.maximum(MS_MAX));
const count = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
const id = z.int().check(z.minimum(-(2 ** 50)), z.maximum(2 ** 50));
const text = z.string().check(z.maxLength(TEXT_MAX));

const segment = z.object({
  flags: z.array(z.enum(FLAGS)).check(z.maxLength(FLAGS.length)),
  seq: number,
  ack: z.exactOptional(number),
  len: octets,
  wnd: z.exactOptional(octets),
});
const state = z.enum(STATES);
const end = z.enum(ENDS);
const role = z.enum(['active', 'passive']);
const address = z.object({ ip: text, port: z.int().check(z.minimum(0), z.maximum(65_535)) });
const call = {
  call: z.enum(['SEND', 'CLOSE', 'ABORT', 'BIND', 'LISTEN', 'CONNECT', 'DIE']),
  bytes: octets,
  full: z.boolean(),
};
const timer = z.enum(['retransmission', 'time-wait', 'user', 'delayed-ack', 'fin-wait-2', 'keep-alive']);

const of = { id, at: time };
const entry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sent'),
    ...of,
    segment,
    again: z.boolean(),
    by: z.enum(['player', 'bot', 'stack']),
    wrong: z.boolean(),
  }),
  z.object({ kind: z.literal('arrived'), ...of, reachedAt: z.exactOptional(time), segment, again: z.boolean() }),
  z.object({ kind: z.literal('call'), ...of, ...call }),
  z.object({ kind: z.literal('timer'), ...of, timer }),
  z.object({ kind: z.literal('state'), ...of, state: z.nullable(state) }),
  z.object({ kind: z.literal('stopped'), ...of, segment }),
  z.object({ kind: z.literal('bind'), ...of, ok: z.boolean() }),
  z.object({ kind: z.literal('opened'), ...of, sndNxt: number, rcvNxt: number }),
  z.object({ kind: z.literal('corrupted'), ...of, bytes: octets }),
]);

const cause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), ...call }),
  z.object({ kind: z.literal('arrival'), segment, again: z.boolean(), called: z.nullable(z.object(call)) }),
  z.object({ kind: z.literal('timer'), timer }),
  z.object({ kind: z.literal('still-owed') }),
]);

const position = z.object({
  id,
  cause,
  openedAt: time,
  speedUntil: z.nullable(time),
  limitAt: z.nullable(time),
  base: points,
  speedMax: points,
  streakBonus: points,
  attempt: count,
  cards: z.array(segment).check(z.maxLength(8)),
  tried: z.array(count).check(z.maxLength(8)),
  given: z.nullable(z.pick(segment, { flags: true, len: true })),
  claim: z.nullable(z.object({ gain: points, cost: points })),
  hints: z.object({ taken: count, price: z.nullable(z.object({ step: count, cost: points })) }),
});

const you = z.object({
  seat: z.literal([0, 1]),
  name: text,
  end,
  role,
  address,
  score: points,
  streak: count,
  ready: z.boolean(),
  timeFactor: z.enum(TIME_FACTORS),
  botPlays: z.boolean(),
});

const peer = z.object({
  name: z.nullable(text),
  kind: z.enum(['person', 'bot']),
  bot: z.nullable(z.enum(BOT_PROFILES)),
  presence: z.enum(['here', 'away', 'bot-plays']),
  end,
  role,
  address,
  score: points,
  ready: z.boolean(),
});

/** The view of a drill, without anything that the contract does not name. */
export const drillView: z.ZodMiniType<DrillView> = z.object({
  now: time,
  phase: z.enum(PHASES),
  code: text,
  against: z.enum([...OPPONENTS, 'class']),
  levelId: text,
  capture: z.nullable(z.object({ name: text, recordedWith: z.nullable(text) })),
  mode: z.enum(MODES),
  pace: z.enum(Object.keys(PACES) as Pace[]),
  compose: z.enum(COMPOSE_MODES),
  notation: z.enum(NOTATIONS),
  half: count,
  tripMs: time,
  mslMs: time,
  halves: z.nullable(count),
  canFinish: z.boolean(),
  seed: z.nullable(z.int()),
  wire: z.nullable(z.object({ name: z.nullable(text) })),
  halfStartedAt: z.nullable(time),
  you,
  peer,
  start: z.nullable(z.object({ state: z.enum(['ESTABLISHED', 'CLOSED']), sndNxt: number, rcvNxt: number })),
  figure: z.array(entry).check(z.maxLength(ENTRIES_MAX)),
  tcp: z.nullable(
    z.object({ state: z.nullable(state), sndUna: number, sndNxt: number, rcvNxt: number, pending: octets }),
  ),
  symbols: z.object({
    u: z.nullable(number),
    v: z.nullable(number),
    w: z.nullable(number),
    textEnd: z.exactOptional(number),
  }),
  position: z.nullable(position),
  timeWait: z.nullable(z.object({ startedAt: time, endsAt: time })),
  port: z.enum(['in-use', 'held', 'free', 'reused']),
  practice: z.nullable(z.object({ matchId: text, events: count })),
});
