/** When positions come back, and how a two-minute sitting goes: every time is fixed. */

import { HINTS_MAX } from '../../shared/duel/rules/score.ts';
import { Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { newSchedule } from '../../client/solo/drills/drill.ts';
import { dayOf, daysInRow, daysUntil } from '../../client/solo/drills/drill-days.ts';
import { withStarters } from '../../client/solo/drills/drill-starter.ts';
import { type Drill, NO_PROGRESS, type Progress, type Schedule } from '../../client/context/progress.ts';
import {
  BUDGET_MS,
  forgotten,
  nextDue,
  queueAt,
  ratingOf,
  reviewed,
  withReview,
} from '../../client/solo/drills/schedule.ts';
import {
  type Asking,
  beginSitting,
  goOn,
  progressAfter,
  type Sitting,
  withAnswer,
  withHint,
  withNext,
} from '../../client/solo/drills/drill-sitting.ts';
import { BIND, WAIT } from '../duel/moves.ts';
import { must } from '../duel/rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday evening on the reader's own clock. */
const NOW = new Date(2026, 10, 23, 19, 30).getTime();

const STARTERS = withStarters(NO_PROGRESS, NOW);
const drill = (id: string, schedule: Partial<Schedule> = {}): Drill => ({
  ...must(STARTERS.drills[0]),
  id,
  schedule: { ...newSchedule(NOW), ...schedule },
});
const having = (...drills: readonly Drill[]): Progress => ({ ...NO_PROGRESS, drills });
const ids = (progress: Progress, now: number) => queueAt(progress, now).map(({ id }) => id);

/** Intervals, in days, if it is always answered as it becomes due. */
function intervals(from: Schedule, ratings: readonly (1 | 2 | 3 | 4)[]): number[] {
  let schedule = from;
  let now = from.due;
  return ratings.map((rating) => {
    schedule = reviewed(schedule, rating, now);
    const days = (schedule.due - now) / DAY;
    now = schedule.due;
    return days;
  });
}

describe('a schedule from a file, or a clock that was set back', () => {
  const STRANGE: readonly Partial<Schedule>[] = [
    { state: 2 },
    { state: 2, stability: 3, difficulty: 5, lastReview: null },
    { state: 2, stability: 1e-9, difficulty: 5, lastReview: NOW - DAY },
    { state: 0, stability: 5, difficulty: 0.5, lastReview: NOW },
    { state: 3, stability: 1e9, difficulty: 1e9, learningSteps: 1_000_000, lastReview: NOW },
    { state: 2, stability: 3, difficulty: 5, lastReview: NOW + 90 * DAY },
  ];

  it.each(STRANGE)('[DRILL10] do not stop the player from going on: %o', (strange) => {
    const progress = having(drill('strange', strange), drill('other', { due: NOW - DAY }));
    expect(ids(progress, NOW)).toHaveLength(2);
    for (const rating of [1, 2, 3, 4] as const) {
      const { schedule } = must(withReview(progress, 'strange', rating, NOW).drills[0]);
      expect(schedule.due).toBeGreaterThan(NOW);
      expect(schedule.due).toBeLessThanOrEqual(NOW + 366 * DAY);
      expect(Object.values(schedule).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('a position', () => {
  it('[DRILL10] answered right comes back tomorrow, and then at longer and longer intervals', () => {
    const pauses = intervals(newSchedule(NOW), [Rating.Good, Rating.Good, Rating.Good, Rating.Good]);
    expect(pauses[0]).toBe(1);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThan(30);
  });

  it('[DRILL10] forgotten comes back within the sitting, then tomorrow, however well it was known', () => {
    const known = reviewed(reviewed(newSchedule(NOW), Rating.Good, NOW), Rating.Good, NOW + DAY);
    for (const schedule of [newSchedule(NOW), known]) {
      const at = Math.max(NOW, schedule.due);
      const lapsed = reviewed(schedule, Rating.Again, at);
      expect(lapsed.due - at).toBe(MINUTE);
      expect(ids(having(drill('a', lapsed)), at + 1)).toEqual(['a']);
      expect((reviewed(lapsed, Rating.Good, lapsed.due).due - lapsed.due) / DAY).toBe(1);
    }
  });

  it('[DRILL10] never waits for much more than a year', () => {
    const pauses = intervals(
      newSchedule(NOW),
      Array.from({ length: 12 }, () => Rating.Easy),
    );
    expect(Math.max(...pauses)).toBeLessThanOrEqual(370);
  });

  it('[DRILL3] missed again in a duel is due at once, and counts as forgotten', () => {
    const known = reviewed(reviewed(newSchedule(NOW), Rating.Good, NOW), Rating.Good, NOW + DAY);
    const again = forgotten(known, NOW + 2 * DAY);
    expect(again).toMatchObject({ due: NOW + 2 * DAY, lapses: 1 });
    expect(again.stability).toBeLessThan(known.stability);
  });

  it('[DRILL9] is good at the first try, easy in a third of the usual time, hard with help or at the second, otherwise forgotten', () => {
    const fresh = newSchedule(NOW);
    const learned = { ...fresh, state: 2 };
    const at = { right: true, attempt: 1, hints: 0, ms: 9_000, compose: 'cards' } as const;
    expect(ratingOf(at, learned)).toBe(Rating.Good);
    expect(ratingOf({ ...at, ms: 5_000 }, learned)).toBe(Rating.Easy);
    expect(ratingOf({ ...at, ms: 5_000 }, fresh)).toBe(Rating.Good);
    expect(ratingOf({ ...at, ms: 9_000, compose: 'free' }, learned)).toBe(Rating.Easy);
    expect(ratingOf({ ...at, hints: 1 }, learned)).toBe(Rating.Hard);
    expect(ratingOf({ ...at, attempt: 2 }, learned)).toBe(Rating.Hard);
    expect(ratingOf({ ...at, right: false, attempt: 2 }, learned)).toBe(Rating.Again);
  });
});

describe('the queue of a day', () => {
  const learned = (due: number, lastReview: number, stability: number) => ({
    ...{ due, lastReview, stability, difficulty: 5, reps: 3, state: 2, scheduledDays: 3 },
  });

  it('[DRILL11] begins with the one most likely forgotten, and ends with those just answered', () => {
    const queue = having(
      drill('weak', learned(NOW - DAY, NOW - 4 * DAY, 2)),
      drill('strong', learned(NOW - DAY, NOW - 4 * DAY, 40)),
      drill('just', { due: NOW + MINUTE, lastReview: NOW, stability: 0.2, difficulty: 6, reps: 1, state: 1 }),
      drill('new'),
    );
    expect(ids(queue, NOW)).toEqual(['new', 'weak', 'strong', 'just']);
    expect(ids({ ...queue, drills: [...queue.drills].reverse() }, NOW)).toEqual(['new', 'weak', 'strong', 'just']);
  });

  it('[DRILL11] has what is due later today, but not what was answered today, and nothing of tomorrow', () => {
    const queue = having(
      drill('evening', learned(NOW + 3 * HOUR, NOW - 4 * DAY, 4)),
      drill('today', learned(NOW + 3 * HOUR, NOW - 9 * HOUR, 4)),
      drill('tomorrow', learned(NOW + 6 * HOUR, NOW - 4 * DAY, 4)),
    );
    expect(ids(queue, NOW)).toEqual(['evening']);
    expect(nextDue(queue, NOW)).toBe(NOW + 3 * HOUR);
    expect(nextDue(NO_PROGRESS, NOW)).toBeNull();
  });

  it("[DRILL13] a day counts by the reader's clock, and so do days in a row up to today", () => {
    const after = withReview(having(drill('a')), 'a', Rating.Good, NOW);
    expect(after.days).toEqual({ [dayOf(NOW)]: 1 });
    expect(dayOf(NOW)).toBe('2026-11-23');
    const days = { '2026-11-19': 3, '2026-11-21': 1, '2026-11-22': 5 };
    expect(daysInRow(days, NOW)).toBe(2);
    expect(daysInRow({ ...days, '2026-11-23': 1 }, NOW)).toBe(3);
    expect(daysInRow({ '2026-11-21': 1 }, NOW)).toBe(0);
    expect(daysUntil(NOW + 5 * HOUR, NOW)).toBe(1);
    expect(daysUntil(NOW + 4 * HOUR, NOW)).toBe(0);
  });
});

describe('a sitting', () => {
  const asking = (sitting: Sitting): Asking => must(sitting.asking);
  /** Answers the position on the page, right or wrong twice, taking this many ms. */
  function answered(before: Sitting, progress: Progress, right: boolean, ms = 10_000): [Sitting, Progress] {
    const { question, shownAt } = asking(before);
    const wrong = question.right.kind === 'wait' ? BIND : WAIT;
    const moves = right ? [question.right] : [wrong, wrong];
    const after = moves.reduce((sitting, move) => withAnswer(sitting, move, shownAt + ms), before);
    return [after, progressAfter(progress, asking(after), NOW)];
  }

  it('[DRILL12] asks more until two minutes of answering are used, then says what is left, and continues on request', () => {
    let [sitting, progress]: [Sitting, Progress] = [beginSitting(STARTERS, NOW, 0), STARTERS];
    for (let i = 0; i < 3; i++) {
      [sitting, progress] = answered(sitting, progress, true, 40_000);
      sitting = withNext(sitting, progress, NOW, 0);
    }
    expect(sitting).toMatchObject({ asking: null, usedMs: BUDGET_MS });
    expect(sitting.done).toHaveLength(3);
    expect(queueAt(progress, NOW)).toHaveLength(2);
    expect(asking(goOn(sitting, progress, NOW, 0)).outcome).toBeNull();
  });

  it('[DRILL12] does not count the time of a player who leaves in the middle of a position', () => {
    const [sitting] = answered(beginSitting(STARTERS, NOW, 0), STARTERS, true, 3 * HOUR);
    expect(sitting.usedMs).toBe(45_000);
  });

  it('[DRILL9] allows a second try after a wrong answer, its card crossed out; then the position is settled', () => {
    const first = beginSitting(STARTERS, NOW, 0);
    const { question } = asking(first);
    const cards = question.view.position?.cards ?? [];
    const wrong = must(
      cards.find(
        (card) => JSON.stringify(card) !== JSON.stringify('segment' in question.right ? question.right.segment : null),
      ),
    );
    const second = withAnswer(first, { kind: 'send', segment: wrong }, 5_000);
    expect(asking(second)).toMatchObject({ attempt: 2, outcome: null, tried: [cards.indexOf(wrong)] });
    const right = withAnswer(second, question.right, 9_000);
    expect(asking(right).outcome).toMatchObject({ right: true, attempt: 2 });
    expect(withAnswer(right, WAIT, 10_000)).toBe(right);
  });

  it('[DRILL10] repeats a wrong position once in the same sitting, with other numbers, and then tomorrow', () => {
    const alone = having(must(STARTERS.drills[0]));
    const [lost, after] = answered(beginSitting(alone, NOW, 0), alone, false);
    const again = withNext(lost, after, NOW, 20_000);
    expect(asking(again).question.drill.id).toBe(alone.drills[0]?.id);
    expect(asking(again).question.view.tcp?.sndNxt).not.toBe(asking(lost).question.view.tcp?.sndNxt);
    const [won, later] = answered(again, after, true);
    expect(withNext(won, later, NOW, 40_000).asking).toBeNull();
    expect(daysUntil(must(nextDue(later, NOW)), NOW)).toBe(1);
  });

  it('[DRILL9] offers three hints, and none after the answer', () => {
    let sitting = beginSitting(STARTERS, NOW, 0);
    for (let i = 0; i < 5; i++) sitting = withHint(sitting);
    expect(asking(sitting).hints).toBe(HINTS_MAX);
    const [after] = answered(sitting, STARTERS, true);
    expect(asking(after).outcome).toMatchObject({ right: true, hints: 3 });
    expect(withHint(after)).toBe(after);
  });
});
