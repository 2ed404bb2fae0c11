/** Plans what bots do, each from the view of its seat alone. Bots act only through ordinary commands. */

import { botMove } from '../bot/bot.ts';
import type { Command } from '../duel/rules/command.ts';
import type { BotProfile, Seat } from '../duel/options.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';

interface Plan {
  readonly command: Command;
  /** When the command is due: the match's clock. */
  readonly at: number;
  /** What the bot decided; while it decides the same, the plan stands. */
  readonly key: string;
}

/** A bot is ready after this time, so that a person sees it happen. */
const READY_AFTER_MS = 800;
/** However fast the bot, it never moves sooner than this. */
const FASTEST_MS = 200;

/** The plans of a match's bots, at most one for each seat. */
export class BotPlans {
  readonly #plans = new Map<Seat, Plan>();

  /**
   * Plans again from what the seat sees now; the current plan stands if the bot still wants the same.
   * @param profile null: the seat is a person's, for whom the bot plays as well as it can
   */
  make(seat: Seat, view: SeatView, profile: BotProfile | null, seed: number): void {
    const plan = planBot(view, profile, seed, this.#plans.get(seat) ?? null);
    if (plan === null) this.drop(seat);
    else this.#plans.set(seat, plan);
  }

  /** No bot moves for this seat. */
  drop(seat: Seat): void {
    this.#plans.delete(seat);
  }

  /** Takes the command due in this seat by `now` out of the plans; null: nothing is due. */
  takeDue(seat: Seat, now: number): Command | null {
    const plan = this.#plans.get(seat);
    if (plan === undefined || plan.at > now) return null;
    this.drop(seat);
    return plan.command;
  }

  /** When the planned commands are due: the match's clock. */
  times(): number[] {
    return [...this.#plans.values()].map(({ at }) => at);
  }
}

/**
 * What the bot in the seat of `view` does next if nothing else happens; null: nothing.
 * @param standing the current plan, which is kept if the bot still wants the same
 */
function planBot(view: SeatView, profile: BotProfile | null, seed: number, standing: Plan | null): Plan | null {
  const decided = decide(view, profile, seed);
  if (decided === null) return null;
  const key = JSON.stringify([decided.command, view.half, view.position?.attempt]);
  return standing?.key === key ? standing : { ...decided, key };
}

function decide(view: SeatView, profile: BotProfile | null, seed: number): Omit<Plan, 'key'> | null {
  const { seat } = view.you;
  if (view.phase === 'ready' || view.phase === 'half-over') {
    return view.you.ready ? null : { command: { kind: 'ready', seat }, at: view.now + READY_AFTER_MS };
  }
  if (view.phase !== 'playing') return null;
  const decision = botMove(view, profile ?? 'perfect', seed);
  if (decision === null) return null;
  const { positionId, move, delayMs } = decision;
  const standsIn = profile === null ? { standsIn: true as const } : {};
  const command = { kind: 'move', seat, positionId, move, by: 'bot', ...standsIn } as const;
  return { command, at: view.now + Math.max(delayMs, FASTEST_MS) };
}
