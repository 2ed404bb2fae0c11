/** Merges two sets of progress: of two browsers (a file was imported), or of two windows with a common start. */

import type { ComposeMode } from '../../../shared/duel/level.ts';
import { COMPOSE_MODES } from '../../../shared/duel/level.ts';
import { newest } from '../path/path.ts';
import type { Drill, LevelRuns, Progress, QuizRun, RecordedMatch, Runs } from '../../context/progress.ts';

type Table<T> = Readonly<Record<string, T>>;

/**
 * The union of both: for common items the larger or later one. The result is the same in any order and after any
 * repetition.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  return {
    version: 1,
    firstDone: a.firstDone || b.firstDone,
    levels: tables(a.levels, b.levels, (one, other) => levelRuns(one, other, mostRuns)),
    drills: inOrder(union([...a.drills, ...b.drills], drillKey, laterDrill), ({ addedAt }) => addedAt, drillKey),
    days: tables(a.days, b.days, (one = 0, other = 0) => Math.max(one, other)),
    quiz: inOrder(union([...a.quiz, ...b.quiz], quizKey, first), ({ at }) => at, quizKey),
    recorded: newest(union([...a.recorded, ...b.recorded], matchKey, laterMatch)),
  };
}

/**
 * The state to store if another window has stored something meanwhile: both began with `base`, and the additions,
 * changes and deletions of each apply. If both have changed an item, the later one wins.
 */
export function rebased(base: Progress, mine: Progress, stored: Progress): Progress {
  const lists = <T>(part: (progress: Progress) => readonly T[], rules: ListRules<T>): readonly T[] =>
    rebasedList(part(base), part(mine), part(stored), rules);
  return {
    version: 1,
    firstDone: mine.firstDone === base.firstDone ? stored.firstDone : mine.firstDone,
    levels: rebasedLevels(base.levels, mine.levels, stored.levels),
    drills: lists(({ drills }) => drills, { key: drillKey, same: sameDrill, later: laterDrill }),
    days: summed(base.days, mine.days, stored.days),
    quiz: lists(({ quiz }) => quiz, { key: quizKey, same: () => true, later: first }),
    recorded: newest(
      lists(({ recorded }) => recorded, { key: matchKey, same: (a, b) => a.at === b.at, later: laterMatch }),
    ),
  };
}

const drillKey = ({ id }: Drill): string => id;
const matchKey = ({ matchId }: RecordedMatch): string => matchId;
const quizKey = ({ set, at, right, of, missed }: QuizRun): string => JSON.stringify([set, at, right, of, missed]);

function first<T>(one: T): T {
  return one;
}

/** The part of a drill that can change: everything else follows from its id. */
function drillState({ addedAt, mistake, schedule }: Drill): string {
  const { due, stability, difficulty, elapsedDays, scheduledDays, learningSteps, reps, lapses, state } = schedule;
  const numbers = [due, stability, difficulty, elapsedDays, scheduledDays, learningSteps, reps, lapses, state];
  return JSON.stringify([addedAt, mistake, numbers, schedule.lastReview]);
}

function sameDrill(a: Drill, b: Drill): boolean {
  return a === b || drillState(a) === drillState(b);
}

/** The drill reviewed last; in a tie, always the same of the two. */
function laterDrill(a: Drill, b: Drill): Drill {
  const rank = ({ schedule }: Drill) => [schedule.lastReview ?? 0, schedule.reps, schedule.lapses, schedule.due];
  const [left, right] = [rank(a), rank(b)];
  const differs = left.findIndex((value, index) => value !== right[index]);
  if (differs >= 0) return (left[differs] ?? 0) > (right[differs] ?? 0) ? a : b;
  return drillState(a) + JSON.stringify(a.view) > drillState(b) + JSON.stringify(b.view) ? a : b;
}

function laterMatch(a: RecordedMatch, b: RecordedMatch): RecordedMatch {
  return a.at > b.at ? a : b;
}

function union<T>(list: readonly T[], key: (one: T) => string, later: (a: T, b: T) => T): readonly T[] {
  const found = new Map<string, T>();
  for (const one of list) {
    const known = found.get(key(one));
    found.set(key(one), known === undefined ? one : later(known, one));
  }
  return [...found.values()];
}

