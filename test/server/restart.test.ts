/** The end of the process, by force and in good order, and what is left after the next start. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchMaker } from '@colyseus/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Client } from 'colyseus.js';
import { WebSocket } from 'ws';
import { openStores } from '../../server/store/open-stores.ts';
import { CLOSE_CODES, joinRefusal } from '../../shared/protocol.ts';
import { answerIfAsked, play } from './support/hand.ts';
import { create, joinByCode, OPTIONS, type Player, resume } from './support/player.ts';
import { type ServerProcess, spawnServer } from './support/process.ts';
import { startTestServer } from './support/server.ts';
import { openClass } from './support/student.ts';
import { bound, keptOpen, unfinishedIn } from './support/store.ts';

describe('a process', { timeout: 60_000 }, () => {
  let folder: string;
  let server: ServerProcess;
  let ada: Player;
  let bob: Player;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'last-ack-restart-'));
    server = await spawnServer(join(folder, 'log.sqlite'));
    ada = await create(server.url, { options: { ...OPTIONS, pace: 'fast' } });
    bob = await joinByCode(server.url, ada.grant.code);
    await ada.until(() => ada.view.phase === 'ready');
    await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
    await ada.until(() => ada.view.position !== null);
  });
  afterEach(async () => {
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true });
  });

  test('[NET12] [NET13] killed right after a move was answered: match, seats, score and timers are restored', async () => {
    const answered = await ada.ask('move', { positionId: ada.view.position?.id ?? null, move: { kind: 'wait' } });
    expect(answered.ok).toBe(true);
    await ada.until(() => ada.view.judgements.length === 1);
    const before = ada.view;
    const time = await ada.ask('clock', {});
    await server.end('SIGKILL');
    server = await spawnServer(join(folder, 'log.sqlite'));

    const again = await resume(server.url, ada.grant.seatKey);
    const { now: _, peer, ...after } = again.view;
    expect(after).toEqual({ ...before, now: undefined, peer: undefined });
    expect(peer).toEqual({ ...before.peer, presence: 'away' });
    const resumed = await again.ask('clock', {});
    // There is a second between two beats; the rest is this test's own.
    expect(resumed.ok && time.ok ? Math.abs(resumed.now - time.now) : Number.NaN).toBeLessThan(2_500);

    const bobAgain = await resume(server.url, bob.grant.seatKey);
    await again.until(() => again.view.peer.presence === 'here');
    await answerIfAsked(again);
    expect(again.view.judgements.length).toBeGreaterThanOrEqual(before.judgements.length);
    await bobAgain.until(() => bobAgain.view.position !== null);
  });

  test('[NET18] SIGTERM: everyone is told, the process exits cleanly, and the match comes back', async () => {
    const position = ada.view.position;
    expect(await server.end('SIGTERM')).toBe(0);
    await Promise.all([ada, bob].map((player) => player.until(() => player.closedWith !== null)));
    expect([ada.closedWith, bob.closedWith]).toEqual([CLOSE_CODES.shutdown, CLOSE_CODES.shutdown]);
    server = await spawnServer(join(folder, 'log.sqlite'));
    const again = await resume(server.url, ada.grant.seatKey);
    expect(again.view.position).toEqual(position);
  });
});

test('[NET13] a server that starts on the log of another has every unfinished match, and no finished one', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const before = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  const waiting = await create(before.url, { name: 'Waits' });
  const playing = await create(before.url, { against: 'bot' });
  await play(before.time, [playing], () => playing.view.judgements.length > 0);
  const { time } = before;
  await before.stop();

  const after = await startTestServer({ stores, time });
  await time.advance(60_000);
  expect((await resume(after.url, waiting.grant.seatKey)).view).toMatchObject({
    phase: 'waiting',
    you: { name: 'Waits' },
  });
  const again = await resume(after.url, playing.grant.seatKey);
  expect(again.view.judgements).toEqual(playing.view.judgements);
  expect(again.view.peer).toMatchObject({ kind: 'bot', bot: 'perfect' });
  await play(time, [again], () => again.view.phase === 'over');
  const friend = await joinByCode(after.url, waiting.grant.code);
  expect(friend.view.peer.name).toBe('Waits');
  await after.stop();
});

test('[STORE320] a server that starts reads a few unfinished matches at a time, however many there are', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const before = await startTestServer({ stores: keptOpen(stores) });
  const waiting = await Promise.all(Array.from({ length: 20 }, () => create(before.url)));
  await before.stop();

  const store = bound(stores.matches);
  const { find, setClock, unfinished } = store;
  let [held, most] = [0, 0];
  const hold = (logs: number) => {
    held += logs;
    most = Math.max(most, held);
  };
  store.unfinished = async () => {
    const matches = await unfinished();
    hold(matches.filter((match) => 'events' in match).length);
    return matches;
  };
  store.find = (id) => {
    hold(1);
    return find(id);
  };
  // A match that has become a room has its clock stored.
  store.setClock = (id, clock) => {
    held -= 1;
    return setClock(id, clock);
  };
  const after = await startTestServer({ stores: { ...stores, matches: store } });
  expect(most).toBeLessThanOrEqual(8);
  for (const { grant } of waiting) expect((await resume(after.url, grant.seatKey)).view.phase).toBe('waiting');
  await after.stop();
});

test('[NET11] a second outage before anybody has come back costs nothing either', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const first = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  const ada = await create(first.url, { against: 'bot' });
  await play(first.time, [ada], () => ada.view.position !== null);
  const { time } = first;
  const stoodAt = time.now();
  await first.stop();
  const second = await startTestServer({ stores: keptOpen(stores), time });
  await time.advance(60_000);
  await stores.matches.beat(time.now());
  await second.stop();
  const third = await startTestServer({ stores, time });
  const again = await resume(third.url, ada.grant.seatKey);
  expect(again.view.position).toEqual(ada.view.position);
  expect(await again.ask('clock', {})).toEqual({ ok: true, now: stoodAt });
  await third.stop();
});

test('[NET12] if the log cannot be written the move is refused, shown to no client, and can be made again', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const store = bound(stores.matches);
  let full = false;
  const { append } = store;
  store.append = (...args) => (full ? Promise.reject(new Error('disk full')) : append(...args));
  const server = await startTestServer({ stores: { ...stores, matches: store }, seed: 5 });
  const ada = await create(server.url);
  const bob = await joinByCode(server.url, ada.grant.code);
  for (const player of [ada, bob]) await player.ask('time-factor', { factor: 'off' });
  await play(server.time, [ada, bob], () => ada.view.position !== null);
  const shown = [ada.views.length, bob.views.length];
  const wait = { positionId: ada.view.position?.id ?? null, move: { kind: 'wait' } } as const;
  full = true;
  expect(await ada.ask('move', wait)).toEqual({ ok: false, code: 'server-busy' });
  expect([ada.views.length, bob.views.length]).toEqual(shown);
  full = false;
  expect(await ada.ask('move', wait)).toMatchObject({ ok: true });
  await server.stop();
});

test('[NET12] if the log cannot be written nobody can join, and gets no further details', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const store = bound(stores.matches);
  const server = await startTestServer({ stores: { ...stores, matches: store } });
  const ada = await create(server.url);
  const fails = () => Promise.reject(new Error('disk full at /var'));
  const { takeSeat } = store;
  Object.assign(store, { create: fails, takeSeat: fails });
  expect(await create(server.url).catch(joinRefusal)).toBe('server-busy');
  expect(await joinByCode(server.url, ada.grant.code).catch(joinRefusal)).toBe('server-busy');
  store.takeSeat = takeSeat;
  expect((await joinByCode(server.url, ada.grant.code)).grant.seat).toBe(1);
  await server.stop();
});

test('[NET12] if the start of the clock cannot be written, it stands still, and nobody gets further details', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const store = bound(stores.matches);
  const server = await startTestServer({ stores: { ...stores, matches: store }, seed: 5 });
  const ada = await create(server.url);
  const bob = await joinByCode(server.url, ada.grant.code);
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.position !== null);
  const { setClock } = store;
  const leftAt = server.time.now();
  for (const player of [ada, bob]) player.vanish();
  await server.time.advance(20_000);
  store.setClock = () => Promise.reject(new Error('disk full at /var'));
  expect(await resume(server.url, ada.grant.seatKey).catch(joinRefusal)).toBe('server-busy');
  await server.time.advance(60_000);
  store.setClock = setClock;
  const again = await resume(server.url, ada.grant.seatKey);
  expect(again.view.position).toEqual(ada.view.position);
  const answer = await again.ask('clock', {});
  expect(answer.ok ? answer.now - leftAt : Number.NaN).toBeLessThan(13_000);
  await server.stop();
});

test('[NET11] if the stop of the clock cannot be written, that is tried again', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const store = bound(stores.matches);
  const server = await startTestServer({ stores: { ...stores, matches: store } });
  const ada = await create(server.url);
  const bob = await joinByCode(server.url, ada.grant.code);
  const { setClock } = store;
  store.setClock = () => Promise.reject(new Error('disk full'));
  for (const player of [ada, bob]) player.vanish();
  await server.time.advance(20_000);
  expect((await unfinishedIn(store))[0]?.clock.stoppedAt).toBeNull();
  store.setClock = setClock;
  await server.time.advance(2_000);
  expect((await unfinishedIn(store))[0]?.clock.stoppedAt).not.toBeNull();
  await server.stop();
});

test('[NET320] a server that ends lets nobody into a room that ends, whose place was reserved before, and does not wait for them', async () => {
  const server = await startTestServer();
  const ada = await create(server.url);
  const teacher = await openClass(server.url);
  const asks = [
    [ada.grant.code, { kind: 'join', name: 'Bob', code: ada.grant.code }],
    [teacher.grant.code, { kind: 'join', code: teacher.grant.code, name: 'Bob' }],
  ] as const;
  const client = new Client(server.url);
  const places = await Promise.all(
    asks.map(([code, body]) => client.http.post(`/matchmake/joinById/${code}`, { body })),
  );
  const stopped = server.stop();
  await Promise.all([ada, teacher].map((person) => person.until(() => person.closedWith !== null)));
  for (const { data } of places)
    expect(await client.consumeSeatReservation(data as never).catch(joinRefusal)).toBe('server-busy');
  await stopped;
});

test('[NET51] a room that its last player leaves ends, although their older connection is still being closed', async () => {
  const server = await startTestServer();
  const before = await create(server.url);
  const { transport } = before.room.connection;
  const socket = 'ws' in transport ? transport.ws : null;
  if (!(socket instanceof WebSocket)) throw new Error('the sdk has no socket of this kind');
  // It reads nothing, so it does not agree to being closed.
  socket.pause();
  const again = await resume(server.url, before.grant.seatKey);
  await again.leave();
  await vi.waitUntil(() => matchMaker.stats.local.roomCount === 0);
  socket.terminate();
  await server.stop();
});
