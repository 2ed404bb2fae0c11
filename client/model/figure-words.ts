/** The words that the figure needs, as a shape: the tables are in client/model/figure-labels.ts. Knows no locale. */

import type { AppCallName, TimerName } from '../../shared/duel/view.ts';
import type { State } from '../../shared/tcp/state.ts';
import type { WireOrder } from '../../shared/wire/fault.ts';

export interface FigureWords {
  readonly bytes: (count: number) => string;
  /** Marks a segment that had been sent, or had arrived, before. */
  readonly again: string;
  /** Marks a segment that came no further than the player's own door. */
  readonly stopped: string;
  /** Marks a segment that the game sent because the time was up. */
  readonly byStack: string;
  /** Marks a segment that ought not to have been sent (live mode). */
  readonly wrong: string;
  /** What a third player did to a segment. */
  readonly ordered: (order: WireOrder, name: string) => string;
  /** `full`: a CLOSE after which the application does not read either. */
  readonly call: (call: AppCallName, bytes: number, full: boolean) => string;
  readonly timer: (timer: TimerName) => string;
  /** The next connection between the same ports begins. */
  readonly opened: string;
  /** Octets of the connection before have reached the application. */
  readonly corrupted: (bytes: number) => string;
  readonly bound: (port: number) => string;
  readonly bindRefused: (port: number) => string;
  /** What stands beside the line while the player may still name the state. */
  readonly unnamedState: string;
  /** The state's name in the reader's language, where it has one of its own. */
  readonly stateGloss: (state: State) => string | null;
  /** A long pause, compressed by the figure: whole seconds. */
  readonly pause: (seconds: number) => string;
  /** What each half of 2MSL is for, in two short lines. */
  readonly mslHalves: readonly [readonly [string, string], readonly [string, string]];
  readonly lost: string;
  /** Under what was lost as far as one can guess. */
  readonly lostGuess: string;
  readonly copy: string;
}
