/** A drill as it is asked now: fresh numbers, fresh cards, and the referee that judges the answer on the spot. */

import { endpointFromView } from '../../shared/bot/endpoint-from-view.ts';
import { drawCards } from '../../shared/duel/cards.ts';
import { settles } from '../../shared/duel/debts.ts';
import { numbersOf } from '../../shared/duel/numbers.ts';
import { peerWould } from '../../shared/duel/peer-would.ts';
import { owedIn, portIsDue, rightMove } from '../../shared/duel/right-move.ts';
import { NO_POINTS } from '../../shared/duel/score.ts';
import { COMPOSE_MODES, type ComposeMode } from '../../shared/duel/level.ts';
import type { Judgement, PositionView, SeatView } from '../../shared/duel/view.ts';
import { type Draw, drawsFrom } from '../../shared/lib/random.ts';
import { MISTAKE_CLAUSES } from '../../shared/referee/clause.ts';
import type { Endpoint } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { Move, Verdict } from '../../shared/referee/verdict.ts';
import { pureAck } from '../../shared/tcp/output.ts';
import { type Asked, askedIn, viewOfDrill } from './drill.ts';
import { drawOffsets, shifted } from './drill-shift.ts';
import type { Drill, Schedule } from './progress.ts';

/** What stands on the page. */
export interface Question {
  readonly drill: Drill;
  readonly asked: Asked;
  readonly view: SeatView;
  readonly endpoint: Endpoint;
  readonly right: Move;
}

/** `State.Review` of ts-fsrs: reached with right answers alone. */
const IN_REVIEW = 2;
/** From intervals of so many days on one composes freely. */
const FREE_FROM_DAYS = 14;

/**
 * As it was composed when it was missed; after two right answers in a row (then the interval is more than a day) with
 * one help less, and once it stays for two weeks with none. Whoever forgets begins again where he was.
 */
export function composeOfDrill(missedIn: ComposeMode, { state, scheduledDays }: Schedule): ComposeMode {
  const kept = state === IN_REVIEW && scheduledDays > 1;
  const fewer = kept ? (scheduledDays >= FREE_FROM_DAYS ? 2 : 1) : 0;
  return COMPOSE_MODES[Math.min(COMPOSE_MODES.length - 1, COMPOSE_MODES.indexOf(missedIn) + fewer)] ?? missedIn;
}

/** Another seed for each drill and each time that it is asked. */
function seedOf({ id, schedule }: Drill): number {
  const hash = [...id].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) | 0, 7);
  return (hash ^ Math.imul(schedule.reps + 1, 0x9e3779b1)) | 0;
}

/** The question that a drill asks this time; null: its view cannot be understood (it came out of another version). */
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
  const bare = viewOfDrill({ ...moved, compose, code: `${drill.id} ${drill.schedule.reps}` });
  const position = moved.position === null ? null : dealt(moved.position, compose, endpoint, bare, draw);
  return { drill, asked, view: { ...bare, position }, endpoint, right: rightIn(asked, endpoint, bare) };
}

/** The position with what its way of composing gives. */
function dealt(
  position: PositionView,
  compose: ComposeMode,
  endpoint: Endpoint,
  { notation }: SeatView,
  draw: Draw,
): PositionView {
  const due = owedIn(endpoint, notation) ?? pureAck(endpoint.tcb);
  return {
    ...position,
    cards: compose === 'cards' ? drawCards(endpoint, notation, draw) : [],
    given: compose === 'fields' ? { flags: due.flags, len: due.len } : null,
  };
}

function rightIn(asked: Asked, endpoint: Endpoint, { notation, position }: SeatView): Move {
  if (asked === 'state') return { kind: 'claim', state: endpoint.tcb.state };
  return rightMove(endpoint, notation, position !== null && portIsDue(position.cause, endpoint.tcb.state));
}

/** What an answer is: `partly`: nothing in it is wrong, but what was asked for is still owed. */
export type Answered = 'right' | 'partly' | 'wrong';

export interface Answer {
  readonly kind: Answered;
  readonly judgement: Judgement;
}

/** Judges an answer, its player's `attempt`-th (from 1), as the server's referee would. */
export function answer(question: Question, move: Move, attempt: number): Answer {
  const { endpoint, view } = question;
  const verdict = judge(endpoint, move, view.notation);
  return { kind: kindOf(question, move, verdict), judgement: judgementOf(question, move, verdict, attempt) };
}

function kindOf({ endpoint }: Question, move: Move, { verdict }: Verdict): Answered {
  if (verdict !== 'correct') return 'wrong';
  return move.kind === 'claim' || settles(endpoint, move) ? 'right' : 'partly';
}

function judgementOf(question: Question, move: Move, verdict: Verdict, attempt: number): Judgement {
  const { view, endpoint, right } = question;
  const astray = move.kind === 'send' && verdict.verdict === 'wrong' ? move.segment : null;
  return {
    id: attempt,
    at: view.now,
    half: view.half,
    seat: view.you.seat,
    end: view.you.end,
    positionId: view.position?.id ?? null,
    cause: view.position?.cause ?? null,
    attempt,
    state: endpoint.tcb.state,
    move,
    by: 'player',
    ...verdict,
    clause: verdict.mistake === null ? '' : MISTAKE_CLAUSES[verdict.mistake],
    peerWould: astray === null ? null : peerWould(endpoint, astray),
    points: NO_POINTS,
    right,
    grounds: null,
    numbers: numbersOf(endpoint),
  };
}
