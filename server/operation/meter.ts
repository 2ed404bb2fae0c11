/** What rooms and stores report about their work: the one port between them and the metrics. Knows no Prometheus. */

import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { VerdictKind } from '../../shared/referee/verdict.ts';
import type { LogEvent } from './log-events.ts';

export interface Meter {
  /** A request in a room was answered so long after it arrived (ms); what it changed has been sent. */
  answered(request: string, ms: number): void;
  /** A request, or a place in a room, was refused with this code. */
  refused(code: string): void;
  /** A player's move was judged, and the judgement is in the log. */
  judged(verdict: MistakeId | VerdictKind): void;
  /**
   * Something waits to be written to the log of a match or class.
   * @returns called when it is written, or could not be
   */
  writing(): (ok: boolean) => void;
  /** The store has made so many writes durable in one transaction, which took so long (ms). */
  committed(writes: number, ms: number): void;
  /** An event for the server's log, written or left out. */
  noted(event: LogEvent): void;
}

/** Nobody measures. */
export const NO_METER: Meter = {
  answered: () => undefined,
  refused: () => undefined,
  judged: () => undefined,
  writing: () => () => undefined,
  committed: () => undefined,
  noted: () => undefined,
};

/** A write, reported to a meter. */
export async function metered<T>(meter: Meter, write: Promise<T>): Promise<T> {
  const done = meter.writing();
  try {
    const written = await write;
    done(true);
    return written;
  } catch (error) {
    done(false);
    throw error;
  }
}
