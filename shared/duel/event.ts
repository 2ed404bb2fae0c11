/** What happens in a duel: the only truth. The state is the fold of these (see evolve.ts); each has its time, server clock, ms. */

import type { MistakeId } from '../referee/mistake.ts';
import type { Segment } from '../tcp/segment.ts';
import type { HoldUntil, WireOrder } from '../wire/fault.ts';
import type { WireState } from '../wire/wire.ts';
import type { End, Level } from './level.ts';
import type { MatchOptions, Seat, TimeFactor } from './options.ts';
import type { Flight, Position } from './state.ts';
import type { AppCallName, JudgedMove, PracticeOrigin, TimerName } from './view.ts';

/** A question as it is written down; `hints` absent: before there were any. */
type LoggedPosition = Omit<Position, 'hints'> & Partial<Pick<Position, 'hints'>>;

export type DuelEvent = { readonly at: number } & (
  | { readonly type: 'created'; readonly seed: number; readonly level: Level; readonly options: MatchOptions }
  | { readonly type: 'readied'; readonly seat: Seat }
  | { readonly type: 'time-factor-set'; readonly seat: Seat; readonly factor: TimeFactor }
  | { readonly type: 'half-started' }
  /** An application called; `full`: a CLOSE after which it does not read either. */
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
  /** A wrong segment went out (live mode), and something else is due since. */
  | { readonly type: 'position-changed'; readonly end: End; readonly position: LoggedPosition }
  | { readonly type: 'judged'; readonly end: End; readonly judgement: JudgedMove }
  /** A player has bought a hint; `step` 1 to 3, 4: the answer. `cost` is what it has taken from the score. */
  | {
      readonly type: 'hinted';
      readonly end: End;
      readonly positionId: number;
      readonly step: number;
      readonly cost: number;
    }
  /** A segment that arrived was called wrong; `entryId` is that of the journal's arrival. `mistake` null: it was right. */
  | {
      readonly type: 'called-out';
      readonly end: End;
      readonly entryId: number;
      readonly mistake: MistakeId | null;
      /** Among which the caller may name it; none where there is nothing to name. */
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
  /**
   * Everything before this was somebody else's match: from here on `seat` practises in the position that was open. Scores
   * begin at 0, nothing that was judged before counts, and the match ends with this half. There is no third player in it.
   */
  | { readonly type: 'practice-began'; readonly seat: Seat; readonly from: PracticeOrigin }
  | {
      readonly type: 'sent';
      readonly end: End;
      readonly segment: Segment;
      readonly by: 'player' | 'bot' | 'stack';
      /** Milliseconds after which the copies arrive; none (and none held): lost. */
      readonly delays: readonly number[];
      /** A copy stays on the way until this holds. */
      readonly held?: { readonly until: HoldUntil; readonly ms: number };
      /** What the third player did to it. */
      readonly order?: WireOrder;
      /** It ought not to have been sent (live mode). */
      readonly wrong?: true;
      /** The wire after it. */
      readonly wire: WireState;
    }
  /** The third player has given, changed or taken back an order. */
  | { readonly type: 'ordered'; readonly end: End; readonly order: WireOrder | null }
  /** The next connection between the same ports begins at both ends. */
  | { readonly type: 'reopened' }
  | { readonly type: 'bound'; readonly end: End; readonly ok: boolean }
  | { readonly type: 'position-closed'; readonly end: End }
  /** The teacher has paused the class, or goes on: between the two nothing happens. */
  | { readonly type: 'held' }
  | { readonly type: 'released' }
  /** `contradiction`: the two ends can never agree, and nothing that can still happen changes that. */
  | { readonly type: 'half-ended'; readonly contradiction?: true }
  /** `stopped`: somebody who leads the match ended it before its end. */
  | { readonly type: 'match-ended'; readonly stopped?: true }
);

/** The events of some types. */
export type EventOf<T extends DuelEvent['type']> = Extract<DuelEvent, { type: T }>;
