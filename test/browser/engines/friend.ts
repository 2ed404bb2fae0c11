/** A friend without a screen, who plays as soon as they are asked and makes no mistake. */

import type { MatchOptions } from '../../../shared/duel/options.ts';
import { create, OPTIONS, type Player } from '../../server/support/player.ts';
import { answerIfAsked } from '../../server/support/hand.ts';

/**
 * Creates a match and plays it to its end.
 * @returns the friend, whose grant has the code
 */
export async function openMatch(url: string, asked: Partial<MatchOptions> = {}): Promise<Player> {
  const friend = await create(url, { name: '小林', options: { ...OPTIONS, pace: 'fast', ...asked } });
  void playOn(friend);
  return friend;
}

async function playOn(friend: Player): Promise<void> {
  while (friend.closedWith === null && friend.view.phase !== 'over') {
    const { length } = friend.views;
    await answerIfAsked(friend);
    await friend.until(() => friend.views.length > length || friend.closedWith !== null);
  }
}
