/** What happens in a duel: the only truth. The state is the fold of these (see evolve.ts); each has its time, server clock, ms. */

import type { Segment } from '../tcp/segment.ts';
import type { End, Level } from './level.ts';
import type { MatchOptions, Seat, TimeFactor } from './options.ts';
import type { Flight, Position } from './state.ts';
import type { AppCallName, Judgement, TimerName } from './view.ts';

export type DuelEvent = { readonly at: number } & (
  | { readonly type: 'created'; readonly seed: number; readonly level: Level; readonly options: MatchOptions }
  | { readonly type: 'readied'; readonly seat: Seat }
  | { readonly type: 'time-factor-set'; readonly seat: Seat; readonly factor: TimeFactor }
  | { readonly type: 'half-started' }
  /** An application called. */
  | { readonly type: 'called'; readonly end: End; readonly call: AppCallName; readonly bytes: number }
  | { readonly type: 'arrived'; readonly end: End; readonly flight: Flight }
  | { readonly type: 'timer-expired'; readonly end: End; readonly timer: TimerName }
  | { readonly type: 'position-opened'; readonly end: End; readonly position: Position }
  | { readonly type: 'judged'; readonly end: End; readonly judgement: Judgement }
  | {
      readonly type: 'sent';
      readonly end: End;
      readonly segment: Segment;
      readonly by: 'player' | 'bot' | 'stack';
      /** Milliseconds after which the copies arrive; none: lost. */
      readonly delays: readonly number[];
      /** The wire's counts after it. */
      readonly wire: readonly number[];
    }
  | { readonly type: 'bound'; readonly end: End; readonly ok: boolean }
  | { readonly type: 'position-closed'; readonly end: End }
  | { readonly type: 'half-ended' }
  | { readonly type: 'match-ended' }
);
