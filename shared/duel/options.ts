/** How a match is played: chosen when it is created, the same for both seats unless stated otherwise. */

import type { Notation } from '../referee/verdict.ts';
import type { ComposeMode } from './level.ts';

/** The two players. Which end a seat plays changes from half to half. */
export const SEATS = [0, 1] as const;
export type Seat = (typeof SEATS)[number];

/** Scales every duration of the game: a slow room doubles them, a fast one halves them. */
export const PACES = { relaxed: 1.5, normal: 1, fast: 0.6 } as const;
export type Pace = keyof typeof PACES;

/** Scales a player's own durations (the time of a position); `off`: their positions have no time limit. */
export const TIME_FACTORS = ['1', '1.5', '2', 'off'] as const;
export type TimeFactor = (typeof TIME_FACTORS)[number];

/**
 * Coached: a wrong segment is stopped at the player's own end, costs points, and is explained. Live: it goes out, the
 * peer's endpoint treats it by RFC 9293, and the peer's player must respond.
 */
export const MODES = ['coached', 'live'] as const;
export type Mode = (typeof MODES)[number];

/**
 * The characters of the bots: how each plays and where it errs. `typical` errs where most people do; `deaf` is an
 * application that calls close() where it should call shutdown(), so that text arriving later meets a RST.
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
  /** `person`: a third player is the wire and decides its faults; the level's own do not happen. Absent: as in the level. */
  readonly wire?: 'person';
  /** A chosen 32-bit integer, which makes the luck repeatable; absent: drawn, and not revealed before the end. */
  readonly seed?: number;
  /** A single half, without a second one with swapped roles; absent: as many as the level has. */
  readonly halves?: 1;
  /** Nobody bets in the fog, whatever the level says. */
  readonly noBets?: true;
  /** The seat whose application also closes for reading, whatever the level says; set because of a bot, never by a client. */
  readonly deaf?: Seat;
}
