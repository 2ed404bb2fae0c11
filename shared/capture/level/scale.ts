/** From the recording's time to the game's: a one-way delay becomes a trip, and everything else in proportion. */

/** The one-way trip of the game at pace 1. */
const TRIP_MS = 1500;

/** A loopback has hardly any delay; below this the recording's gaps would all become extremely long. */
const SHORTEST_DELAY_MS = 0.1;

/** The gaps between two calls of the application that a player can follow, and will wait for. */
const GAP_MS = { min: 800, max: 4000 } as const;

/** The delay added by a fault: noticeable, and short enough that the segment still arrives within MSL. */
const FAULT_MS = { min: 300, max: 7000 } as const;

/** A recorded gap between two calls, in milliseconds of play. */
export function playedGap(recordedMs: number, delayMs: number): number {
  return clamp(played(recordedMs, delayMs), GAP_MS);
}

/** A recorded extra delay, in milliseconds of play. */
export function playedDelay(recordedMs: number, delayMs: number): number {
  return clamp(played(recordedMs, delayMs), FAULT_MS);
}

function played(recordedMs: number, delayMs: number): number {
  return Math.round((recordedMs * TRIP_MS) / Math.max(delayMs, SHORTEST_DELAY_MS));
}

function clamp(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(Math.max(value, min), max);
}
