/**
 * Plays a level from beginning to end with two bots that make no mistake, on a clock that jumps from deadline to
 * deadline.
 */

import { botMove, type BotMove } from './bot.ts';
import { advance, nextDeadline } from '../duel/rules/advance.ts';
import { apply } from '../duel/rules/apply.ts';
import type { Command } from '../duel/rules/command.ts';
import { createDuel, isOver, replay } from '../duel/duel.ts';
import type { Level } from '../duel/level.ts';
import { SEATS, type Seat } from '../duel/options.ts';
import type { RoomFacts } from '../duel/vocabulary/room-facts.ts';
import { seatView } from '../duel/views/seat-view.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import type { DuelEvent, EventOf } from '../duel/state/duel-event.ts';
import type { DuelState } from '../duel/state/state.ts';
import { canFinish } from '../duel/state/storm.ts';

const BOT = { name: '', kind: 'bot', bot: 'perfect', presence: 'here' } as const;
const ROOM: RoomFacts = { matchId: '', code: '', against: 'bot', players: [BOT, BOT], wire: null };
const SEED = 1;
/** More steps than any half takes that comes to rest. */
const STEPS_MAX = 5_000;

/** The duel at one moment of a match between two bots. */
interface Moment {
  readonly state: DuelState;
  /** What has happened since the moment before. */
  readonly events: readonly DuelEvent[];
  /** Virtual time in milliseconds. */
  readonly now: number;
}

/** How the two bots play. */
interface Play {
  readonly speed: boolean;
  /** How long they think about each position, ms; absent: as long as a bot does. */
  readonly thinkMs?: number;
}

/**
 * Applies a command that the duel has no reason to refuse.
 * @throws if it is refused, which is a bug
 */
function ask({ state, events, now }: Moment, command: Command): Moment {
  const applied = apply(state, command, now);
  if (!applied.ok) throw new Error(`refused: ${applied.code}`);
  return { state: applied.state, events: [...events, ...applied.events], now };
}

/** The view of a seat at a moment. */
function viewAt({ state, now }: Moment, seat: Seat): SeatView {
  return seatView(state, seat, ROOM, now);
}

interface Plan {
  readonly at: number;
  readonly seat: Seat;
  readonly chosen: BotMove;
}

/** The earliest of the moves that the bots are considering; null: neither is asked. */
function nextMove(moment: Moment, { thinkMs }: Play): Plan | null {
  const plans = SEATS.flatMap((seat): Plan[] => {
    const view = viewAt(moment, seat);
    const chosen = botMove(view, 'perfect', SEED);
    if (chosen === null || view.position === null) return [];
    return [{ at: Math.max(moment.now, view.position.openedAt + (thinkMs ?? chosen.delayMs)), seat, chosen }];
  });
  return plans.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** The next thing happens: a deadline, or a bot's move if that comes first. Null: nothing ever will. */
function step(moment: Moment, play: Play): Moment | null {
  const plan = nextMove(moment, play);
  const deadline = nextDeadline(moment.state);
  if (deadline !== null && (plan === null || deadline <= plan.at)) {
    const now = Math.max(moment.now, deadline);
    return { ...advance(moment.state, now), now };
  }
  if (plan === null) return null;
  const { seat, chosen } = plan;
  const { positionId, move } = chosen;
  return ask({ ...moment, events: [], now: plan.at }, { kind: 'move', seat, positionId, move, by: 'bot' });
}

function isDone({ state }: Moment): boolean {
  return isOver(state) || canFinish(state);
}

/** Every moment up to the end of the match, or of a round of an endless one; fewer if a half does not come to rest. */
function* momentsOf(level: Level, play: Play): Generator<Moment, void> {
  const options = { levelId: level.id, mode: 'coached', pace: 'normal', speed: play.speed } as const;
  const created = createDuel({ seed: SEED, level, options }, 0);
  let moment: Moment = { state: replay(created), events: created, now: 0 };
  for (let steps = 0; !isDone(moment) && steps < STEPS_MAX; steps++) {
    if (moment.state.phase !== 'playing') {
      steps = 0;
      moment = SEATS.reduce<Moment>((ready, seat) => ask(ready, { kind: 'ready', seat }), moment);
    }
    const next = step(moment, play);
    if (next === null) return;
    const begun = moment.events;
    moment = { ...next, events: [] };
    yield { ...next, events: [...begun, ...next.events] };
  }
}

/** The state after a whole match, or after a round of an endless one; null if a half does not come to rest. */
export function playOut(level: Level, play: Play = { speed: true }): DuelState | null {
  let last: Moment | null = null;
  for (const moment of momentsOf(level, play)) last = moment;
  return last !== null && isDone(last) ? last.state : null;
}

/** The first view of a seat that is what is looked for, in a match of two bots; null: none is. */
export function viewIn(level: Level, seat: Seat, play: Play, isIt: (view: SeatView) => boolean): SeatView | null {
  for (const moment of momentsOf(level, play)) {
    const view = viewAt(moment, seat);
    if (isIt(view)) return view;
  }
  return null;
}

/**
 * The log of a match of two bots up to the first question to a seat that is what is looked for; null: none is. Its last
 * event is that question.
 */
export function logUntil(level: Level, seat: Seat, play: Play, isIt: (view: SeatView) => boolean): DuelEvent[] | null {
  const log: DuelEvent[] = [];
  for (const moment of momentsOf(level, play)) {
    log.push(...moment.events);
    const view = viewAt(moment, seat);
    if (view.position === null || !isIt(view)) continue;
    const { end } = view.you;
    const asked = log.findLastIndex((event) => isQuestion(event) && event.end === end);
    return log.slice(0, asked + 1);
  }
  return null;
}

function isQuestion(event: DuelEvent): event is EventOf<'position-opened' | 'position-changed'> {
  return event.type === 'position-opened' || event.type === 'position-changed';
}
