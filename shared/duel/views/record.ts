/** A finished match as its page shows it: the review, and what both ends knew and owed at each step. Times: match clock, ms. */

import type { Move, Notation } from '../../referee/verdict.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { CaptureSource, ComposeMode, End } from '../level.ts';
import type { BotProfile, Mode, Pace } from '../options.ts';
import type { Port } from '../state/state.ts';
import type { Cause } from '../vocabulary/position.ts';
import type { Review } from '../vocabulary/review.ts';
import type { PracticeOrigin } from '../vocabulary/seat.ts';

/** The variables of an end after a step. */
export interface EndVariables {
  readonly state: State;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  /** Octets handed over by the application and not in a segment yet. */
  readonly pending: number;
  /** What is left on the retransmission timer in quiet time (decision 0008), ms; null: it does not run. */
  readonly retransmissionInMs: number | null;
  /** When 2MSL is over; null: it does not run. */
  readonly timeWaitEndsAt: number | null;
  readonly port: Port;
}

/** A position that is open after a step. */
export interface OpenPosition {
  readonly positionId: number;
  readonly cause: Cause;
  /** What is owed: the right move. */
  readonly owed: Move;
  /** The number of events of the match up to this question: practice from here copies this many. */
  readonly events: number;
}

/** What a step is about. */
export type StepSubject =
  /** The beginning of the half. Both ends are as in the level, and `end` has no meaning. */
  | { readonly kind: 'start' }
  /** An entry of the figure, named by the step's `ownEntryId`; a change of the state belongs to what caused it. */
  | { readonly kind: 'entry' }
  /** A segment came out of the fog: the id of its entry, and which of its `arrivals`. */
  | { readonly kind: 'arrival'; readonly entryId: number; readonly copy: number }
  /** Practice: everything before was another match and is not judged here. `end` is that of the practising player. */
  | { readonly kind: 'practice' }
  | { readonly kind: 'judgement'; readonly judgementId: number }
  | { readonly kind: 'hint'; readonly index: number }
  | { readonly kind: 'challenge'; readonly index: number }
  | { readonly kind: 'bet'; readonly index: number };

/** One step of a half; a move and the segment that it sent, or the port that it requested, are one step. */
export interface RecordStep {
  readonly at: number;
  readonly end: End;
  readonly subject: StepSubject;
  /** The entry of the review (`ReviewEntry.id`) that this step added, or the first of them; null: none. */
  readonly ownEntryId: number | null;
  /** The last entry of the review that has happened by then; null: none yet. The steps say which segments have arrived. */
  readonly entryId: number | null;
  readonly ends: Readonly<Record<End, EndVariables>>;
  /** By end; null: no open question there. */
  readonly open: Readonly<Record<End, OpenPosition | null>>;
}

/** The response of `GET /api/reviews/MATCHID`. */
export interface MatchRecord {
  readonly matchId: string;
  readonly levelId: string;
  readonly capture: CaptureSource | null;
  readonly mode: Mode;
  readonly pace: Pace;
  readonly compose: ComposeMode;
  readonly notation: Notation;
  /** When the match was opened: epoch milliseconds. */
  readonly playedAt: number;
  /** Scaled durations, ms. */
  readonly tripMs: number;
  readonly mslMs: number;
  /** For practice: the position of another match where it began; null: a match of its own. */
  readonly practice: PracticeOrigin | null;
  /** By seat: the bot that played; null: a person. A bot's name is that of its character. */
  readonly bots: readonly [BotProfile | null, BotProfile | null];
  readonly review: Review;
  /** By half, as in `review.halves`; the first step is the beginning, where nothing has happened. */
  readonly steps: readonly (readonly RecordStep[])[];
}
