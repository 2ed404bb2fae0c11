/**
 * Collects what comes back: a move of the player's own that cost points leaves its position behind, as they saw it
 * before. Pure; when a position comes again is decided by schedule.ts, which the arena does not load.
 */

import { endpointFromView } from '../../../shared/bot/endpoint-from-view.ts';
import { portOffer } from '../../../shared/duel/rules/may.ts';
import { CLAIM_PRICE } from '../../../shared/duel/rules/score.ts';
import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import type { Cause, PositionView } from '../../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { Drill, DrillView, Progress, Schedule } from '../../context/progress.ts';

/** More than anyone works through: those learned best make room. */
export const DRILLS_MAX = 150;

/** A position with a mistake, before it becomes a drill. */
export interface Missed {
  readonly id: string;
  readonly mistake: MistakeId;
  readonly view: DrillView;
}

/** The question: which move is due, or which state the end is in. */
export type Asked = 'move' | 'state';

/** A view with everything empty that a drill leaves out. */
export function viewOfDrill(view: DrillView): SeatView {
  const bind = portOffer(view.port, 0, view.start?.state !== 'CLOSED');
  const may = { claim: askedIn(view) === 'state', bind };
  return {
    ...view,
    halfEnd: null,
    may,
    judgements: [],
    hints: [],
    challenges: [],
    bet: null,
    bets: [],
    torn: null,
    challengeable: [],
    halfScores: [],
    review: null,
  };
}

/** The question of a stored view: only if the state was to be named is naming it open. */
export function askedIn({ position, tcp }: DrillView): Asked {
  return position === null || (position.claim !== null && tcp?.state === null) ? 'state' : 'move';
}

/** The player's own mistakes that `next` contains and `before` does not; those they did not see coming are left out. */
export function missedBetween(before: SeatView | null, next: SeatView): readonly Missed[] {
  if (before === null || before.phase !== 'playing' || before.code !== next.code || before.half !== next.half)
    return [];
  const known = before.judgements.at(-1)?.id ?? 0;
  return next.judgements.filter(({ id }) => id > known).flatMap((judgement) => missedBy(before, judgement) ?? []);
}

/** An open position as if `mistake` had been made in it. Null: nothing is asked. */
export function starterOf(view: SeatView, mistake: MistakeId): Missed | null {
  const endpoint = endpointFromView(view);
  if (endpoint === null || view.position === null) return null;
  const position = plain(view.position, null);
  return { id: idOf(mistake, view, endpoint.tcb.state, position), mistake, view: drillView(view, position) };
}

function missedBy(before: SeatView, judgement: Judgement): Missed | null {
  const { mistake, by, standsIn } = judgement;
  if (mistake === null || by === 'bot' || standsIn === true) return null;
  const endpoint = endpointFromView(before);
  const position = positionOf(before, judgement);
  if (endpoint === null || position === undefined) return null;
  return {
    id: idOf(mistake, before, endpoint.tcb.state, position),
    mistake,
    view: drillView(before, position),
  };
}

/** The question as it is to be asked again; null: only the state is asked; undefined: the view does not show it. */
function positionOf({ position }: SeatView, judgement: Judgement): PositionView | null | undefined {
  if (judgement.move.kind === 'claim') return position === null ? null : plain(position, CLAIM_PRICE);
  if (position !== null && position.id === judgement.positionId) return plain(position, null);
  // The port was requested while nothing was due: asked again, the application wants it.
  return judgement.move.kind === 'bind' && position === null ? wantsPort(judgement) : undefined;
}

/** Without its clock, its prices and earlier tries. */
function plain(position: PositionView, claim: PositionView['claim']): PositionView {
  return {
    ...position,
    speedUntil: null,
    limitAt: null,
    base: 0,
    speedMax: 0,
    streakBonus: 0,
    attempt: 1,
    tried: [],
    claim,
    hints: { taken: 0, price: null },
  };
}

function wantsPort({ id, at }: Judgement): PositionView {
  const cause: Cause = { kind: 'call', call: 'BIND', bytes: 0, full: false };
  const nothing = { speedUntil: null, limitAt: null, base: 0, speedMax: 0, streakBonus: 0, attempt: 1 } as const;
  const empty = { cards: [], tried: [], given: null, claim: null, hints: { taken: 0, price: null } } as const;
  return { id, cause, openedAt: at, ...nothing, ...empty };
}

/** The part of a view that a drill needs: neither scores nor names nor the code of a match. */
function drillView(view: SeatView, position: PositionView | null): DrillView {
  const {
    review: _,
    judgements: _j,
    hints: _i,
    challenges: _c,
    bet: _bet,
    bets: _bets,
    torn: _torn,
    challengeable: _a,
    halfScores: _h,
    halfEnd: _e,
    may: _m,
    ...kept
  } = view;
  const nobody = { score: 0, ready: false } as const;
  return {
    ...kept,
    code: '',
    position,
    seed: null,
    wire: null,
    practice: null,
    you: { ...view.you, ...nobody, name: '', streak: 0, botPlays: false },
    peer: { ...view.peer, ...nobody, name: null, kind: 'bot', bot: 'perfect', presence: 'here' },
  };
}

/** One for each mistake, level and kind of position. */
function idOf(mistake: MistakeId, { levelId }: SeatView, state: State, position: PositionView | null): string {
  return [mistake, levelId, state, position === null ? 'state' : causeKey(position)].join('/');
}

function causeKey({ cause, claim }: PositionView): string {
  const asked = claim === null ? '' : '?';
  switch (cause.kind) {
    case 'call':
      return `${cause.call}${asked}`;
    case 'arrival':
      return `${cause.segment.flags.join('+')}${cause.again ? '-again' : ''}${asked}`;
    case 'timer':
      return `${cause.timer}${asked}`;
    case 'still-owed':
      return `${cause.kind}${asked}`;
  }
}

/** The schedule of a position never asked again: due at once. Equals the empty card of ts-fsrs. */
export function newSchedule(now: number): Schedule {
  return {
    due: now,
    stability: 0,
    difficulty: 0,
    elapsedDays: 0,
    scheduledDays: 0,
    learningSteps: 0,
    reps: 0,
    lapses: 0,
    state: 0,
    lastReview: null,
  };
}

/** Keeps a mistake at `now` (epoch ms). An existing one comes sooner: `forgotten` computes its new schedule. */
export function withMissed(
  progress: Progress,
  missed: Missed,
  now: number,
  forgotten: (schedule: Schedule, now: number) => Schedule,
): Progress {
  const known = progress.drills.find(({ id }) => id === missed.id);
  if (known === undefined) {
    const drill: Drill = { ...missed, addedAt: now, schedule: newSchedule(now) };
    return { ...progress, drills: bounded([...progress.drills, drill]) };
  }
  const sooner: Drill = { ...known, schedule: forgotten(known.schedule, now) };
  return { ...progress, drills: progress.drills.map((drill) => (drill === known ? sooner : drill)) };
}

/** Those learned best go first; among equals the oldest. */
function bounded(drills: readonly Drill[]): readonly Drill[] {
  const surplus = drills.length - DRILLS_MAX;
  if (surplus <= 0) return drills;
  const gone = [...drills]
    .sort((a, b) => b.schedule.stability - a.schedule.stability || a.addedAt - b.addedAt)
    .slice(0, surplus);
  return drills.filter((drill) => !gone.includes(drill));
}
