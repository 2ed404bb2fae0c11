/** What a move is worth. Positions, claims and penalties; nothing here knows TCP. */

import type { Points } from '../vocabulary/judgement.ts';
import type { HintPrice } from '../vocabulary/position.ts';

/** For a right move at the first, second and third try; nothing after that. */
const BASE = [60, 30, 10] as const;
export const MAX_ATTEMPTS = BASE.length;
const SPEED_MAX = 40;
const STREAK_STEP = 10;
const STREAK_MAX = 50;
const NEEDLESS = -10;
const PORT_TOO_EARLY = -10;
const CLAIM_RIGHT = 10;
const CLAIM_WRONG = -5;
const CHALLENGE_RIGHT = 10;
const CHALLENGE_WRONG = -10;
const NAME_RIGHT = 15;
const NAME_WRONG = -5;

export const NO_POINTS: Points = { base: 0, speed: 0, streak: 0, penalty: 0, total: 0 };

/** What each hint of a position costs, from the first; the step after the last is the answer. */
const HINT_COSTS = [5, 10, 15] as const;
export const HINTS_MAX = HINT_COSTS.length;

/** The price of the next hint after `taken`; null: the answer has been told. The answer costs nothing but leaves no points. */
export function hintPrice(taken: number): HintPrice | null {
  if (taken > HINTS_MAX) return null;
  return { step: taken + 1, cost: HINT_COSTS[taken] ?? 0 };
}

/** The points for naming the state. */
export const CLAIM_PRICE = { gain: CLAIM_RIGHT, cost: -CLAIM_WRONG } as const;

/** The points for a challenge: gain and cost are equal, so that guessing gains nothing. */
export const CHALLENGE_PRICE = { gain: CHALLENGE_RIGHT, cost: -CHALLENGE_WRONG } as const;

/** The points for naming a challenged mistake: a blind choice among four is worth nothing on average. */
export const NAME_PRICE = { gain: NAME_RIGHT, cost: -NAME_WRONG } as const;

/** The points for a challenge, right or not. */
export function challengePoints(right: boolean): number {
  return right ? CHALLENGE_RIGHT : CHALLENGE_WRONG;
}

/** The points for naming the mistake behind a right challenge. */
export function namePoints(right: boolean): number {
  return right ? NAME_RIGHT : NAME_WRONG;
}

/** Points for a right move at the `attempt`-th try (from 1), without speed and streak. */
export function basePoints(attempt: number): number {
  return BASE[attempt - 1] ?? 0;
}

/** The most that speed can add. */
export function speedMax(speedScores: boolean): number {
  return speedScores ? SPEED_MAX : 0;
}

/**
 * The points for speed: `most` at once, falling linearly to 0.
 * @param elapsedMs since the position opened
 * @param speedMs how long speed counts
 */
export function speedPoints(most: number, elapsedMs: number, speedMs: number): number {
  return Math.round(most * Math.max(0, Math.min(1, 1 - elapsedMs / speedMs)));
}

/** The points for a streak: 10 for each position in it so far, at most 50. `streak` counts positions right at first try. */
export function streakPoints(streak: number): number {
  return Math.min(STREAK_MAX, STREAK_STEP * streak);
}

function total({ base, speed, streak, penalty }: Omit<Points, 'total'>): Points {
  return { base, speed, streak, penalty, total: base + speed + streak + penalty };
}

export interface RightMove {
  readonly attempt: number;
  readonly streak: number;
  readonly speedScores: boolean;
  /** Milliseconds since the position opened, minus the credit for the connection's lag. */
  readonly elapsedMs: number;
  /** How long speed counts; null: no clock, no points for speed. */
  readonly speedMs: number | null;
}

/** A right move that settles a position: base, speed (linear down to 0), streak (at first try). */
export function rightMovePoints(move: RightMove): Points {
  const { speedMs, elapsedMs } = move;
  return total({
    base: basePoints(move.attempt),
    speed: speedMs === null ? 0 : speedPoints(speedMax(move.speedScores), elapsedMs, speedMs),
    streak: move.attempt === 1 ? streakPoints(move.streak) : 0,
    penalty: 0,
  });
}

/** For a segment that changes nothing. */
export const NEEDLESS_POINTS: Points = total({ base: 0, speed: 0, streak: 0, penalty: NEEDLESS });

/** For "address already in use". */
export const PORT_TOO_EARLY_POINTS: Points = total({ base: 0, speed: 0, streak: 0, penalty: PORT_TOO_EARLY });

/** For naming the state, rightly or wrongly. */
export function claimPoints(right: boolean): Points {
  return total(
    right
      ? { base: CLAIM_RIGHT, speed: 0, streak: 0, penalty: 0 }
      : { base: 0, speed: 0, streak: 0, penalty: CLAIM_WRONG },
  );
}
