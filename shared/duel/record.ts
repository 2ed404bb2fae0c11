/** A match that is over, as its page shows it: the review, and for each step what both ends knew and owed. Times: ms, match's clock. */

import type { Move, Notation } from '../referee/verdict.ts';
import type { State } from '../tcp/state.ts';
import type { CaptureSource, ComposeMode, End } from './level.ts';
import type { BotProfile, Mode, Pace } from './options.ts';
import type { Port } from './state.ts';
import type { Cause, PracticeOrigin, Review } from './view.ts';

/** The variables of an end after a step. */
export interface EndVariables {
  readonly state: State;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  /** Octets that the application has handed over and that are not in a segment yet. */
  readonly pending: number;
  /** The retransmission timer: how long it still has to run in quiet time (decision 0008), ms; null: it does not run. */
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
  /** Of how many events the match consists up to this question: with this many practice begins here. */
  readonly events: number;
}

/** What a step is about. */
export type StepSubject =
  /** The beginning of the half. Both ends are as the level has them, and `end` says nothing. */
  | { readonly kind: 'start' }
  /** Something in the figure, as `ownEntryId` of the step has it; a change of the state belongs to what caused it. */
  | { readonly kind: 'entry' }
  /** A segment came out of the fog: the entry of that id, and which of its `arrivals`. */
  | { readonly kind: 'arrival'; readonly entryId: number; readonly copy: number }
  /** Practice: what came before was another match, and is not judged here. `end` is that of whoever practises. */
  | { readonly kind: 'practice' }
  | { readonly kind: 'judgement'; readonly judgementId: number }
  | { readonly kind: 'hint'; readonly index: number }
  | { readonly kind: 'call'; readonly index: number };

/** One step of a half; a move and the segment that it sent, or the port that it asked for, are one step. */
export interface RecordStep {
  readonly at: number;
  readonly end: End;
  readonly subject: StepSubject;
  /** The entry of the review (`ReviewEntry.id`) that this step brought, or the first of them; null: none. */
  readonly ownEntryId: number | null;
  /** The last entry of the review that has happened by then; null: none yet. Which segments have arrived, the steps say. */
  readonly entryId: number | null;
  readonly ends: Readonly<Record<End, EndVariables>>;
  /** By end; null: nothing is asked there. */
  readonly open: Readonly<Record<End, OpenPosition | null>>;
}

/** The answer of `GET /api/reviews/MATCHID`. */
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
  /** Lengths as they were scaled, ms. */
  readonly tripMs: number;
  readonly mslMs: number;
  /** Practice in a position of another match: where that was; null: a match of its own. */
  readonly practice: PracticeOrigin | null;
  /** By seat: which of the bots played; null: a person. A bot's name is that of its character. */
  readonly bots: readonly [BotProfile | null, BotProfile | null];
  readonly review: Review;
  /** By half, as in `review.halves`; the first step is the beginning, where nothing has happened. */
  readonly steps: readonly (readonly RecordStep[])[];
}
