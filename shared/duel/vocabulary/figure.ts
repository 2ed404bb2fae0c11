/** What one end saw happen, as the entries of its figure. All times: server clock, ms. */

import type { Segment } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';

/** `user`: the application gives up the connection; `fin-wait-2`: its system does, because nobody waits for the peer's FIN. */
export type TimerName = 'retransmission' | 'time-wait' | 'user' | 'delayed-ack' | 'fin-wait-2' | 'keep-alive';

/** `LISTEN`: bind() with SO_REUSEADDR; `CONNECT`: a new connection between the same ports; `DIE`:
 * no call at all, the process was killed and its kernel closes. */
export type AppCallName = 'SEND' | 'CLOSE' | 'ABORT' | 'BIND' | 'LISTEN' | 'CONNECT' | 'DIE';

/** One event that this end saw; the figure is the list of them. `id` increases with time. */
export type FigureEntry =
  /** A segment left this end. `again`: it had been sent before. `by`: `stack` when the game played it. `wrong`: live mode only. */
  | {
      readonly kind: 'sent';
      readonly id: number;
      readonly at: number;
      readonly segment: Segment;
      readonly again: boolean;
      readonly by: 'player' | 'bot' | 'stack';
      readonly wrong: boolean;
    }
  /**
   * A segment came out of the fog, and was processed at `at`. `again`: the same has arrived before. `reachedAt`: it arrived
   * then, and waited for the player to decide an earlier question; absent: it was processed on arrival.
   */
  | {
      readonly kind: 'arrived';
      readonly id: number;
      readonly at: number;
      readonly reachedAt?: number;
      readonly segment: Segment;
      readonly again: boolean;
    }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly at: number;
      readonly call: AppCallName;
      readonly bytes: number;
      /** A CLOSE after which the application does not read any more either. */
      readonly full: boolean;
    }
  | { readonly kind: 'timer'; readonly id: number; readonly at: number; readonly timer: TimerName }
  /** This end entered a state. `state` is null while the player may still name it. */
  | { readonly kind: 'state'; readonly id: number; readonly at: number; readonly state: State | null }
  /** A wrong segment that was stopped before it left this end. */
  | { readonly kind: 'stopped'; readonly id: number; readonly at: number; readonly segment: Segment }
  /** The port was requested: reused, or "address already in use". */
  | { readonly kind: 'bind'; readonly id: number; readonly at: number; readonly ok: boolean }
  /** The next connection between the same ports begins, in ESTABLISHED, with these numbers. */
  | {
      readonly kind: 'opened';
      readonly id: number;
      readonly at: number;
      readonly sndNxt: number;
      readonly rcvNxt: number;
    }
  /** What was just accepted came from the previous connection: the application was given octets that were not meant for it. */
  | { readonly kind: 'corrupted'; readonly id: number; readonly at: number; readonly bytes: number };

/** A call of the application, as shown to the player. */
export interface AppCall {
  readonly call: AppCallName;
  readonly bytes: number;
  readonly full: boolean;
}

export interface Symbols {
  /** SND.NXT of the active closer when it closes: the number of its FIN. */
  readonly u: number | null;
  /** SND.NXT of the passive closer when the first FIN is sent. */
  readonly v: number | null;
  /** The number of the passive closer's FIN. */
  readonly w: number | null;
  /** How far the passive closer's text is known to reach: w may lie beyond it. Absent: no letter is still to come. */
  readonly textEnd?: number;
}
