/** What texts there are of a rule, a state, a move and a level, in each language. Knows no language. */

import type { End } from '../duel/level.ts';
import type { PeerWould } from '../duel/view.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Verdict } from '../referee/verdict.ts';
import type { State } from '../tcp/state.ts';
import { LEVEL_FILES } from './level-files.ts';
import type { RightKey } from './right-key.ts';

/** What a student reads of a mistake. */
export interface Explanation {
  /** A short label. */
  readonly name: string;
  /** One sentence or two: what is wrong, and why by the rule. */
  readonly why: string;
  /** A rule of thumb. */
  readonly remember: string;
}

/** What a student reads of a level before it is played. */
export interface LevelText {
  readonly title: string;
  /** One line: what is to be done. */
  readonly goal: string;
  /** One line: what is to be learned. */
  readonly teaches: string;
  /** The goal as the player of each end is told it; absent: both have the same. */
  readonly own?: Readonly<Record<End, string>>;
}

/** The levels made from captures that have a text of their own; the others have theirs in their files. */
export const CAPTURE_IDS = ['capture:lost-last-ack', 'capture:half-close-data'] as const;
type CaptureId = (typeof CAPTURE_IDS)[number];

/** The levels that come with the game, in the order in which they teach. */
export const LEVEL_IDS: readonly string[] = [...LEVEL_FILES.map(({ id }) => id), ...CAPTURE_IDS];

/** A remark that goes with a correct move. */
export type Remark = NonNullable<Verdict['remark']>;

/** All texts of one language. */
export interface Texts {
  readonly mistakes: Readonly<Record<MistakeId, Explanation>>;
  readonly remarks: Readonly<Record<Remark, string>>;
  readonly peerWould: Readonly<Record<PeerWould, string>>;
  readonly states: Readonly<Record<State, string>>;
  readonly right: Readonly<Record<RightKey, string>>;
  readonly captures: Readonly<Record<CaptureId, LevelText>>;
  /** For a level made from a capture that has no text of its own. */
  readonly anyCapture: LevelText;
}
