/** When a server of a group takes rooms, and whom it believes; without any server. */

import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { Forwarding } from '../../server/group/forwarding.ts';
import { Group } from '../../server/group/group.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { VirtualTime } from '../server/support/virtual-time.ts';

/** The rooms that Colyseus knows at this server. */
const known = vi.hoisted(() => new Map<string, unknown>());
vi.mock('@colyseus/core', async (original) => {
  const core = await original<typeof import('@colyseus/core')>();
  return { ...core, matchMaker: { ...core.matchMaker, getLocalRoomById: (code: string) => known.get(code) } };
});

const ME = { processId: 'p1', address: 'http://127.0.0.1:1', secret: 'the secret of this server' };
/** Longer than any lease. */
const LONG_MS = 60_000;
/** Over before the test looks again. */
const SHORT_MS = 50;

test('[SCALE10] after an outage of the database the others get the time to renew their leases', async () => {
  const stores = await openStores({ dbPath: ':memory:', owner: 'me' });
  const time = new VirtualTime();
  let isAway = false;
  const tried: string[] = [];
  const renew = stores.rooms.renew.bind(stores.rooms);
  const take = stores.rooms.take.bind(stores.rooms);
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
  const match = { id: 'its', code: 'ACDEF', against: 'friend', classId: null, createdAt: 1 } as const;
  await stores.matches.create({ ...match, events: [{ type: 'match-ended', at: 1 }] });
  await stores.rooms.release('its', 'me');
  await stores.rooms.enter('other', SHORT_MS);
  await take(match, 'other');
  await expect.poll(() => stores.rooms.free(1)).toMatchObject([{ id: 'its', isLeft: false }]);
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

test('[SCALE3] a server that has left is no member any more, whatever signs of life are still under way', async () => {
  const stores = await openStores({ dbPath: ':memory:', owner: 'me' });
  const log = { write: () => undefined };
  const group = new Group({ name: 'me', stores, time: new VirtualTime(), log, list: { rooms: [] } });
  await group.beat();
  await group.enter(ME);
  expect((await stores.rooms.members()).map(({ name }) => name)).toEqual(['me']);
  await group.leave();
  await group.beat();
  expect(await stores.rooms.members()).toEqual([]);
  await stores.close();
});

test('[SCALE5] while a room that others have taken is being closed here, requests about it are not answered here', async () => {
  const stores = await openStores({ dbPath: ':memory:', owner: 'me' });
  let closed: () => void = () => undefined;
  const room = {
    roomId: 'ACDEF',
    owned: { id: 'its' },
    fallSilent: () => undefined,
    // Colyseus takes a room off its list at once, and forgets it when the last connection is closed.
    disconnect: () => new Promise<void>((done) => (closed = done)),
  };
  known.set(room.roomId, room);
  const list = { rooms: [{ roomId: room.roomId }] };
  const group = new Group({ name: 'me', stores, time: new VirtualTime(), log: { write: () => undefined }, list });
  await group.enter(ME);
  expect(group.plays(room.roomId)).toBe(true);
  Object.assign(stores.rooms, { renew: () => Promise.resolve(false) });
  await group.beat();
  expect(group.plays(room.roomId)).toBe(false);
  closed();
  // The same room may be this server's again.
  await expect.poll(() => group.plays(room.roomId)).toBe(true);
  known.clear();
  await stores.close();
});

/** A server on a free port of this machine. */
async function listening(answer: RequestListener): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('[SCALE3] while a server ends, rooms are opened at another; one that is gone is said to be busy', async () => {
  const hops: unknown[] = [];
  const other = await listening((request, response) => {
    hops.push(request.headers['x-last-ack-hop']);
    response.end('at the other');
  });
  const members = [
    { name: 'me', ...ME },
    { name: 'other', processId: 'p2', address: other.address, secret: 'its secret' },
  ];
  const group = { name: 'me', members, isLeaving: false, plays: () => false };
  const rooms = { whereIs: () => Promise.resolve({ kind: 'taken', by: members[1] } as never) };
  const forwarding = new Forwarding(group as unknown as Group, rooms, ME.secret);
  const me = await listening((request, response) => {
    void forwarding.request(request, response).then((passed) => passed || response.end('here'));
  });
  const open = async () => (await fetch(`${me.address}/matchmake/create/duel`, { method: 'POST', body: '{}' })).text();
  expect(await open()).toBe('here');
  group.isLeaving = true;
  expect(await open()).toBe('at the other');
  expect(hops).toEqual(['its secret']);
  expect(await (await fetch(`${me.address}/api/instance`)).text()).toBe('here');
  other.server.closeAllConnections();
  other.server.close();
  const gone = await fetch(`${me.address}/matchmake/joinById/ACDEF`, { method: 'POST', body: '{}' });
  expect([gone.status, await gone.json()]).toEqual([503, { code: expect.any(Number), error: 'server-busy' }]);
  me.server.closeAllConnections();
  me.server.close();
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
