/** The results of the explorations, pinned: a changed figure means that the engine, or a scope, does something else. */

import type { ScopeName } from './scopes.ts';

export interface Figures {
  /** A state and its mirror image counted once. */
  readonly worlds: number;
  readonly moves: number;
  /** States with distinct ends: the count that the Promela model must reach, too. */
  readonly worldsOfBothEnds: number;
  /** States in which nothing more can happen; they differ by the faults and texts left over. */
  readonly rests: number;
  readonly longestRun: number | null;
  /** How a connection can end, as the applications are told. */
  readonly outcomes: readonly string[];
}

const ANY_OUTCOME = ['aborted', 'normal', 'reset', 'user-timeout'];

export const FIGURES: Readonly<Record<ScopeName, Figures>> = {
  close: {
    worlds: 1_892_219,
    moves: 7_382_009,
    worldsOfBothEnds: 3_784_142,
    rests: 16,
    longestRun: 33,
    outcomes: ['normal'],
  },
  'close, 2MSL too short': {
    worlds: 452_683,
    moves: 1_685_019,
    worldsOfBothEnds: 905_022,
    rests: 12,
    longestRun: 32,
    outcomes: ['normal'],
  },
  abort: {
    worlds: 396_015,
    moves: 1_703_714,
    worldsOfBothEnds: 791_848,
    rests: 8,
    longestRun: 32,
    outcomes: ANY_OUTCOME,
  },
  'full close': {
    worlds: 329_564,
    moves: 1_504_549,
    worldsOfBothEnds: 659_026,
    rests: 8,
    longestRun: 31,
    outcomes: ANY_OUTCOME,
  },
};
