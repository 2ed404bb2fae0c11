/** The frame of a class: what everybody in it is sent. */

import type { ClassFacts } from './class-facts.ts';
import type { ClassState } from './class-state.ts';
import type { ClassFrame } from './class-view.ts';
import { lastRound, roundOn } from './rounds.ts';

/** The current frame of a class: `startedAt` and `endsAt` are those of the current round. */
export function frameOf(state: ClassState, { now, code }: Pick<ClassFacts, 'now' | 'code'>): ClassFrame {
  const { phase, paused, lesson, next } = state;
  const round = roundOn(state);
  return {
    now,
    phase,
    paused,
    code,
    title: lesson.title,
    round: lastRound(state)?.round ?? 0,
    rounds: lesson.rounds.length,
    next,
    startedAt: round?.startedAt ?? null,
    endsAt: round?.endsAt ?? null,
    ...(round?.lastCall === true ? { lastCall: true } : {}),
    students: state.students.filter(({ removed }) => !removed).length,
  };
}
