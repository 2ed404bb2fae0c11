/** What can be set in the sandbox, and the close that the settings describe, as a level. */

import type { AppStep, Level } from '../duel/level.ts';
import { BOT_PROFILES, type BotProfile } from '../duel/options.ts';
import { drawsFrom } from '../lib/random.ts';

/** The network, the two hosts and their players. Durations in milliseconds. */
export interface SandboxSettings {
  /** How many segments in a hundred are lost. */
  readonly lossPercent: number;
  /** One way, for a segment that is not late. */
  readonly delayMs: number;
  /** How many segments in a hundred are late, and by how much at most: every delay up to it is equally likely. */
  readonly latePercent: number;
  readonly jitterMs: number;
  /** A copy that is older has left the network (RFC 9293, 3.4.1). */
  readonly mslMs: number;
  /** The first retransmission timeout; it doubles (RFC 6298, 5.5). */
  readonly rtoMs: number;
  /** How long TIME-WAIT lasts, in percent of 2MSL; 0: there is none. */
  readonly timeWaitPercent: number;
  /** A RST ends TIME-WAIT, as RFC 9293 has it; otherwise it is ignored there (RFC 1337). */
  readonly rstEndsTimeWait: boolean;
  /** Who plays the end that closes first, and the other. */
  readonly botA: BotProfile;
  readonly botB: BotProfile;
  /** In how many closes of a hundred the same two ports connect again as soon as both ends are CLOSED. */
  readonly reusePercent: number;
}

type NumberName = Exclude<keyof SandboxSettings, 'botA' | 'botB' | 'rstEndsTimeWait'>;

/** The bounds and the step of each number. */
export const SANDBOX_BOUNDS: Readonly<Record<NumberName, { min: number; max: number; step: number }>> = {
  lossPercent: { min: 0, max: 50, step: 1 },
  delayMs: { min: 10, max: 2_000, step: 10 },
  latePercent: { min: 0, max: 50, step: 1 },
  jitterMs: { min: 0, max: 120_000, step: 500 },
  mslMs: { min: 5_000, max: 120_000, step: 1_000 },
  rtoMs: { min: 200, max: 10_000, step: 100 },
  timeWaitPercent: { min: 0, max: 100, step: 5 },
  reusePercent: { min: 0, max: 100, step: 5 },
};

/** The names of the numbers, in the order in which the page shows them. */
export const SANDBOX_NUMBERS = Object.keys(SANDBOX_BOUNDS) as readonly NumberName[];

/** The bots of the sandbox: those whose way of playing shows in what leaves an end. `slow` thinks in no time here. */
export const SANDBOX_BOTS: readonly BotProfile[] = BOT_PROFILES.filter((bot) => bot !== 'slow');

/** MSL as Linux has it (TCP_TIMEWAIT_LEN is 60 s, twice that), RTO as RFC 6298, 2.4 has it; a network that is often late. */
export const SANDBOX_DEFAULTS: SandboxSettings = {
  lossPercent: 5,
  delayMs: 100,
  latePercent: 20,
  jitterMs: 30_000,
  mslMs: 30_000,
  rtoMs: 1_000,
  timeWaitPercent: 100,
  rstEndsTimeWait: false,
  botA: 'perfect',
  botB: 'perfect',
  reusePercent: 100,
};

/** Octets that B still sends after A has closed. In the next connection nobody says anything. */
const TEXT_OCTETS = 200;
/**
 * A begins further up than its first connection ended. B begins where that one began: text that comes late from it then
 * fits exactly, which is the worst that can happen (RFC 9293, 3.4.2). Initial numbers drawn at random (RFC 6528) would
 * make it as rare as a window is among 2^32 numbers.
 */
const START = { A: 4_000, B: 9_000 };
const NEXT_START = { A: 5_000, B: START.B };

const CLOSES: AppStep = { when: { state: 'ESTABLISHED' }, afterMs: 0, call: { kind: 'CLOSE' } };
const LAST_WORDS: readonly AppStep[] = [
  { when: { state: 'CLOSE-WAIT' }, afterMs: 0, call: { kind: 'SEND', bytes: TEXT_OCTETS } },
  { when: { state: 'CLOSE-WAIT', allAcked: true }, afterMs: 0, call: { kind: 'CLOSE' } },
];
/** Salt of the draw that decides about the ports. */
const REUSE_SALT = -2;

/**
 * The level of one run: A closes, B sends its last words and closes; then, if this seed says so, the same ports connect
 * again.
 * @param seed the 32-bit integer that determines every draw of the run
 */
export function levelOfRun(settings: SandboxSettings, seed: number): Level {
  const { lossPercent, latePercent, jitterMs, mslMs, delayMs, rtoMs, timeWaitPercent, reusePercent } = settings;
  const reuses = drawsFrom(seed, REUSE_SALT)(100) < reusePercent;
  return {
    id: 'sandbox',
    compose: 'free',
    notation: 'wire',
    ends: {
      A: { address: { ip: '10.0.0.1', port: 40_001 }, sndNxt: START.A, script: [CLOSES] },
      B: { address: { ip: '10.0.0.2', port: 8_080 }, sndNxt: START.B, script: LAST_WORDS },
    },
    faults: [],
    weather: {
      losePercent: lossPercent,
      duplicatePercent: 0,
      delayPercent: latePercent,
      delayMaxMs: jitterMs,
      unsparing: true,
    },
    mslMs,
    tripMs: delayMs,
    rtoMs,
    timeWaitMs: (2 * mslMs * timeWaitPercent) / 100,
    ...(settings.rstEndsTimeWait ? {} : { timeWaitRst: 'ignore' as const }),
    ...(reuses ? { again: { afterMs: 0, sndNxt: NEXT_START, meanwhile: true } } : {}),
  };
}
