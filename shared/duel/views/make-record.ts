/** Turns the log of a finished match into its record: the review, and the steps that lead through it. */

import type { DuelEvent } from '../state/duel-event.ts';
import { composeOf, notationOf } from '../rules/open-position.ts';
import type { MatchRecord } from './record.ts';
import { stepsOf } from './record-steps.ts';
import { reviewOf } from './make-review.ts';
import type { RoomFacts } from '../vocabulary/room-facts.ts';
import { timingOf } from '../timing.ts';

/** A match as the store has it. */
export interface LoggedMatch {
  /** When the match was opened: epoch milliseconds. */
  readonly playedAt: number;
  readonly events: readonly DuelEvent[];
}

/** The record of a match, which must be over: it hides nothing. Names are those of the room, by seat. */
export function makeRecord({ playedAt, events }: LoggedMatch, room: RoomFacts): MatchRecord {
  const { state, steps } = stepsOf(events);
  const { tripMs, mslMs } = timingOf(state.options, state.level);
  return {
    matchId: room.matchId,
    levelId: state.level.id,
    capture: state.level.capture ?? null,
    mode: state.options.mode,
    pace: state.options.pace,
    compose: composeOf(state),
    notation: notationOf(state),
    playedAt,
    tripMs,
    mslMs,
    practice: state.practice?.from ?? null,
    bots: [room.players[0]?.bot ?? null, room.players[1]?.bot ?? null],
    review: reviewOf(state, room),
    steps,
  };
}