function inOrder<T>(list: readonly T[], at: (one: T) => number, key: (one: T) => string): readonly T[] {
  return [...list].sort((a, b) => at(a) - at(b) || (key(a) < key(b) ? -1 : 1));
}

function tables<T>(a: Table<T>, b: Table<T>, both: (one: T | undefined, other: T | undefined) => T): Table<T> {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...keys].map((key) => [key, both(a[key], b[key])]));
}

type JoinRuns = (one: Runs | undefined, other: Runs | undefined, compose: ComposeMode) => Runs | undefined;

function levelRuns(a: LevelRuns | undefined, b: LevelRuns | undefined, join: JoinRuns): LevelRuns {
  const entries = COMPOSE_MODES.flatMap((compose) => {
    const runs = join(a?.[compose], b?.[compose], compose);
    return runs === undefined ? [] : [[compose, runs] as const];
  });
  return Object.fromEntries(entries);
}

function mostRuns(a: Runs | undefined, b: Runs | undefined): Runs | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    played: Math.max(a.played, b.played),
    clean: Math.max(a.clean, b.clean),
    lastAt: Math.max(a.lastAt, b.lastAt),
  };
}

interface ListRules<T> {
  readonly key: (one: T) => string;
  readonly same: (a: T, b: T) => boolean;
  readonly later: (a: T, b: T) => T;
}

function rebasedList<T>(
  base: readonly T[],
  mine: readonly T[],
  stored: readonly T[],
  rules: ListRules<T>,
): readonly T[] {
  const [was, own, other] = [base, mine, stored].map((list) => new Map(list.map((one) => [rules.key(one), one])));
  const keys = [...new Set([...mine, ...stored].map(rules.key))];
  return keys.flatMap((key) => rebasedOne(was?.get(key), own?.get(key), other?.get(key), rules) ?? []);
}

function rebasedOne<T>(
  was: T | undefined,
  mine: T | undefined,
  stored: T | undefined,
  rules: ListRules<T>,
): T | undefined {
  // Deleted here; or unchanged here, so that the other's version applies.
  if (mine === undefined) return was === undefined ? stored : undefined;
  if (was !== undefined && rules.same(was, mine)) return stored;
  const changedThere = stored !== undefined && (was === undefined || !rules.same(was, stored));
  return changedThere ? rules.later(mine, stored) : mine;
}

/** Counts: what each has added since. Zero counts are dropped. */
function summed(base: Table<number>, mine: Table<number>, stored: Table<number>): Table<number> {
  const keys = new Set([...Object.keys(mine), ...Object.keys(stored)]);
  const sums = [...keys].map((key) => [key, (stored[key] ?? 0) + (mine[key] ?? 0) - (base[key] ?? 0)] as const);
  return Object.fromEntries(sums.filter(([, count]) => count > 0));
}

function rebasedLevels(base: Table<LevelRuns>, mine: Table<LevelRuns>, stored: Table<LevelRuns>): Table<LevelRuns> {
  const joined = tables(mine, stored, (own, other) => own ?? other ?? {});
  const levels = Object.keys(joined).map((id) => {
    const was = base[id] ?? {};
    return [id, levelRuns(mine[id], stored[id], (own, other, compose) => addedRuns(was[compose], own, other))] as const;
  });
  return Object.fromEntries(levels.filter(([, runs]) => Object.keys(runs).length > 0));
}

function addedRuns(was: Runs | undefined, mine: Runs | undefined, stored: Runs | undefined): Runs | undefined {
  const sum = (part: 'played' | 'clean') => (stored?.[part] ?? 0) + (mine?.[part] ?? 0) - (was?.[part] ?? 0);
  const played = sum('played');
  if (played <= 0) return undefined;
  return {
    played,
    clean: Math.max(0, Math.min(played, sum('clean'))),
    lastAt: changedOf(was?.lastAt, mine?.lastAt, stored?.lastAt),
  };
}

/** The one that has changed; if both have, the later. */
function changedOf(was: number | undefined, mine = 0, stored = 0): number {
  if (mine === was) return stored;
  return stored === was ? mine : Math.max(mine, stored);
}
