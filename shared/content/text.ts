/** The kinds of text about a rule, a state, a move and a level, in each language. Knows no language. */

import type { End } from '../duel/level.ts';
import type { PeerWould } from '../duel/vocabulary/judgement.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Verdict } from '../referee/verdict.ts';
import type { State } from '../tcp/connection-state.ts';
import type { RightKey } from './right-key.ts';

/** What a student reads about a mistake. */
export interface Explanation {
  /** A short label. */
  readonly name: string;
  /** One or two sentences: what is wrong, and why by the rule. */
  readonly why: string;
  /** A rule of thumb. */
  readonly remember: string;
}

/** What a student reads about a level before playing it. */
export interface LevelText {
  readonly title: string;
  /** One line: the task. */
  readonly goal: string;
  /** One line: what the level teaches. */
  readonly teaches: string;
  /** The goal for the player of each end; absent: both have the same. */
  readonly own?: Readonly<Record<End, string>>;
}

/** The levels of the game that have files, in the order in which they teach. */
export const FILE_LEVEL_IDS = [
  'four-waves',
  'last-words',
  'three-waves',
  'delayed-ack',
  'lost-fin',
  'lost-ack',
  'lost-second-fin',
  'lost-last-ack',
  'lost-last-ack-twice',
  'crossing',
  'hole',
  'half-open-reader',
  'forgotten-close',
  'abort',
  'nobody-home',
  'crash',
  'port-rush',
  'reuse-address',
  'ghost',
  'skip-time-wait',
  'wraparound',
  'storm',
] as const;

/** The levels made from captures that have their own text. */
export const CAPTURE_IDS = ['capture:lost-last-ack', 'capture:half-close-data'] as const;

/** A level that comes with the game. */
type LevelId = (typeof FILE_LEVEL_IDS | typeof CAPTURE_IDS)[number];

/** The levels that come with the game, in the order in which they teach. */
export const LEVEL_IDS: readonly string[] = [...FILE_LEVEL_IDS, ...CAPTURE_IDS];

/** The texts of all levels in one language; `anyCapture` is for a level made from a capture without its own text. */
export type LevelTexts = Readonly<Record<LevelId | 'anyCapture', LevelText>>;

/** A remark that goes with a correct move. */
export type Remark = NonNullable<Verdict['remark']>;

/** All texts of one language. */
export interface Texts {
  readonly mistakes: Readonly<Record<MistakeId, Explanation>>;
  readonly remarks: Readonly<Record<Remark, string>>;
  readonly peerWould: Readonly<Record<PeerWould, string>>;
  readonly states: Readonly<Record<State, string>>;
  readonly right: Readonly<Record<RightKey, string>>;
}

/** The texts of a level in one language. */
export function levelTextIn(texts: LevelTexts, id: string): LevelText {
  const known = [...FILE_LEVEL_IDS, ...CAPTURE_IDS].find((levelId) => levelId === id);
  return texts[known ?? 'anyCapture'];
}
