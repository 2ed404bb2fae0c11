/** The path through the levels: what a run counts, what is mastered, what comes next. Knows neither clock nor storage. */

import { COMPOSE_MODES, type ComposeMode } from '../../shared/duel/level.ts';
import type { HalfReview, SeatView } from '../../shared/duel/view.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { costGroups, deductionsOf } from './judged.ts';
import { LEVEL_GROUPS, STORM } from './level-groups.ts';
import { NO_PROGRESS, type Progress, type RecordedMatch, type Runs } from './progress.ts';

/** The levels of the path in the order in which they teach. The storm is not among them: it has no end that could be reached. */
export const PATH_LEVELS: readonly string[] = Object.values(LEVEL_GROUPS)
  .flat()
  .filter((id) => id !== STORM);

/** So many matches are remembered as counted: more than anybody has open. */
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
  /** Calls that blamed a bot which had done nothing wrong. */
  readonly calls: number;
  /** What has cost the most; null: nothing with a name. */
  readonly worst: MistakeId | null;
}

/** Without a deduction and without a hint. */
export function isClean({ wrong, hints, calls }: Run): boolean {
  return wrong + hints + calls === 0;
}

/** What a match counts on the path; null: it counts nothing, since it was not played there, or not alone, or not whole. */
export function runOf(view: SeatView): Run | null {
  const { review, levelId, compose, practice } = view;
  if (review === null || practice !== null || !PATH_LEVELS.includes(levelId)) return null;
  if (view.against !== 'bot' || view.wire !== null || view.halves !== 2 || review.halves.length !== 2) return null;
  const own = review.halves.flatMap((half) => ownPart(half, view.you.seat));
  const judgements = own.flatMap((half) => half.judgements);
  if (judgements.some(({ by, standsIn }) => by === 'bot' || standsIn === true)) return null;
  return {
    matchId: review.matchId,
    levelId,
    compose,
    wrong: deductionsOf(judgements).length,
    hints: own.reduce((sum, { hints }) => sum + hints.length, 0),
    calls: own.reduce((sum, { calls }) => sum + calls.filter(({ points }) => points < 0).length, 0),
    worst: costGroups(judgements)[0]?.example.mistake ?? null,
  };
}

/** What a half says of one seat. */
function ownPart(
  { judgements, hints, calls }: HalfReview,
  you: number,
): Pick<HalfReview, 'judgements' | 'hints' | 'calls'>[] {
  const own = ({ seat }: { readonly seat: number }) => seat === you;
  return [{ judgements: judgements.filter(own), hints: hints.filter(own), calls: calls.filter(own) }];
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

/** How a level stands. */
export interface Mastery {
  /** The ways of composing with a clean run. */
  readonly clean: readonly ComposeMode[];
  readonly mastered: boolean;
  /** The first way that has no clean run yet; of a mastered level the hardest, to be played for its own sake. */
  readonly next: ComposeMode;
}

/** How a level stands. Played in another order than the offered one, a clean run counts all the same. */
export function masteryOf({ levels }: Progress, levelId: string): Mastery {
  const clean = COMPOSE_MODES.filter((compose) => (levels[levelId]?.[compose]?.clean ?? 0) > 0);
  const next = COMPOSE_MODES.find((compose) => !clean.includes(compose));
  return { clean, mastered: next === undefined, next: next ?? 'free' };
}

/** What is to be done next: the first level that is not mastered, in the first way that is open; null: nothing is left. */
export function nextStep(progress: Progress): Step | null {
  const levelId = PATH_LEVELS.find((id) => !masteryOf(progress, id).mastered);
  return levelId === undefined ? null : { levelId, compose: masteryOf(progress, levelId).next };
}

/** What comes after a run: the same level until it is mastered, even when it was played out of turn. */
export function stepAfter(progress: Progress, { levelId }: Step): Step | null {
  const { mastered, next } = masteryOf(progress, levelId);
  return mastered ? nextStep(progress) : { levelId, compose: next };
}

/** Whether what comes after a run is the very same once more. */
export function isOnceMore(progress: Progress, run: Step): boolean {
  const step = stepAfter(progress, run);
  return step?.levelId === run.levelId && step.compose === run.compose;
}

/** How many levels of the path are mastered. */
export function masteredCount(progress: Progress): number {
  return PATH_LEVELS.filter((id) => masteryOf(progress, id).mastered).length;
}

/** Whether nothing has been learned here yet. */
export function isNewcomer({ firstDone, levels, drills, quiz }: Progress = NO_PROGRESS): boolean {
  return !firstDone && Object.keys(levels).length === 0 && drills.length === 0 && quiz.length === 0;
}
