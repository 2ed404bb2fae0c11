/** When a server of a group takes rooms, and whom it believes; without any server. */

import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Forwarding } from '../../server/group/forwarding.ts';
import { Group } from '../../server/group/group.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { VirtualTime } from '../server/support/virtual-time.ts';

const ME = { processId: 'p1', address: 'http://127.0.0.1:1', secret: 'the secret of this server' };
/** Longer than any lease. */
const LONG_MS = 60_000;

test('[SCALE10] after an outage of the database the others get the time to renew their leases', async () => {
  const stores = await openStores({ dbPath: ':memory:', owner: 'me' });
  const time = new VirtualTime();
  let isAway = false;
  const tried: string[] = [];
  await stores.rooms.enter('other', LONG_MS);
  await stores.rooms.take({ id: 'its', code: 'ACDEF' }, 'other');
  await stores.rooms.leave('other');
  const renew = stores.rooms.renew.bind(stores.rooms);
  Object.assign(stores.rooms, {
    renew: (...args: Parameters<typeof renew>) => (isAway ? Promise.reject(new Error('away')) : renew(...args)),
    take({ id }: { readonly id: string }) {
      tried.push(id);
      return Promise.resolve(false);
    },
    mend: () => Promise.resolve(),
  });
  const group = new Group({ name: 'me', stores, time, log: { write: () => undefined }, list: { rooms: [] } });
  await group.enter(ME);
  await time.advance(LONG_MS);
  await group.beat();
  isAway = true;
  await expect(group.beat()).rejects.toThrow();
  isAway = false;
  await time.advance(1_000);
  await group.beat();
  await group.sweep();
  expect(tried).toEqual([]);
  await time.advance(LONG_MS);
  await group.sweep();
  expect(tried).toEqual(['its']);
  await stores.close();
});

test('[SCALE1] only who knows the secret of a member is believed about the sender of a request', async () => {
  const stores = await openStores({ dbPath: ':memory:', owner: 'me' });
  const log = { write: () => undefined };
  const group = new Group({ name: 'me', stores, time: new VirtualTime(), log, list: { rooms: [] } });
  const forwarding = new Forwarding(group, stores.rooms, ME.secret);
  const isHop = (said?: string) =>
    forwarding.isHop({ headers: said === undefined ? {} : { 'x-last-ack-hop': said } } as unknown as IncomingMessage);
  expect([undefined, '', 'the secret of that server', `${ME.secret} `].map(isHop)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(isHop(ME.secret)).toBe(true);
  await stores.close();
});
