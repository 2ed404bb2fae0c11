/** What happens in a duel: the single source of truth. The state folds these (see evolve.ts); times: server clock, ms. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { Segment } from '../../tcp/segment.ts';
import type { HoldUntil, WireOrder } from '../../wire/fault.ts';
import type { WireState } from '../../wire/wire.ts';
import type { End, Level } from '../level.ts';
import type { MatchOptions, Seat, TimeFactor } from '../options.ts';
import type { Flight, Position } from './state.ts';
import type { AppCallName, TimerName } from '../vocabulary/figure.ts';
import type { Guess, SettledBet } from '../vocabulary/bet.ts';
import type { JudgedMove } from '../vocabulary/judgement.ts';
import type { PracticeOrigin } from '../vocabulary/seat.ts';

/** A question as it is logged; `hints` absent in logs from before hints existed. */
export type LoggedPosition = Omit<Position, 'hints'> & Partial<Pick<Position, 'hints'>>;

export type DuelEvent = { readonly at: number } & (
  | { readonly type: 'created'; readonly seed: number; readonly level: Level; readonly options: MatchOptions }
  | { readonly type: 'readied'; readonly seat: Seat }
  | { readonly type: 'time-factor-set'; readonly seat: Seat; readonly factor: TimeFactor }
  | { readonly type: 'half-started' }
  /** An application called; `full`: a CLOSE after which it does not read any more. */
  | {
      readonly type: 'called';
      readonly end: End;
      readonly call: AppCallName;
      readonly bytes: number;
      readonly full?: true;
    }
  | { readonly type: 'arrived'; readonly end: End; readonly flight: Flight }
  | { readonly type: 'timer-expired'; readonly end: End; readonly timer: TimerName }
  | { readonly type: 'position-opened'; readonly end: End; readonly position: LoggedPosition }
  /** A wrong segment went out (live mode), and what is due has changed. */
  | { readonly type: 'position-changed'; readonly end: End; readonly position: LoggedPosition }
  | { readonly type: 'judged'; readonly end: End; readonly judgement: JudgedMove }
  /** A player has bought a hint; `step` 1 to 3, 4: the answer. `cost` was deducted from the score. */
  | {
      readonly type: 'hinted';
      readonly end: End;
      readonly positionId: number;
      readonly step: number;
      readonly cost: number;
    }
  /** A segment that arrived was challenged (stored logs have the name); `entryId` is that of the journal's arrival. `mistake` null: it was right. */
  | {
      readonly type: 'called-out';
      readonly end: End;
      readonly entryId: number;
      readonly mistake: MistakeId | null;
      /** The mistakes to choose from; none if there is nothing to name. */
      readonly cards: readonly MistakeId[];
      readonly points: number;
    }
  | {
      readonly type: 'named';
      readonly end: End;
      readonly entryId: number;
      readonly mistake: MistakeId;
      readonly points: number;
    }
  /** A player who waits has bet on their last segment (`entryId`: that of the journal), or on the state of the peer. */
  | ({ readonly type: 'bet-placed'; readonly end: End; readonly entryId: number } & Guess)
  /**
   * Everything before this was another match: from here on `seat` practises in the position that was open. Scores begin at
   * 0, earlier judgements do not count, and the match ends with this half. It has no third player.
   */
  | { readonly type: 'practice-began'; readonly seat: Seat; readonly from: PracticeOrigin }
  | {
      readonly type: 'sent';
      readonly end: End;
      readonly segment: Segment;
      readonly by: 'player' | 'bot' | 'stack';
      /** Milliseconds after which the copies arrive; none (and none parked): lost. */
      readonly delays: readonly number[];
      /** A copy is parked until this is true; stored logs have the name. */
      readonly held?: { readonly until: HoldUntil; readonly ms: number };
      /** The third player's order for it. */
      readonly order?: WireOrder;
      /** It should not have been sent (live mode). */
      readonly wrong?: true;
      /** The state of the wire afterwards. */
      readonly wire: WireState;
    }
  /** A player waits although an ACK is owed, which their endpoint may hold back for a moment. */
  | { readonly type: 'ack-held'; readonly end: End }
  /** The third player has given, changed or withdrawn an order. */
  | { readonly type: 'ordered'; readonly end: End; readonly order: WireOrder | null }
  /** The next connection between the same ports begins at both ends. */
  | { readonly type: 'reopened' }
  /** `reuse`: with SO_REUSEADDR, so that a socket listens there again. */
  | { readonly type: 'bound'; readonly end: End; readonly ok: boolean; readonly reuse?: true }
  /** A segment of the handshake of the next connection arrived, which the stacks answer by themselves. */
  | { readonly type: 'handshake'; readonly end: End; readonly flight: Flight }
  | { readonly type: 'position-closed'; readonly end: End }
  /** The teacher has paused (`held`, as stored logs say) or resumed the class: between the two nothing happens. */
  | { readonly type: 'held' }
  | { readonly type: 'released' }
  /** `contradiction`: the two ends can never agree, whatever can still happen. `bets`: those of the half, settled; absent: none. */
  | { readonly type: 'half-ended'; readonly contradiction?: true; readonly bets?: readonly SettledBet[] }
  /** `stopped`: the match was ended early, by a player or a teacher in charge of it. */
  | { readonly type: 'match-ended'; readonly stopped?: true }
);

/** The events of some types. */
export type EventOf<T extends DuelEvent['type']> = Extract<DuelEvent, { type: T }>;

/** An event at one end of the half in play. */
export type EndEvent = Extract<DuelEvent, { end: End }>;
