/** A finished half, and a finished match, seen from above: both ends and everything on the wire. */

import type { Segment } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { WireOrder } from '../../wire/fault.ts';
import type { End } from '../level.ts';
import type { Role } from '../role.ts';
import type { Bet } from './bet.ts';
import type { Challenge } from './challenge.ts';
import type { AppCallName, Symbols, TimerName } from './figure.ts';
import type { Judgement } from './judgement.ts';
import type { HintTaken } from './position.ts';

/**
 * How a connection ended at one end. `user-timeout`: what it sent was not acknowledged; `no-fin`: no FIN from the peer; `no-answer`: its
 * keep-alive probes were not answered;
 * `no-progress`: it was asked repeatedly and got nowhere; `contradiction`: the two ends can never agree.
 */
export type EndOfConnection = 'normal' | 'reset' | 'aborted' | GivenUp | 'contradiction';

/** Why an application gave up its connection. */
export type GivenUp = 'user-timeout' | 'no-fin' | 'no-answer' | 'no-progress';

/** The whole figure of one half, seen from above. */
export interface HalfReview {
  readonly half: number;
  /** Which end each seat played. */
  readonly endOf: readonly [End, End];
  readonly roles: Readonly<Record<End, Role>>;
  readonly ports: Readonly<Record<End, { readonly ip: string; readonly port: number }>>;
  readonly symbols: Symbols;
  /** SND.NXT of each end when the half began. */
  readonly start: Readonly<Record<End, number>>;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly entries: readonly ReviewEntry[];
  readonly outcome: Readonly<Record<End, EndOfConnection | null>>;
  readonly judgements: readonly Judgement[];
  readonly hints: readonly HintTaken[];
  /** `entryId` names the challenged segment of the review. */
  readonly challenges: readonly Challenge[];
  /** Settled; none before the half is over. `entryId` names the segment. */
  readonly bets: readonly Bet[];
}

/** How a copy of a segment reached its end. */
export interface Landing {
  /** When it arrived, ms; the end may have processed it later. */
  readonly at: number;
  /** Its number among the entries of the half, where it was processed. */
  readonly id: number;
}

export type ReviewEntry =
  | {
      readonly kind: 'segment';
      readonly id: number;
      readonly from: End;
      readonly sentAt: number;
      /** When its copies were processed, in order. */
      readonly arrivals: readonly number[];
      /** How each of these copies had arrived. */
      readonly landings: readonly Landing[];
      readonly lost: boolean;
      readonly again: boolean;
      readonly segment: Segment;
      readonly by: 'player' | 'bot' | 'stack';
      /** It should not have been sent (live mode). */
      readonly wrong: boolean;
      /** The third player's order for it. */
      readonly order: WireOrder | null;
    }
  | { readonly kind: 'state'; readonly id: number; readonly end: End; readonly at: number; readonly state: State }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly end: End;
      readonly at: number;
      readonly call: AppCallName;
      readonly bytes: number;
      readonly full: boolean;
    }
  | { readonly kind: 'timer'; readonly id: number; readonly end: End; readonly at: number; readonly timer: TimerName }
  | { readonly kind: 'bind'; readonly id: number; readonly end: End; readonly at: number; readonly ok: boolean }
  | {
      readonly kind: 'opened';
      readonly id: number;
      readonly end: End;
      readonly at: number;
      readonly sndNxt: number;
      readonly rcvNxt: number;
    }
  | { readonly kind: 'corrupted'; readonly id: number; readonly end: End; readonly at: number; readonly bytes: number };

export interface Review {
  /** The id of the match: its page is /r/ID for as long as its log is kept. */
  readonly matchId: string;
  readonly halves: readonly HalfReview[];
  readonly scores: readonly [number, number];
  readonly names: readonly [string, string];
  readonly seed: number;
  /** The third player's name, if a player was the wire. */
  readonly wire: string | null;
}
