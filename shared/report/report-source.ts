/** A class from its log, prepared for a report: the state, and for each duel what its students did themselves. */

import type { DuelEvent } from '../duel/state/duel-event.ts';
import { SEATS, type Seat } from '../duel/options.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import type { ClassEvent, PlannedDuel, StudentId } from '../class/class-event.ts';
import type { DuelFacts } from '../class/class-facts.ts';
import type { ClassState, PlayedRound, Student } from '../class/class-state.ts';
import { replayClass } from '../class/evolve-class.ts';
import { isOwnMove, isTimeOut, ownPoints, pointsBySeat, sidePointsIn } from '../class/own-move.ts';

export interface LoggedMatch {
  readonly id: string;
  readonly events: readonly DuelEvent[];
}

/** A class with all its matches, as the store has them. */
export interface LoggedClass {
  readonly code: string;
  /** Wall clock, epoch ms. */
  readonly openedAt: number;
  readonly events: readonly ClassEvent[];
  readonly matches: readonly LoggedMatch[];
}

/** A duel of a round. A duel that was drawn but never logged has no moves. */
export interface ReplayedDuel {
  readonly round: PlayedRound;
  readonly plan: PlannedDuel;
  readonly levelId: string;
  readonly facts: DuelFacts;
  /** What students did themselves, and where their time ran out, in the order in which it happened. */
  readonly told: readonly JudgedMove[];
  /** What each seat scored, no matter who moved for it. */
  readonly totals: Readonly<Record<Seat, number>>;
  /** How many halves were begun. */
  readonly halves: number;
  /** By the clock of the match, epoch ms; null: it has not ended. */
  readonly endedAt: number | null;
}

export interface ReplayedClass {
  readonly code: string;
  readonly openedAt: number;
  readonly state: ClassState;
  readonly duels: readonly ReplayedDuel[];
}

/** A judged move of a student, with where it was made. */
export interface OwnMove {
  readonly duel: ReplayedDuel;
  readonly student: StudentId;
  readonly judgement: JudgedMove;
}

/** What students did themselves: the log contains every judgement in full, so nothing needs to be replayed. */
function readLog(plan: PlannedDuel, events: readonly DuelEvent[]): Omit<ReplayedDuel, 'round' | 'plan' | 'levelId'> {
  const judgements = events.flatMap((event) => (event.type === 'judged' ? [event.judgement] : []));
  const moves = judgements.filter((judgement) => isOwnMove(plan, judgement));
  const ended = events.find((event) => event.type === 'match-ended');
  const beside = sidePointsIn(events);
  const points = ownPoints(plan, moves, beside);
  const over = ended !== undefined;
  const stopped = ended?.stopped === true;
  return {
    facts: { matchId: plan.matchId, over, stopped, points, moves, mini: null },
    told: judgements.filter((judgement) => isOwnMove(plan, judgement) || isTimeOut(plan, judgement)),
    totals: pointsBySeat(judgements, beside),
    halves: events.filter(({ type }) => type === 'half-started').length,
    endedAt: ended?.at ?? null,
  };
}

function duelsOf(state: ClassState, matches: readonly LoggedMatch[]): ReplayedDuel[] {
  const logs = new Map(matches.map(({ id, events }) => [id, events]));
  return state.rounds.flatMap((round) => {
    const { content } = round;
    if (content.kind !== 'duel') return [];
    return round.duels.map((plan) => ({
      round,
      plan,
      levelId: content.levelId,
      ...readLog(plan, logs.get(plan.matchId) ?? []),
    }));
  });
}

/** Folds the log of a class and of its duels. @throws if it is not the log of a class */
export function replayLogged({ code, openedAt, events, matches }: LoggedClass): ReplayedClass {
  const state = replayClass(events);
  return { code, openedAt, state, duels: duelsOf(state, matches) };
}

/** Every judged move of students in a class, in the order of rounds and duels. */
export function ownMoves({ duels }: ReplayedClass): OwnMove[] {
  return duels.flatMap((duel) => byStudent(duel, duel.facts.moves));
}

/** The same, with the moments at which a student's time ran out. */
export function toldMoves({ duels }: ReplayedClass): OwnMove[] {
  return duels.flatMap((duel) => byStudent(duel, duel.told));
}

function byStudent(duel: ReplayedDuel, judgements: readonly JudgedMove[]): OwnMove[] {
  return judgements.flatMap((judgement) => {
    const student = duel.plan.seats[judgement.seat];
    return student === null ? [] : [{ duel, student, judgement }];
  });
}

/** A student's own score in a duel. */
export function pointsIn(duel: ReplayedDuel, student: StudentId): number {
  const own = SEATS.filter((seat) => duel.plan.seats[seat] === student);
  return own.reduce<number>((sum, seat) => sum + duel.facts.points[seat], 0);
}

/** The name of the student with that number. Every number in a log belongs to a student who joined. */
export function nameIn({ state }: ReplayedClass, student: StudentId): Student['name'] {
  return state.students.find(({ id }) => id === student)?.name ?? '';
}
