/** How a match is played: chosen when it is created, the same for both seats unless said otherwise. */

import type { Notation } from '../referee/verdict.ts';
import type { ComposeMode } from './level.ts';

/** The two players. Which end a seat plays changes from half to half. */
export const SEATS = [0, 1] as const;
export type Seat = (typeof SEATS)[number];

/** Scales every duration of the game: a slow room doubles them, a fast one halves them. */
export const PACES = { relaxed: 1.5, normal: 1, fast: 0.6 } as const;
export type Pace = keyof typeof PACES;

/** Scales what is a player's own (the time of a position); `off`: his positions have no time at all. */
export const TIME_FACTORS = ['1', '1.5', '2', 'off'] as const;
export type TimeFactor = (typeof TIME_FACTORS)[number];

/**
 * Coached: a wrong segment is stopped at the player's own door, costs points, and is explained. Live: it goes out, the
 * peer's endpoint treats it as RFC 9293 says, and the peer's player must answer that.
 */
export const MODES = ['coached', 'live'] as const;
export type Mode = (typeof MODES)[number];

/**
 * The characters of the bots: how each plays and where it errs. `typical` errs where most people do; `deaf` is an
 * application that calls close() where it should call shutdown(), so that text which comes later meets RST.
 */
export const BOT_PROFILES = [
  'perfect',
  'slow',
  'off-by-one',
  'forgets-time-wait',
  'impatient',
  'deaf',
  'typical',
] as const;
export type BotProfile = (typeof BOT_PROFILES)[number];

export interface MatchOptions {
  readonly levelId: string;
  readonly mode: Mode;
  readonly pace: Pace;
  /** Absent: as the level has it. */
  readonly compose?: ComposeMode;
  readonly notation?: Notation;
  /** Whether speed scores. */
  readonly speed: boolean;
  /** `person`: a third player is the wire and decides its faults; those of the level do not happen. Absent: as the level has it. */
  readonly wire?: 'person';
  /** A 32-bit integer that somebody chose, so that the same luck can be had again; absent: drawn, and not told before the end. */
  readonly seed?: number;
  /** One half and no second with the roles swapped; absent: as many as the level has. */
  readonly halves?: 1;
  /** The seat whose application closes for reading too, whatever the level says; no client asks for it: it follows from the bot. */
  readonly deaf?: Seat;
}
