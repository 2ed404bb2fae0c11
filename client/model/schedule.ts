/** When positions come back: ts-fsrs, with steps for whoever has two minutes a day. All times are epoch ms and passed in. */

import { type Card, createEmptyCard, fsrs, type Grade, Rating, S_MIN, State } from 'ts-fsrs';
import { dayBegins, dayOf } from './drill-days.ts';
import { isDue } from './drill-due.ts';
import type { ComposeMode } from '../../shared/duel/level.ts';
import type { Drill, Progress, Schedule } from './progress.ts';

/**
 * Forgotten: again within the session. Known once: tomorrow. After that it is for FSRS to say. No fuzz: what is due must
 * follow from what was done, and a queue of two minutes needs no spreading.
 */
const scheduler = fsrs({
  enable_fuzz: false,
  learning_steps: ['1m', '1d'],
  relearning_steps: ['1m', '1d'],
  maximum_interval: 365,
});

/** Answering time of a day, ms. */
export const BUDGET_MS = 120_000;
/** What an answer usually takes, ms: by this `Easy` is told from `Good`, and guessed how many fit into two minutes. */
const USUAL_MS: Readonly<Record<ComposeMode, number>> = { cards: 15_000, fields: 24_000, free: 30_000 };

/** Whether FSRS can go on from a schedule: one that came with a file may say anything. */
function isSound({ state, stability, difficulty, lastReview }: Schedule): boolean {
  const isNew = state === State.New && stability === 0 && difficulty === 0;
  return isNew || (lastReview !== null && stability >= S_MIN && difficulty >= 1 && difficulty <= 10);
}

/** As FSRS has it; what it could not go on from begins anew. A clock that was put back has seen no answer later than `now`. */
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

/** What becomes of a schedule when the same mistake was made in a duel: it was forgotten, and is due at once. */
export function forgotten(schedule: Schedule, now: number): Schedule {
  return { ...reviewed(schedule, Rating.Again, now), due: now };
}

/** How a position was answered. */
export interface Outcome {
  readonly right: boolean;
  /** The try that was right, or the last, from 1. */
  readonly attempt: number;
  readonly hints: number;
  readonly ms: number;
  readonly compose: ComposeMode;
}

/** Right at once is good, in a third of the usual time easy (but not the first time: it is there because of a mistake); with help or at the second try hard. */
export function ratingOf({ right, attempt, hints, ms, compose }: Outcome, { state }: Schedule): Grade {
  if (!right) return Rating.Again;
  if (attempt > 1 || hints > 0) return Rating.Hard;
  return ms * 3 <= USUAL_MS[compose] && state === State.Review ? Rating.Easy : Rating.Good;
}

/** How likely a position is still known; the less, the more urgent. What has just been answered comes after everything else. */
function urgency({ schedule }: Drill, now: number): number {
  const soon = schedule.due > now && schedule.lastReview !== null && schedule.lastReview >= dayBegins(now);
  return (soon ? 1 : 0) + scheduler.get_retrievability(cardOf(schedule, now), now, false);
}

/** What is to be done today, the most urgent first. The same at the same time with the same progress. */
export function queueAt({ drills }: Progress, now: number): readonly Drill[] {
  return drills
    .filter((drill) => isDue(drill, now))
    .map((drill) => ({ drill, at: urgency(drill, now) }))
    .sort((a, b) => a.at - b.at || a.drill.schedule.due - b.drill.schedule.due || (a.drill.id < b.drill.id ? -1 : 1))
    .map(({ drill }) => drill);
}

/** When the next position is due that is not yet; null: none ever. */
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
