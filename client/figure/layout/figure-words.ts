/** The words that the figure needs, as a type: the tables are in figure-labels.ts. Knows no locale. */

import type { AppCallName, TimerName } from '../../../shared/duel/vocabulary/figure.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { WireOrder } from '../../../shared/wire/fault.ts';

export interface FigureWords {
  readonly bytes: (count: number) => string;
  /** Marks a segment that had been sent, or had arrived, before. */
  readonly again: string;
  /** Marks a segment that was stopped at the player's own end. */
  readonly stopped: string;
  /** Marks a segment that the game sent because the time was up. */
  readonly byStack: string;
  /** Marks a segment that should not have been sent (live mode). */
  readonly wrong: string;
  /** The fault that a third player caused. */
  readonly ordered: (order: WireOrder, name: string) => string;
  /** `full`: a CLOSE after which the application does not read either. */
  readonly call: (call: AppCallName, bytes: number, full: boolean) => string;
  readonly timer: (timer: TimerName) => string;
  /** The next connection between the same ports begins. */
  readonly opened: string;
  /** Octets of the previous connection have reached the application. */
  readonly corrupted: (bytes: number) => string;
  readonly bound: (port: number) => string;
  readonly bindRefused: (port: number) => string;
  /** Shown beside the line while the player may still name the state. */
  readonly unnamedState: string;
  /** The state's name in the reader's language, if it has one. */
  readonly stateGloss: (state: State) => string | null;
  /** A long pause, compressed by the figure: whole seconds. */
  readonly pause: (seconds: number) => string;
  /** The purpose of each half of 2MSL, in two short lines. */
  readonly mslHalves: readonly [readonly [string, string], readonly [string, string]];
  readonly lost: string;
  /** Shown under a segment that was probably lost. */
  readonly lostGuess: string;
  readonly copy: string;
}
