/** Plays a seat as the perfect bot would, but through a page's requests. */

import { botMove } from '../../../shared/bot/bot.ts';
import type { Player } from './player.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Answers the player's current question, if any. */
export async function answerIfAsked(player: Player): Promise<void> {
  const { view } = player;
  // An endless match counts as one round.
  if (view.canFinish) return void (await player.ask('finish', {}));
  if (view.phase === 'ready' || view.phase === 'half-over') {
    if (!view.you.ready) await player.ask('ready', {});
    return;
  }
  const decided = view.phase === 'playing' ? botMove(view, 'perfect', 1) : null;
  if (decided !== null) await player.ask('move', { positionId: decided.positionId, move: decided.move });
}

/** Lets time pass, with these players answering as soon as they are asked, until `done`. */
export async function play(time: VirtualTime, players: readonly Player[], done: () => boolean): Promise<void> {
  for (let steps = 0; !done(); steps += 1) {
    if (steps > 3_000) throw new Error('the match does not reach the expected point');
    for (const player of players) await answerIfAsked(player);
    await time.advance(200);
  }
}
