/** What a move is worth. Positions, claims and penalties; nothing here knows TCP. */

import type { HintPrice, Points } from './view.ts';

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
const CALL_RIGHT = 10;
const CALL_WRONG = -10;
const NAME_RIGHT = 15;
const NAME_WRONG = -5;

export const NO_POINTS: Points = { base: 0, speed: 0, streak: 0, penalty: 0, total: 0 };

/** What each hint of a position costs, from the first; the step after the last is the answer. */
const HINT_COSTS = [5, 10, 15] as const;
export const HINTS_MAX = HINT_COSTS.length;

/** The price of the hint after `taken` in a position; null: the answer has been told. The answer takes nothing: it leaves nothing to earn. */
export function hintPrice(taken: number): HintPrice | null {
  if (taken > HINTS_MAX) return null;
  return { step: taken + 1, cost: HINT_COSTS[taken] ?? 0 };
}

/** What naming the state gains or costs. */
export const CLAIM_PRICE = { gain: CLAIM_RIGHT, cost: -CLAIM_WRONG } as const;

/** What calling an arrival wrong gains or costs: as much, so that whoever only guesses gains nothing. */
export const CALL_PRICE = { gain: CALL_RIGHT, cost: -CALL_WRONG } as const;

/** What naming a mistake that was called gains or costs: one of four, drawn blindly, is worth nothing. */
export const NAME_PRICE = { gain: NAME_RIGHT, cost: -NAME_WRONG } as const;

/** For calling an arrival wrong, whether it was or not. */
export function callPoints(right: boolean): number {
  return right ? CALL_RIGHT : CALL_WRONG;
}

/** For naming the mistake behind a right call. */
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

/** What the streak adds: 10 for each position in it so far, at most 50. `streak` counts positions right at first try. */
export function streakPoints(streak: number): number {
  return Math.min(STREAK_MAX, STREAK_STEP * streak);
}

function total(points: Omit<Points, 'total'>): Points {
  return { ...points, total: points.base + points.speed + points.streak + points.penalty };
}

export interface RightMove {
  readonly attempt: number;
  readonly streak: number;
  readonly speedScores: boolean;
  /** Milliseconds since the position opened, less the credit for the connection's lag. */
  readonly elapsedMs: number;
  /** How long speed counts; null: no clock, no points for speed. */
  readonly speedMs: number | null;
}

/** A right move that settles a position: base, speed (linear down to 0), streak (at first try). */
export function rightMovePoints(move: RightMove): Points {
  const { speedMs } = move;
  const left = speedMs === null ? 0 : Math.max(0, Math.min(1, 1 - move.elapsedMs / speedMs));
  return total({
    base: basePoints(move.attempt),
    speed: Math.round(speedMax(move.speedScores) * left),
    streak: move.attempt === 1 ? streakPoints(move.streak) : 0,
    penalty: 0,
  });
}

/** A segment that changes nothing. */
export const NEEDLESS_POINTS: Points = total({ base: 0, speed: 0, streak: 0, penalty: NEEDLESS });

/** "Address already in use". */
export const PORT_TOO_EARLY_POINTS: Points = total({ base: 0, speed: 0, streak: 0, penalty: PORT_TOO_EARLY });

/** Naming the state, rightly or wrongly. */
export function claimPoints(right: boolean): Points {
  return total(
    right
      ? { base: CLAIM_RIGHT, speed: 0, streak: 0, penalty: 0 }
      : { base: 0, speed: 0, streak: 0, penalty: CLAIM_WRONG },
  );
}
