/** Turns a recorded connection into a level: its numbers, what its applications did and what the wire did to it. */

import type { End, EndSetup, Level } from '../../duel/level.ts';
import { type Connection, otherSide, type Side } from '../read/connection.ts';
import { faultsOf } from './faults.ts';
import { CaptureError } from '../read/error.ts';
import { type Flight, flightsBetween } from '../explain/flight.ts';
import { flightsFrom } from '../explain/infer.ts';
import { findBeginning } from '../explain/moment.ts';
import { setupOf } from '../explain/setup.ts';
import { has } from '../../tcp/segment.ts';
import { scriptsOf } from './script.ts';

export interface CaptureLevelSource {
  /** The level's id is `capture:NAME`. */
  readonly name: string;
  /** The program that made the recording, shown to the player; null if unknown. */
  readonly recordedWith: string | null;
}

/**
 * The close of a recorded connection as a level, from captures at both hosts (in either order) or at one place.
 *
 * It begins in ESTABLISHED at the last moment before the first FIN when nothing was under way and everything was
 * acknowledged, with the recorded 32-bit numbers. A is the end whose FIN was sent first. With both captures losses,
 * copies and delays of more than twice the usual are what really happened; with one they are guessed from what was
 * sent again (see `flightsFrom`). Throws CaptureError if the connection has no close or no such moment.
 */
export function levelFromCapture(source: CaptureLevelSource, capture: Connection, otherCapture?: Connection): Level {
  if (capture.gap !== null || (otherCapture?.gap ?? null) !== null) {
    throw new CaptureError('too-long', 'more happens after the first FIN than a level can hold');
  }
  const { ends, flights, delayMs } =
    otherCapture === undefined ? flightsFrom(capture) : flightsBetween(capture, otherCapture);
  refuse(flights, capture, otherCapture);
  const beginning = findBeginning(flights);
  const scripts = scriptsOf(beginning, delayMs);
  const played = beginning.incidents.filter(({ kind }) => kind === 'sent').map(({ flight }) => flight);
  const endOf = (side: Side): End => (side === beginning.active ? 'A' : 'B');
  const setup = (side: Side): EndSetup => ({
    address: ends[side],
    sndNxt: beginning.sndNxt[side],
    script: scripts[side],
  });
  return {
    id: `capture:${source.name}`,
    compose: 'cards',
    notation: 'wire',
    ends: { A: setup(beginning.active), B: setup(otherSide(beginning.active)) },
    faults: faultsOf(played, delayMs, endOf),
    capture: source,
  };
}

/** Throws CaptureError where there is no connection, or only half of it was captured. */
function refuse(flights: readonly Flight[], capture: Connection, otherCapture: Connection | undefined): void {
  const fins = flights.some(({ segment }) => has(segment, 'FIN'));
  if (otherCapture === undefined && fins && new Set(flights.map(({ from }) => from)).size === 1) {
    throw new CaptureError('one-direction', 'only the segments of one end were captured');
  }
  if (fins && setupOf(flights, capture.isn).establishedAt === null) {
    throw new CaptureError('no-connection', 'the connection was never established');
  }
}
