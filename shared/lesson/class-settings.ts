/** What a teacher can set for a class, before it begins and while it runs. */

/** When the students see where they stand: never, after the last round, or after each. */
export const LEADERBOARDS = ['off', 'end', 'each'] as const;
export type Leaderboard = (typeof LEADERBOARDS)[number];

export interface ClassSettings {
  readonly leaderboard: Leaderboard;
  /** Whether speed scores, in duels and in questions. Holds from the next round on. */
  readonly speed: boolean;
  /** Nobody new comes in. Who has a seat keeps it. */
  readonly locked: boolean;
  /** Whoever joins is asked for a line that only the teacher sees (a name or number of his list). */
  readonly roster: boolean;
}

export const DEFAULT_SETTINGS: ClassSettings = { leaderboard: 'end', speed: true, locked: false, roster: false };
