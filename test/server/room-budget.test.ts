/** How many rooms one address may open. */

import { describe, expect, test } from 'vitest';
import { ownLimits } from '../../server/limits.ts';
import { type OpenMatch, OpenMatches } from '../../server/rooms/open-matches.ts';
import { publicRooms, RoomBudget } from '../../server/rooms/room-budget.ts';

const EVE = '198.51.100.7';
const match = (code: string): OpenMatch => ({
  code,
  against: 'bot',
  choice: { levelId: 'four-waves', mode: 'coached' },
  isEmpty: true,
  isFull: false,
  somebodyHere: false,
  peopleHere: 0,
  wireFree: false,
  seatOf: () => null,
});

describe('the rooms of one address', () => {
  test('[NET52] are at most 600 in a minute, and others open theirs meanwhile', async () => {
    const budget = new RoomBudget({ maxRooms: 4000 }, new OpenMatches(), ownLimits);
    const answers = await Promise.all(Array.from({ length: 640 }, () => budget.take(EVE)));
    expect(answers.filter(Boolean)).toHaveLength(600);
    expect(await budget.take('198.51.100.8')).toBe(true);
  });

  test('[NET52] are at most half of all at a time, counting a network of IPv6 as one address', async () => {
    const matches = new OpenMatches();
    const budget = new RoomBudget({ maxRooms: 1000 }, matches, ownLimits);
    for (let n = 0; n < 500; n += 1) {
      matches.add(match(`M${n}`));
      budget.opened(`M${n}`, `2001:db8:1:2::${n}`);
    }
    expect(await budget.take('2001:db8:1:2::ffff')).toBe(false);
    expect(await budget.take('2001:db8:1:3::1')).toBe(true);
    matches.remove('M7');
    matches.remove('M7');
    expect(await budget.take('2001:db8:1:2::ffff')).toBe(true);
  });

  test('[NET52] a class behind one address can practise even on a small server, and a tenth is reserved for the duels of classes', async () => {
    const matches = new OpenMatches();
    const budget = new RoomBudget({ maxRooms: 10 }, matches, ownLimits);
    for (let n = 0; n < 250; n += 1) {
      expect(await budget.take(EVE)).toBe(true);
      matches.add(match(`M${n}`));
      budget.opened(`M${n}`, EVE);
    }
    expect([publicRooms({ maxRooms: 4000 }), publicRooms({ maxRooms: 3 })]).toEqual([3600, 3]);
  });
});
