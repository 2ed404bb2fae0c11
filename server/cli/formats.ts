/** The formats of the conformance files: strict about the fields used, ignoring all others. */

import { z } from 'zod';
import type { MistakeCase } from '../../shared/conformance/mistakes.ts';
import { RECORDED_CALLS, type Recording } from '../../shared/conformance/recordings.ts';
import type { VectorCase } from '../../shared/conformance/vectors.ts';
import { NOTATIONS } from '../../shared/referee/verdict.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';

const number32 = z.int().min(0).max(0xffff_ffff);
const count = z.int().min(0);
const milliseconds = z.number().min(0);
const state = z.enum(STATES);
const flags = z.array(z.enum(['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR']));
const call = z.enum(['close', 'send', 'abort', 'recv']);

const numbers = { ack: number32.exactOptional(), len: count.exactOptional(), wnd: count.exactOptional() };
const arriving = z.object({ flags, seq: number32, ...numbers });
const expected = z.object({ flags: flags.exactOptional(), seq: number32.exactOptional(), ...numbers });

const start = z.object({
  state,
  snd_una: number32.exactOptional(),
  snd_nxt: number32.exactOptional(),
  snd_wnd: count.exactOptional(),
  rcv_nxt: number32.exactOptional(),
  rcv_wnd: count.exactOptional(),
  tw_remaining_ms: milliseconds.exactOptional(),
});

/** Refuses an object that has none of the keys, or several. */
function exactlyOne<T extends z.ZodType<object>>(schema: T, keys: readonly string[]): T {
  return schema.refine((value) => keys.filter((key) => key in value).length === 1, {
    error: `must have exactly one of ${keys.join(', ')}`,
  });
}

const step = exactlyOne(
  z.object({
    do: call.exactOptional(),
    n: count.exactOptional(),
    full: z.boolean().exactOptional(),
    recv: arriving.exactOptional(),
    wait: milliseconds.exactOptional(),
    flush: z.literal(true).exactOptional(),
    expect: z.array(expected).exactOptional(),
    alt: z.array(z.array(expected)).exactOptional(),
    state: state.exactOptional(),
    vars: z
      .object({
        snd_una: number32.exactOptional(),
        snd_nxt: number32.exactOptional(),
        rcv_nxt: number32.exactOptional(),
      })
      .exactOptional(),
    result: z.string().exactOptional(),
  }),
  ['do', 'recv', 'wait', 'flush'],
);

const config = z.object({
  time_wait_ms: milliseconds.exactOptional(),
  rto_ms: milliseconds.exactOptional(),
  user_timeout_ms: milliseconds.exactOptional(),
  hold: z.boolean().exactOptional(),
  mss: z.int().min(1).exactOptional(),
  half_duplex_close: z.boolean().exactOptional(),
  tw_rst: z.enum(['close', 'ignore']).exactOptional(),
  tw_ack: z.enum(['quiet', 'strict']).exactOptional(),
  no_ack_bit_drop_first: z.boolean().exactOptional(),
});

export const vectorCase: z.ZodType<VectorCase> = z.object({
  id: z.string(),
  needs: z.array(z.string()).exactOptional(),
  config: config.exactOptional(),
  start,
  steps: z.array(step),
  rfc_model: z.enum(['pass', 'fail']).exactOptional(),
});

const at = { t: z.number(), host: z.string() };
const recordedSegment = { ...at, id: z.int(), flags, seq: number32, ack: number32.exactOptional(), len: count };

const recordedEvent = z.discriminatedUnion('kind', [
  z.object({
    ...at,
    kind: z.literal('call'),
    call: z.enum(RECORDED_CALLS),
    bytes: count.exactOptional(),
    got: count.exactOptional(),
    error: z.string().exactOptional(),
    out: z.array(z.string()).exactOptional(),
  }),
  z.object({ ...recordedSegment, kind: z.literal('tx') }),
  z.object({ ...recordedSegment, kind: z.literal('rx') }),
  z.object({ ...at, kind: z.literal('lost'), id: z.int() }),
  z.object({ ...at, kind: z.literal('state'), to: state }),
  z.object({ ...at, kind: z.literal('opening'), to: z.enum(['SYN-SENT', 'SYN-RECEIVED']) }),
  z.object({ ...at, kind: z.literal('timeout'), timer: z.enum(['fin-wait-2', 'user', 'keep-alive']) }),
]);

export const recording: z.ZodType<Recording> = z.object({
  name: z.string(),
  hosts: z.record(z.string(), z.unknown()),
  events: z.array(recordedEvent),
});

const mistakeEvent = exactlyOne(
  z.object({
    do: call.exactOptional(),
    n: count.exactOptional(),
    full: z.boolean().exactOptional(),
    recv: arriving.exactOptional(),
    timeout: z.enum(['retransmission', 'time-wait']).exactOptional(),
    send: arriving.exactOptional(),
  }),
  ['do', 'recv', 'timeout', 'send'],
);

const move = exactlyOne(
  z.object({
    send: arriving.exactOptional(),
    wait: z.literal(true).exactOptional(),
    claim: state.exactOptional(),
    bind: z.literal(true).exactOptional(),
  }),
  ['send', 'wait', 'claim', 'bind'],
);

export const mistakeCase: z.ZodType<MistakeCase> = z.object({
  id: z.string(),
  notation: z.enum(NOTATIONS),
  start: start.extend({ app_pending: count.exactOptional() }),
  events: z.array(mistakeEvent),
  move,
  verdict: z.enum(['correct', 'needless', 'wrong']),
  mistake: z.string().nullable(),
});
