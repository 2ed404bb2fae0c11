/** A teacher's settings for a class, before it begins and while it runs. */

/** When students see the standings: never, after the last round, or after each. */
export const LEADERBOARDS = ['off', 'end', 'each'] as const;
export type Leaderboard = (typeof LEADERBOARDS)[number];

export interface ClassSettings {
  readonly leaderboard: Leaderboard;
  /** Whether speed scores, in duels and in questions. Holds from the next round on. */
  readonly speed: boolean;
  /** Admits nobody new. Students keep their seats. */
  readonly locked: boolean;
  /** Students are asked for a line that only the teacher sees (a name or number from the class list). */
  readonly roster: boolean;
  /** Whether students may choose their own time factor. Absent in older logs: they may not. */
  readonly ownTime?: boolean;
}

export const DEFAULT_SETTINGS: ClassSettings = { leaderboard: 'end', speed: true, locked: false, roster: false };
