/** A connection that is kept: what comes over it once it was given up. */

import { signal } from '@preact/signals';
import { Room } from 'colyseus.js';
import { expect, it } from 'vitest';
import { ServerClock } from '../../client/model/server-clock.ts';
import { Line } from '../../client/net/line.ts';

it('[UI45] hears nothing more of a room that it has left, however late the room still speaks', async () => {
  const heard: unknown[] = [];
  const room = new Room<unknown, { readonly view: string }>('duel');
  const line = new Line<typeof room, string, string>({
    connection: signal({ kind: 'none' }),
    problem: signal(null),
    clock: new ServerClock(),
    endings: new Map(),
    unreachable: 'unreachable',
    refusalOf: () => null,
    endOf: () => null,
    key: () => 'a key',
    comeBack: () => Promise.reject(new Error('nobody comes back')),
    listen: (entered) => entered.onStateChange((state) => heard.push(state)),
  });
  await line.enter(() => Promise.resolve(room));
  room.onStateChange.invoke({ view: 'in the duel' });
  await line.leave();
  room.onStateChange.invoke({ view: 'the review' });
  expect(heard).toEqual([{ view: 'in the duel' }]);
});
