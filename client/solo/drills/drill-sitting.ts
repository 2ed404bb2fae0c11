/**
 * One sitting of the daily positions: the questions, the answers, how much of the two minutes is used. Pure; `now` is
 * epoch ms, `clock` any clock in ms that only measures how long an answer took.
 */

import { type Signal, signal } from '@preact/signals';
import { HINTS_MAX } from '../../../shared/duel/rules/score.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import { sameSegment } from '../../../shared/tcp/segment.ts';
import { type Answer, answer, type Question, questionOf } from './drill-question.ts';
import type { Progress } from '../../context/progress.ts';
import { BUDGET_MS, type Outcome, queueAt, ratingOf, withReview } from './schedule.ts';

/** After two wrong tries the answer is shown. */
const ATTEMPTS = 2;
/** After this long the player has left: it does not use up their time. */
const LONGEST_MS = 45_000;

/** The current position. */
export interface Asking {
  readonly question: Question;
  /** The number of the current or last try, from 1. */
  readonly attempt: number;
  readonly hints: number;
  /** Cards that were wrong, by index. */
  readonly tried: readonly number[];
  /** The verdict on the last try. */
  readonly said: Answer | null;
  /** Null: it may still be answered. */
  readonly outcome: Outcome | null;
  readonly shownAt: number;
}

export interface Sitting {
  readonly budgetMs: number;
  readonly usedMs: number;
  /** The answered positions, in order. */
  readonly done: readonly { readonly id: string; readonly right: boolean; readonly attempt: number }[];
  /** Null: nothing is due, or the time is used up. */
  readonly asking: Asking | null;
}

/** The sitting shown by the page; null: it has not begun. */
export const sitting: Signal<Sitting | null> = signal(null);

export function beginSitting(progress: Progress, now: number, clock: number): Sitting {
  return withNext({ budgetMs: BUDGET_MS, usedMs: 0, done: [], asking: null }, progress, now, clock);
}

/** Goes to the next position. Once the time is used up no other is begun. */
export function withNext(before: Sitting, progress: Progress, now: number, clock: number): Sitting {
  if (before.usedMs >= before.budgetMs) return { ...before, asking: null };
  for (const drill of queueAt(progress, now)) {
    const question = questionOf(drill);
    if (question !== null) return { ...before, asking: asked(question, clock) };
  }
  return { ...before, asking: null };
}

function asked(question: Question, clock: number): Asking {
  return { question, attempt: 1, hints: 0, tried: [], said: null, outcome: null, shownAt: clock };
}

/** Two more minutes. */
export function goOn(before: Sitting, progress: Progress, now: number, clock: number): Sitting {
  return withNext({ ...before, budgetMs: before.usedMs + BUDGET_MS }, progress, now, clock);
}

export function withHint(before: Sitting): Sitting {
  const { asking } = before;
  if (asking === null || asking.outcome !== null || asking.hints >= HINTS_MAX) return before;
  return { ...before, asking: { ...asking, hints: asking.hints + 1 } };
}

/** Takes an answer: judges it, and after the last try, or the right one, settles the position. */
export function withAnswer(before: Sitting, move: Move, clock: number): Sitting {
  const { asking } = before;
  if (asking === null || asking.outcome !== null) return before;
  const said = answer(asking.question, move, asking.attempt);
  const right = said.kind === 'right';
  if (!right && asking.attempt < ATTEMPTS) return { ...before, asking: again(asking, said, move) };
  const ms = Math.min(LONGEST_MS, Math.max(0, clock - asking.shownAt));
  const { attempt, hints, question } = asking;
  const outcome: Outcome = { right, attempt, hints, ms, compose: question.view.compose };
  return {
    ...before,
    usedMs: before.usedMs + ms,
    done: [...before.done, { id: question.drill.id, right, attempt }],
    asking: { ...asking, said, outcome },
  };
}

function again(asking: Asking, said: Answer, move: Move): Asking {
  const cards = asking.question.view.position?.cards ?? [];
  const played = move.kind === 'send' ? cards.findIndex((card) => sameSegment(card, move.segment)) : -1;
  const tried = played < 0 ? asking.tried : [...asking.tried, played];
  return { ...asking, attempt: asking.attempt + 1, said, tried };
}

/** The progress after the current position was settled at `now`. */
export function progressAfter(progress: Progress, { question, outcome }: Asking, now: number): Progress {
  if (outcome === null) return progress;
  const { drill } = question;
  return withReview(progress, drill.id, ratingOf(outcome, drill.schedule), now);
}
