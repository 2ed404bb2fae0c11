/** Plays a level from beginning to end with two bots that make no mistake, on a clock that jumps from deadline to deadline. */

import { botMove, type BotMove } from '../../shared/bot/bot.ts';
import { advance, nextDeadline } from '../../shared/duel/advance.ts';
import { apply } from '../../shared/duel/apply.ts';
import type { Command } from '../../shared/duel/command.ts';
import { createDuel, isOver, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/event.ts';
import { evolve } from '../../shared/duel/evolve.ts';
import type { Level } from '../../shared/duel/level.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import type { RoomFacts } from '../../shared/duel/room-facts.ts';
import { seatView } from '../../shared/duel/seat-view.ts';
import type { DuelState } from '../../shared/duel/state.ts';
import { canFinish } from '../../shared/duel/storm.ts';

const BOT = { name: 'bot', kind: 'bot', bot: 'perfect', presence: 'here' } as const;
const ROOM: RoomFacts = { matchId: 'level', code: 'LEVEL', against: 'bot', players: [BOT, BOT], wire: null };
const SEED = 1;
/** More steps than any half takes that comes to rest. */
const STEPS_MAX = 5_000;

interface Clocked {
  readonly state: DuelState;
  /** Virtual time in milliseconds. */
  readonly now: number;
}

function fold(state: DuelState, events: readonly DuelEvent[]): DuelState {
  return events.reduce<DuelState>(evolve, state);
}

/** Asks a command of a duel in which nothing stands against it. Throws when it is refused, which is a bug. */
function ask({ state, now }: Clocked, command: Command): Clocked {
  const applied = apply(state, command, now);
  if (!applied.ok) throw new Error(`refused: ${applied.code}`);
  return { state: fold(state, applied.events), now };
}

interface Plan {
  readonly at: number;
  readonly seat: Seat;
  readonly chosen: BotMove;
}

/** The move that comes first, of those that the bots are thinking about; null: nobody is asked. */
function nextMove({ state, now }: Clocked): Plan | null {
  const plans = SEATS.flatMap((seat): Plan[] => {
    const view = seatView(state, seat, ROOM, now);
    const chosen = botMove(view, 'perfect', SEED);
    if (chosen === null || view.position === null) return [];
    return [{ at: Math.max(now, view.position.openedAt + chosen.delayMs), seat, chosen }];
  });
  return plans.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** One thing happens: what is due, or a bot's move if that comes first. Null: nothing ever will. */
function step(duel: Clocked): Clocked | null {
  const plan = nextMove(duel);
  const deadline = nextDeadline(duel.state);
  if (deadline !== null && (plan === null || deadline <= plan.at)) {
    const now = Math.max(duel.now, deadline);
    return { state: fold(duel.state, advance(duel.state, now)), now };
  }
  if (plan === null) return null;
  const { seat, chosen } = plan;
  const { positionId, move } = chosen;
  return ask({ ...duel, now: plan.at }, { kind: 'move', seat, positionId, move, by: 'bot' });
}

function playHalf(before: Clocked): Clocked | null {
  let duel: Clocked | null = SEATS.reduce<Clocked>((ready, seat) => ask(ready, { kind: 'ready', seat }), before);
  for (let steps = 0; duel?.state.phase === 'playing'; steps++) duel = steps < STEPS_MAX ? step(duel) : null;
  return duel;
}

/** The state after a whole match, or after a round of one that has no end; null when a half does not come to rest. */
export function playOut(level: Level): DuelState | null {
  const options = { levelId: level.id, mode: 'coached', pace: 'normal', speed: true } as const;
  const created = replay(createDuel({ seed: SEED, level, options }, 0));
  let duel: Clocked | null = { state: created, now: 0 };
  while (duel !== null && !isOver(duel.state) && !canFinish(duel.state)) duel = playHalf(duel);
  return duel?.state ?? null;
}
