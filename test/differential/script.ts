/**
 * A random script for two kernels and the wire between them, drawn from a seed. Knows nothing about who carries it out.
 */

import { type Draw, drawsFrom } from '../../shared/lib/random.ts';

/** Host A opens the connection. */
export type HostName = 'A' | 'B';

export type CallName = 'send' | 'recv' | 'shutdown' | 'close' | 'abort';

/** The fault of one segment: it is lost, arrives `ms` later than the others, or arrives a second time `ms` later. */
export type Fault =
  | { readonly kind: 'lose' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'duplicate'; readonly ms: number };

/** Calls that only the stories of level-recordings.ts make: see lab/host.py. */
type StoryCall = 'bind' | 'listen' | 'connect' | 'die' | 'keepalive' | 'patience' | 'ss';

export interface ScriptedCall {
  /** Milliseconds since the connection was established. */
  readonly at: number;
  readonly host: HostName;
  readonly call: CallName | StoryCall;
  /** Octets, of a `send`; of a `keepalive` seconds, of a `patience` milliseconds. */
  readonly bytes?: number;
}

export interface Script {
  readonly name: string;
  readonly seed: number;
  readonly title?: string;
  readonly tags?: readonly string[];
  /** The first owner of port 8080 has set SO_REUSEADDR. */
  readonly reuseAddress?: true;
  /** One way, in milliseconds. */
  readonly delayMs: number;
  /** Names below /proc/sys/net. */
  readonly sysctls: Readonly<Record<string, number>>;
  /** In the order of `at`; a host makes none after `close` or `abort`. */
  readonly calls: readonly ScriptedCall[];
  /** The fault of the nth segment that a host sends after the handshake, if any. */
  readonly faults: Readonly<Record<HostName, readonly (Fault | null)[]>>;
}

/** Separates these draws from others made from the same seed. */
const SALT = 0xd1ff;
/** More losses than this in a row would outlast the run: each doubles the kernel's timeout. */
const MOST_LOSSES = 4;
const FAULTY_SEGMENTS = 24;

/** One of the items, weighted by its number of repetitions. */
function pick<T>(draw: Draw, items: readonly [T, ...T[]]): T {
  return items[draw(items.length)] ?? items[0];
}

/** Text each way and read, so that the two sequence spaces differ when the closing begins. */
function exchange(draw: Draw, delayMs: number): ScriptedCall[] {
  const calls: ScriptedCall[] = [];
  let at = 0;
  for (const [host, peer] of [['A', 'B'] as const, ['B', 'A'] as const]) {
    const bytes = pick(draw, [0, 1, 120, 300, 999]);
    if (bytes === 0) continue;
    calls.push({ at, host, call: 'send', bytes });
    at += delayMs + pick(draw, [5, 50, 400]);
    calls.push({ at, host: peer, call: 'recv' });
  }
  return calls;
}

/**
 * A host's calls from when it begins to close: its last text, its close, and what it does while its other side is still
 * open.
 */
function closing(draw: Draw, host: HostName, begin: number): ScriptedCall[] {
  const calls: ScriptedCall[] = [];
  let at = begin;
  for (let left = pick(draw, [0, 0, 1, 2, 3]); left > 0; left--) {
    calls.push({ at, host, call: 'send', bytes: pick(draw, [1, 10, 64, 200, 1460, 4000]) });
    at += pick(draw, [0, 7, 110, 200]);
  }
  const end = pick<CallName>(draw, ['shutdown', 'shutdown', 'shutdown', 'shutdown', 'close', 'close', 'abort']);
  const reads = draw(4) > 0;
  if (end === 'close' && reads) calls.push({ at, host, call: 'recv' });
  calls.push({ at, host, call: end });
  return end === 'shutdown' ? [...calls, ...afterShutdown(draw, host, at, reads)] : calls;
}

/** With its own side closed a host may read on, and later stop reading as well, or abort. */
function afterShutdown(draw: Draw, host: HostName, closedAt: number, reads: boolean): ScriptedCall[] {
  const calls: ScriptedCall[] = [];
  let at = closedAt + pick(draw, [30, 500, 1500]);
  if (reads) calls.push({ at, host, call: 'recv' });
  at += pick(draw, [1, 90, 800]);
  const end = pick<CallName | null>(draw, [null, null, null, 'close', 'close', 'abort']);
  if (end !== null) calls.push({ at, host, call: end });
  return calls;
}

interface Weather {
  /** Percent of the segments that can have a fault. */
  readonly lose: number;
  readonly duplicate: number;
  readonly delay: number;
}

function faultOf(draw: Draw, weather: Weather, mayLose: boolean): Fault | null {
  const luck = draw(100);
  if (luck < weather.lose) return mayLose ? { kind: 'lose' } : null;
  // The longest outlast a close: old segments reach TIME-WAIT, or an end that is CLOSED.
  const ms = pick(draw, [15, 40, 100, 250, 1200]);
  if (luck < weather.lose + weather.duplicate) return { kind: 'duplicate', ms };
  if (luck < weather.lose + weather.duplicate + weather.delay) return { kind: 'delay', ms };
  return null;
}

function faults(draw: Draw): Script['faults'] {
  const weather = {
    lose: pick(draw, [0, 10, 30]),
    duplicate: pick(draw, [0, 0, 15]),
    delay: pick(draw, [0, 0, 20]),
  };
  let losses = 0;
  const ofHost = () =>
    Array.from({ length: FAULTY_SEGMENTS }, () => {
      const fault = faultOf(draw, weather, losses < MOST_LOSSES);
      if (fault?.kind === 'lose') losses++;
      return fault;
    });
  // The draws happen in the order of these lines.
  const ofA = ofHost();
  return { A: ofA, B: ofHost() };
}

/** The script of a seed (a 32-bit integer). The same seed gives the same script. */
export function scriptFrom(seed: number): Script {
  const draw = drawsFrom(seed, SALT);
  const delayMs = pick(draw, [8, 25, 60]);
  const first = exchange(draw, delayMs);
  const begin = (first.at(-1)?.at ?? 0) + pick(draw, [20, 350]);
  // Offsets of less than a trip make the two closes cross.
  const offset = () => begin + pick(draw, [0, 0, 4, 20, 90, 300, 700]);
  const calls = [...first, ...closing(draw, 'A', offset()), ...closing(draw, 'B', offset())];
  return {
    name: `seed-${seed}`,
    seed,
    delayMs,
    sysctls: { 'ipv4/tcp_timestamps': draw(2), 'ipv4/tcp_sack': draw(2) },
    calls: calls.toSorted((a, b) => a.at - b.at),
    faults: faults(draw),
  };
}
