/** When positions come back: ts-fsrs, with steps for two minutes a day. All times are epoch ms and passed in. */

import { type Card, createEmptyCard, fsrs, type Grade, Rating, S_MIN, State } from 'ts-fsrs';
import { dayBegins, dayOf } from './drill-days.ts';
import { isDue } from './drill-due.ts';
import type { ComposeMode } from '../../../shared/duel/level.ts';
import type { Drill, Progress, Schedule } from '../../context/progress.ts';

/**
 * Forgotten: again within the session. Known once: tomorrow. After that FSRS decides. No fuzz: what is due must follow
 * from what was done, and a queue of two minutes needs no spreading.
 */
const scheduler = fsrs({
  enable_fuzz: false,
  learning_steps: ['1m', '1d'],
  relearning_steps: ['1m', '1d'],
  maximum_interval: 365,
});

/** Answering time per day, ms. */
export const BUDGET_MS = 120_000;
/** The usual answering time, ms: it separates `Easy` from `Good`, and estimates how many fit into two minutes. */
const USUAL_MS: Readonly<Record<ComposeMode, number>> = { cards: 15_000, fields: 24_000, free: 30_000 };

/** Whether FSRS can continue from a schedule: an imported one may contain anything. */
function isSound({ state, stability, difficulty, lastReview }: Schedule): boolean {
  const isNew = state === State.New && stability === 0 && difficulty === 0;
  return isNew || (lastReview !== null && stability >= S_MIN && difficulty >= 1 && difficulty <= 10);
}

/** The state for FSRS; an unusable one starts over. A clock that was set back has seen no answer later than `now`. */
function cardOf(schedule: Schedule, now: number): Card {
  if (!isSound(schedule)) return createEmptyCard(schedule.due);
  const { due } = schedule;
  const lastReview = schedule.lastReview === null ? null : Math.min(schedule.lastReview, now);
  return {
    due: new Date(due),
    stability: schedule.stability,
    difficulty: schedule.difficulty,
    elapsed_days: schedule.elapsedDays,
    scheduled_days: schedule.scheduledDays,
    learning_steps: schedule.learningSteps,
    reps: schedule.reps,
    lapses: schedule.lapses,
    state: schedule.state,
    ...(lastReview === null ? {} : { last_review: new Date(lastReview) }),
  };
}

function scheduleOf(card: Card): Schedule {
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsedDays: card.elapsed_days,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    lastReview: card.last_review?.getTime() ?? null,
  };
}

/** The schedule after an answer at `now`. */
export function reviewed(schedule: Schedule, rating: Grade, now: number): Schedule {
  return scheduleOf(scheduler.next(cardOf(schedule, now), now, rating).card);
}

/** The schedule after the same mistake was made in a duel: forgotten, and due at once. */
export function forgotten(schedule: Schedule, now: number): Schedule {
  return { ...reviewed(schedule, Rating.Again, now), due: now };
}

/** How a position was answered. */
export interface Outcome {
  readonly right: boolean;
  /** The number of the right or last try, from 1. */
  readonly attempt: number;
  readonly hints: number;
  readonly ms: number;
  readonly compose: ComposeMode;
}

/**
 * Right at once is good, in a third of the usual time easy (but not the first time: it exists because of a mistake);
 * with help or at the second try hard.
 */
export function ratingOf({ right, attempt, hints, ms, compose }: Outcome, { state }: Schedule): Grade {
  if (!right) return Rating.Again;
  if (attempt > 1 || hints > 0) return Rating.Hard;
  return ms * 3 <= USUAL_MS[compose] && state === State.Review ? Rating.Easy : Rating.Good;
}

/** How likely a position is still known; the less likely, the more urgent. Just answered ones come last. */
function urgency({ schedule }: Drill, now: number): number {
  const soon = schedule.due > now && schedule.lastReview !== null && schedule.lastReview >= dayBegins(now);
  return (soon ? 1 : 0) + scheduler.get_retrievability(cardOf(schedule, now), now, false);
}

/** Today's positions, the most urgent first. Deterministic for the same time and progress. */
export function queueAt({ drills }: Progress, now: number): readonly Drill[] {
  return drills
    .filter((drill) => isDue(drill, now))
    .map((drill) => ({ drill, at: urgency(drill, now) }))
    .sort((a, b) => a.at - b.at || a.drill.schedule.due - b.drill.schedule.due || (a.drill.id < b.drill.id ? -1 : 1))
    .map(({ drill }) => drill);
}

/** When the next position becomes due that is not yet; null: never. */
export function nextDue({ drills }: Progress, now: number): number | null {
  const later = drills.filter((drill) => !isDue(drill, now)).map(({ schedule }) => schedule.due);
  return later.length === 0 ? null : Math.min(...later);
}

/** The progress after a position was answered: its next time, and one more done on that day. */
export function withReview(progress: Progress, id: string, rating: Grade, now: number): Progress {
  const day = dayOf(now);
  return {
    ...progress,
    drills: progress.drills.map((drill) =>
      drill.id === id ? { ...drill, schedule: reviewed(drill.schedule, rating, now) } : drill,
    ),
    days: { ...progress.days, [day]: (progress.days[day] ?? 0) + 1 },
  };
}
