/** The bots: each sees a seat's view and makes moves through the same interface and at the same pace as a person. */

import type { BotProfile } from '../duel/options.ts';
import { portMove, rightMove } from '../duel/rules/right-move.ts';
import type { PositionView } from '../duel/vocabulary/position.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import { drawsFrom } from '../lib/random.ts';
import type { Endpoint } from '../referee/endpoint.ts';
import { judge } from '../referee/judge.ts';
import type { Move } from '../referee/verdict.ts';
import type { Segment } from '../tcp/segment.ts';
import { endpointFromView } from './endpoint-from-view.ts';
import { forgetTimeWait, ignoresFin, takesPortTooEarly } from './forgets-time-wait.ts';
import { hurry } from './impatient.ts';
import { slipByOne } from './off-by-one.ts';
import type { Erring, Situation } from './erring.ts';
import { errAsMostDo } from './typical.ts';

export interface BotMove {
  /** Null: the move answers no position; only asking for the port does so. */
  readonly positionId: number | null;
  readonly move: Move;
  /** How long the bot thinks before it moves, in milliseconds. */
  readonly delayMs: number;
}

/** A bot thinks at least this long, and up to this much longer. */
const THINK_MS = 1_200;
const THINK_MORE_MS = 2_200;
/** `slow` takes this many times as long, in percent, and up to this much more. */
const SLOW_PERCENT = 200;
const SLOW_MORE_PERCENT = 101;

/** What each character does wrong. `slow` only thinks longer; `deaf` is deaf in its application, not in its TCP. */
const ERRING: Readonly<Record<BotProfile, Erring>> = {
  perfect: () => null,
  slow: () => null,
  deaf: () => null,
  'off-by-one': slipByOne,
  'forgets-time-wait': forgetTimeWait,
  impatient: hurry,
  typical: errAsMostDo,
};

/** The right move, as one of the cards if there are cards. */
function correctMove(view: SeatView, position: PositionView, endpoint: Endpoint): Move {
  const move = rightMove(endpoint, view.notation, portMove(position.cause, endpoint.tcb));
  if (move.kind !== 'send' || position.cards.length === 0) return move;
  const isRight = (segment: Segment) => judge(endpoint, { kind: 'send', segment }, view.notation).verdict === 'correct';
  const card = position.cards.find(isRight);
  return card === undefined ? move : { kind: 'send', segment: card };
}

/** In live mode a bot that forgets TIME-WAIT is not stopped: the FIN stays unanswered and, after 2MSL, meets a closed end. */
function staysSilent(profile: BotProfile, situation: Situation): boolean {
  const { view, position } = situation;
  return profile === 'forgets-time-wait' && view.mode === 'live' && position.attempt > 1 && ignoresFin(situation);
}

function chooseMove(profile: BotProfile, situation: Situation): Move | null {
  if (staysSilent(profile, situation)) return null;
  return ERRING[profile](situation) ?? situation.right;
}

/** When 2MSL or its time is about to end, a bot thinks only for a part of what is left. */
function hurried(view: SeatView, delayMs: number): number {
  const untilClosed = view.timeWait === null ? Number.POSITIVE_INFINITY : (view.timeWait.endsAt - view.now) / 3;
  const limitAt = view.position?.limitAt ?? null;
  const untilLost = limitAt === null ? Number.POSITIVE_INFINITY : (limitAt - view.now) / 2;
  return Math.max(0, Math.min(delayMs, untilClosed, untilLost));
}

/** How long a bot thinks about what its seat sees, without hurry: equally long about the same view. */
function thinkingTime(profile: BotProfile, seed: number, salt: number): number {
  const draw = drawsFrom(seed, salt);
  const delayMs = THINK_MS + draw(THINK_MORE_MS);
  return profile === 'slow' ? (delayMs * (SLOW_PERCENT + draw(SLOW_MORE_PERCENT))) / 100 : delayMs;
}

/** A move without a question: the bot wants its port. */
function unasked(view: SeatView, profile: BotProfile, seed: number): BotMove | null {
  if (profile !== 'forgets-time-wait' || !takesPortTooEarly(view)) return null;
  const delayMs = hurried(view, thinkingTime(profile, seed, -view.half));
  return { positionId: null, move: { kind: 'bind' }, delayMs };
}

/**
 * What a bot of this profile does, given the view of its seat; null while it has nothing to decide.
 * The same view, profile and seed (a 32-bit integer) give the same move after the same delay.
 * @param known its endpoint, where the caller has it; absent: what follows from the view
 */
export function botMove(view: SeatView, profile: BotProfile, seed: number, known?: Endpoint): BotMove | null {
  const { position } = view;
  if (position === null) return unasked(view, profile, seed);
  const endpoint = known ?? endpointFromView(view);
  if (endpoint === null) return null;
  const salt = position.id * 8 + position.attempt;
  // Once the state is named the moment is a different one, so the draw differs too.
  const draw = drawsFrom(seed, -salt * 2 - (position.claim === null ? 1 : 0));
  const situation = { view, position, endpoint, right: correctMove(view, position, endpoint), draw };
  const move = chooseMove(profile, situation);
  if (move === null) return null;
  return { positionId: position.id, move, delayMs: hurried(view, thinkingTime(profile, seed, salt)) };
}
