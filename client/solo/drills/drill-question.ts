/** A drill as it is asked now: fresh numbers, fresh cards, and the referee that judges the answer on the spot. */

import { endpointFromView } from '../../../shared/bot/endpoint-from-view.ts';
import { judgeAt } from '../../../shared/duel/rules/judge-move.ts';
import { questionTo } from '../../../shared/duel/rules/open-position.ts';
import { settles } from '../../../shared/duel/rules/owed.ts';
import { numbersOf } from '../../../shared/duel/state/end-numbers.ts';
import { NO_POINTS } from '../../../shared/duel/rules/score.ts';
import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import type { Cause } from '../../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { drawsFrom } from '../../../shared/lib/random.ts';
import { clauseBroken } from '../../../shared/referee/mistake-clauses.ts';
import type { Endpoint } from '../../../shared/referee/endpoint.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import type { RuleId } from '../../../shared/tcp/rule.ts';
import { type Asked, askedIn, viewOfDrill } from './drill.ts';
import { drawOffsets, shifted } from './drill-shift.ts';
import type { Drill, Schedule } from '../../context/progress.ts';

/** The question as shown. */
export interface Question {
  readonly drill: Drill;
  readonly asked: Asked;
  readonly view: SeatView;
  readonly endpoint: Endpoint;
  readonly right: Move;
}

/** `State.Review` of ts-fsrs: reached with right answers alone. */
const IN_REVIEW = 2;
/** From intervals of this many days on, composition is free. */
const FREE_FROM_DAYS = 14;

/**
 * As it was composed when it was missed; after two right answers in a row (the interval is then more than a day) with
 * one help less, and once it is known for two weeks with none. After a lapse it starts over.
 */
export function composeOfDrill(missedIn: ComposeMode, { state, scheduledDays }: Schedule): ComposeMode {
  const kept = state === IN_REVIEW && scheduledDays > 1;
  const fewer = kept ? (scheduledDays >= FREE_FROM_DAYS ? 2 : 1) : 0;
  return COMPOSE_MODES[Math.min(COMPOSE_MODES.length - 1, COMPOSE_MODES.indexOf(missedIn) + fewer)] ?? missedIn;
}

/** A different seed for each drill and each time it is asked. */
function seedOf({ id, schedule }: Drill): number {
  const hash = [...id].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) | 0, 7);
  return (hash ^ Math.imul(schedule.reps + 1, 0x9e3779b1)) | 0;
}

/** The question that a drill asks this time; null: its view is unreadable (from another version). */
export function questionOf(drill: Drill): Question | null {
  try {
    return asking(drill);
  } catch {
    return null;
  }
}

function asking(drill: Drill): Question | null {
  const draw = drawsFrom(seedOf(drill), 1);
  const moved = shifted(drill.view, drawOffsets(drill.view, draw));
  const compose = composeOfDrill(moved.compose, drill.schedule);
  const endpoint = endpointFromView(viewOfDrill(moved));
  if (endpoint === null) return null;
  const asked = askedIn(moved);
  const view = viewOfDrill({ ...moved, compose, code: `${drill.id} ${drill.schedule.reps}` });
  const claim: Move = { kind: 'claim', state: endpoint.tcb.state };
  if (moved.position === null) return { drill, asked, view, endpoint, right: claim };
  const { right, ...help } = questionTo(endpoint, moved.position.cause, view, draw);
  const position = { ...moved.position, ...help };
  return { drill, asked, view: { ...view, position }, endpoint, right: asked === 'state' ? claim : right };
}

/** The verdict on an answer: `partly`: nothing in it is wrong, but something is still owed. */
export type Answered = 'right' | 'partly' | 'wrong';

export interface Answer {
  readonly kind: Answered;
  readonly judgement: Judgement;
}

/** Judges the player's answer number `attempt` (from 1), as a match would. */
export function answer(question: Question, move: Move, attempt: number): Answer {
  const { endpoint, view, right } = question;
  const judged = judgeAt(endpoint, move, view.notation, false);
  const judgement: Judgement = {
    id: attempt,
    at: view.now,
    half: view.half,
    seat: view.you.seat,
    end: view.you.end,
    positionId: view.position?.id ?? null,
    cause: view.position?.cause ?? null,
    attempt,
    by: 'player',
    ...judged,
    clause:
      judged.mistake === null
        ? ''
        : clauseBroken(judged.mistake, endpoint.tcb.state, rulesOf(view.position?.cause), move),
    points: NO_POINTS,
    right,
    grounds: null,
    numbers: numbersOf(endpoint),
  };
  return { kind: kindOf(question, judgement), judgement };
}

function kindOf({ endpoint }: Question, { move, verdict }: Judgement): Answered {
  if (verdict !== 'correct') return 'wrong';
  return move.kind === 'claim' || settles(endpoint, move) ? 'right' : 'partly';
}

/** The rule by which a call makes an end owe a RST: a drill stores the position and not the rules that led to it. */
function rulesOf(cause: Cause | undefined): readonly RuleId[] {
  if (cause?.kind !== 'call') return [];
  if (cause.call === 'ABORT') return ['TCP28'];
  return cause.call === 'CLOSE' ? ['TCP23'] : [];
}
