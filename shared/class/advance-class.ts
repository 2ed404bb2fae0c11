/** Time in a class: when a round ends by itself. The clock is the caller's and stands still while the class is paused. */

import { endOfRound } from './answering.ts';
import type { ClassEvent, StudentId } from './class-event.ts';
import type { ClassFacts } from './class-facts.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import { isTimeUp, ownEnds } from './own-time.ts';
import { questionsOf } from './question.ts';
import { duelOf, isIn, roundOn } from './rounds.ts';

type Facts = Pick<ClassFacts, 'now' | 'here' | 'duels'>;

/** When something may happen by itself after `now`, if nothing happens earlier (ms); null: never. */
export function nextClassDeadline(state: ClassState, now: number): number | null {
  const round = roundOn(state);
  if (round === null || state.paused) return null;
  const ends = ownEnds(state, round);
  return ends.find((end) => end > now) ?? ends.at(-1) ?? null;
}

/** The end of the round whose time is up by `now` (ms), dated at the moment it was up. */
export function dueByTime(state: ClassState, now: number): readonly ClassEvent[] {
  const round = roundOn(state);
  const deadline = round === null || state.paused ? null : (ownEnds(state, round).at(-1) ?? null);
  if (round === null || deadline === null || deadline > now) return [];
  return endOfRound(state, round, Math.max(state.at, deadline), round.lastCall ? 'teacher' : 'time');
}

/** Whether a student who is present still has a question of the round to answer: its end is then announced first. */
export function isSomebodyAnswering(state: ClassState, { here }: Pick<ClassFacts, 'here'>): boolean {
  const round = roundOn(state);
  if (round === null || (round.content.kind !== 'question' && round.content.kind !== 'test')) return false;
  const done = doneIn(round, new Map());
  return [...here].some((student) => isIn(state, student) && !done(student));
}

/** How many questions of a round each student has answered. */
export function answerCounts({ answers }: PlayedRound): ReadonlyMap<StudentId, number> {
  const counts = new Map<StudentId, number>();
  for (const { student } of answers) counts.set(student, (counts.get(student) ?? 0) + 1);
  return counts;
}

/** By student: whether they have nothing left to do in the round: everything answered, or their duel played to its end. */
export function doneIn(round: PlayedRound, duels: ClassFacts['duels']): (student: StudentId) => boolean {
  const { kind } = round.content;
  if (kind === 'pause') return () => false;
  if (kind === 'duel') {
    return (student) => {
      const own = duelOf(round, student);
      const facts = own === null ? undefined : duels.get(own.duel.matchId);
      return facts?.over === true && !facts.stopped;
    };
  }
  const counts = answerCounts(round);
  return (student) => (counts.get(student) ?? 0) >= questionsOf(round, student).length;
}

/** Whether everybody present is done, or their time is up. A duel that a student left is continued by a bot, and waited for as well. */
function isEverybodyDone(state: ClassState, round: PlayedRound, { here, duels, now }: Facts): boolean {
  const present = [...here].filter((student) => isIn(state, student));
  if (present.length === 0 || round.duels.some(({ matchId }) => duels.get(matchId)?.over !== true)) return false;
  const done = doneIn(round, duels);
  return present.every((student) => done(student) || isTimeUp(state, round, student, now));
}

/** What has happened by itself by `facts.now`: the round ends when its time is up, or when everybody present is done. */
export function advanceClass(state: ClassState, facts: Facts): readonly ClassEvent[] {
  const round = roundOn(state);
  if (round === null || state.paused) return [];
  const due = dueByTime(state, facts.now);
  if (due.length > 0) return due;
  const at = Math.max(state.at, facts.now);
  if (!isEverybodyDone(state, round, facts)) return [];
  const why = round.endsAt !== null && at >= round.endsAt ? 'time' : 'done';
  return endOfRound(state, round, at, why);
}
