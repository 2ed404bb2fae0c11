/** The durations of the game in milliseconds, scaled by the pace of a match and the factor of a player. */

import type { TcpConfig } from '../tcp/tcb.ts';
import { DEFAULT_CONFIG } from '../tcp/create.ts';
import type { Level } from './level.ts';
import { type MatchOptions, PACES, type TimeFactor } from './options.ts';

/**
 * At pace 1. Real durations are minutes (MSL, RFC 9293, 3.4.1) and fractions of a second (trip, RTO).
 */
const TRIP_MS = 1_500;
const RTO_MS = 8_000;
const MSL_MS = 10_000;
/** Speed counts for this long, and the position is given up after the limit. */
export const SPEED_MS = 20_000;
const LIMIT_MS = 30_000;

export interface Timing {
  /** One way. */
  readonly tripMs: number;
  readonly mslMs: number;
}

export function paceOf(options: MatchOptions): number {
  return PACES[options.pace];
}

/** The durations of a match on `level`, which may have its own. */
export function timingOf(
  options: MatchOptions,
  { mslMs = MSL_MS, tripMs = TRIP_MS }: Pick<Level, 'mslMs' | 'tripMs'>,
): Timing {
  const pace = paceOf(options);
  return { tripMs: tripMs * pace, mslMs: mslMs * pace };
}

/** How long TIME-WAIT lasts in ms: 2MSL (RFC 9293, 3.4.1), unless the level wants to show what happens otherwise. */
function timeWaitOf(level: Level, options: MatchOptions): number {
  if (level.skipTimeWait) return 0;
  return level.timeWaitMs === undefined ? 2 * timingOf(options, level).mslMs : level.timeWaitMs * paceOf(options);
}

/** The endpoints of a level: RFC 9293 with the game's timers. A full CLOSE is half-duplex, as in every stack (3.6.1). */
export function tcpConfigOf(level: Level, options: MatchOptions): TcpConfig {
  const pace = paceOf(options);
  return {
    ...DEFAULT_CONFIG,
    halfDuplexClose: true,
    rtoMs: (level.rtoMs ?? RTO_MS) * pace,
    timeWaitMs: timeWaitOf(level, options),
    ...(level.retriesMax === undefined ? {} : { retriesMax: level.retriesMax }),
    ...(level.timeWaitRst === undefined ? {} : { timeWaitRst: level.timeWaitRst }),
    ...(level.delayedAckMs === undefined ? {} : { delayedAckMs: level.delayedAckMs * pace }),
  };
}

/** How long speed counts in a position and when it is given up; null: the player has no clock. */
export function positionTimes(options: MatchOptions, factor: TimeFactor): { speedMs: number; limitMs: number } | null {
  if (factor === 'off') return null;
  const scale = paceOf(options) * Number(factor);
  return { speedMs: SPEED_MS * scale, limitMs: LIMIT_MS * scale };
}
