/**
 * The path through the levels: what a run counts, what is mastered, what comes next. Knows neither clock nor storage.
 */

import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import { LEVEL_GROUPS, STORM } from '../../context/level-groups.ts';
import type { Progress, RecordedMatch, Runs } from '../../context/progress.ts';

/** The levels of the path in teaching order, without the storm, which has no end to reach. */
export const PATH_LEVELS: readonly string[] = Object.values(LEVEL_GROUPS)
  .flat()
  .filter((id) => id !== STORM);

/** How many counted matches are remembered: more than anyone has open. */
const RECORDED_MAX = 50;

/** A level in one way of composing. */
export interface Step {
  readonly levelId: string;
  readonly compose: ComposeMode;
}

/** A whole duel against the bot, as the path sees it. */
export interface Run extends Step {
  readonly matchId: string;
  /** Moves that were wrong, needless, or left to the stack. */
  readonly wrong: number;
  readonly hints: number;
  /** Challenges of a bot that had done nothing wrong. */
  readonly challenges: number;
  /** The costliest mistake; null: none with a name. */
  readonly worst: MistakeId | null;
}

/** Without a deduction and without a hint. */
export function isClean({ wrong, hints, challenges }: Run): boolean {
  return wrong + hints + challenges === 0;
}

/** Whether this match is counted already. */
function isRecorded({ recorded }: Progress, matchId: string): boolean {
  return recorded.some((match) => match.matchId === matchId);
}

/** The progress with this run counted; the same match counts once. `at`: epoch milliseconds. */
export function afterRun(progress: Progress, run: Run, at: number): Progress {
  if (isRecorded(progress, run.matchId)) return progress;
  const runs = progress.levels[run.levelId] ?? {};
  const { played = 0, clean = 0 } = runs[run.compose] ?? {};
  const counted: Runs = { played: played + 1, clean: clean + (isClean(run) ? 1 : 0), lastAt: at };
  return {
    ...progress,
    levels: { ...progress.levels, [run.levelId]: { ...runs, [run.compose]: counted } },
    recorded: newest([...progress.recorded, { matchId: run.matchId, at }]),
  };
}

/** The last counted matches, oldest first. */
export function newest(recorded: readonly RecordedMatch[]): readonly RecordedMatch[] {
  const order = (a: RecordedMatch, b: RecordedMatch) => a.at - b.at || (a.matchId < b.matchId ? -1 : 1);
  return [...recorded].sort(order).slice(-RECORDED_MAX);
}

/** The status of a level. */
export interface Mastery {
  /** The ways of composing with a clean run. */
  readonly clean: readonly ComposeMode[];
  readonly mastered: boolean;
  /** The first way without a clean run; of a mastered level the hardest, to be played for its own sake. */
  readonly next: ComposeMode;
}

/** The status of a level. A clean run counts in whatever order it is played. */
export function masteryOf({ levels }: Progress, levelId: string): Mastery {
  const clean = COMPOSE_MODES.filter((compose) => (levels[levelId]?.[compose]?.clean ?? 0) > 0);
  const next = COMPOSE_MODES.find((compose) => !clean.includes(compose));
  return { clean, mastered: next === undefined, next: next ?? 'free' };
}

/** The next step: the first level that is not mastered, in its first open way; null: nothing is left. */
export function nextStep(progress: Progress): Step | null {
  const levelId = PATH_LEVELS.find((id) => !masteryOf(progress, id).mastered);
  return levelId === undefined ? null : { levelId, compose: masteryOf(progress, levelId).next };
}

/** The step after a run: the same level until it is mastered, even if it was played out of turn. */
export function stepAfter(progress: Progress, { levelId }: Step): Step | null {
  const { mastered, next } = masteryOf(progress, levelId);
  return mastered ? nextStep(progress) : { levelId, compose: next };
}

/** Whether the next step after a run is the same again. */
export function isOnceMore(progress: Progress, run: Step): boolean {
  const step = stepAfter(progress, run);
  return step?.levelId === run.levelId && step.compose === run.compose;
}

/** How many levels of the path are mastered. */
export function masteredCount(progress: Progress): number {
  return PATH_LEVELS.filter((id) => masteryOf(progress, id).mastered).length;
}
