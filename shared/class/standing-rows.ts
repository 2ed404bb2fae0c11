/** Rows of the standings, for students and for the board. */

import type { StudentId } from './class-event.ts';

export interface StandingRow {
  readonly student: StudentId;
  readonly name: string;
  /** From 1; equal scores share a place. */
  readonly place: number;
  readonly score: number;
}

/** A row of the standings on the board. */
export interface ClimbRow extends StandingRow {
  /** Points of the last round that scores. */
  readonly gained: number;
  /** The place before that round; null: none, or not in the upper half. */
  readonly before: number | null;
  /** Before that round it was in the lower half. */
  readonly below: boolean;
}

/** The standings for the board: the upper half, the best first, at most BOARD_ROWS. */
export interface BoardStandings {
  readonly rows: readonly ClimbRow[];
  /** The number of students in the upper half. */
  readonly half: number;
  /** Whether a round that scores came before the last one: else nobody can have climbed. */
  readonly climbs: boolean;
  /** Who climbed most; null: nobody did. */
  readonly hero: StudentId | null;
}
