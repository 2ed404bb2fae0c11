/** Plans what a bot does in one seat, from that seat's view alone. It acts only through the command that it returns. */

import { botMove } from '../../shared/bot/bot.ts';
import type { Command } from '../../shared/duel/command.ts';
import type { BotProfile } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/view.ts';

export interface Plan {
  readonly command: Command;
  /** When it is to be given: the match's clock. */
  readonly at: number;
  /** What the bot decided; as long as it decides the same, the plan stands. */
  readonly key: string;
}

/** A bot is ready after this time, so that a person sees it happen. */
const READY_AFTER_MS = 800;
/** However fast the bot, it never moves sooner than this. */
const FASTEST_MS = 200;

/**
 * What the bot in the seat of `view` does next if nothing else happens; null: nothing.
 * @param standing the plan so far, which is kept if the bot still wants the same
 */
export function planBot(view: SeatView, profile: BotProfile, seed: number, standing: Plan | null): Plan | null {
  const decided = decide(view, profile, seed);
  if (decided === null) return null;
  const key = JSON.stringify([decided.command, view.half, view.position?.attempt]);
  return standing?.key === key ? standing : { ...decided, key };
}

function decide(view: SeatView, profile: BotProfile, seed: number): Omit<Plan, 'key'> | null {
  const { seat } = view.you;
  if (view.phase === 'ready' || view.phase === 'half-over') {
    return view.you.ready ? null : { command: { kind: 'ready', seat }, at: view.now + READY_AFTER_MS };
  }
  if (view.phase !== 'playing') return null;
  const decision = botMove(view, profile, seed);
  if (decision === null) return null;
  const { positionId, move, delayMs } = decision;
  return { command: { kind: 'move', seat, positionId, move, by: 'bot' }, at: view.now + Math.max(delayMs, FASTEST_MS) };
}
