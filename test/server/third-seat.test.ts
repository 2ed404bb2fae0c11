/** A person as the wire: joining, leaving, coming back, the requests allowed, and a match that runs without them. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE_CODES, joinRefusal } from '../../shared/protocol.ts';
import { ENDS } from '../../shared/duel/level.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { play } from './support/hand.ts';
import { create, joinAsWire, joinByCode, OPTIONS, type Player, resume, resumeWire } from './support/player.ts';
import { spawnServer } from './support/process.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const WITH_WIRE = { ...OPTIONS, wire: 'person' } as const;

let server: TestServer;
let ada: Player;
let bob: Player;
beforeEach(async () => {
  server = await startTestServer({ seed: 5 });
  ada = await create(server.url, { options: WITH_WIRE });
});
afterEach(() => server.stop());

const wire = (name?: string) => joinAsWire(server.url, ada.grant.code, name);
const invitation = async (): Promise<unknown> =>
  (await fetch(`${server.url}/api/invitations/${ada.grant.code}`)).json();

/** Both players are in and ready. */
async function begin(): Promise<void> {
  bob = await joinByCode(server.url, ada.grant.code);
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.phase === 'playing');
}
const sent = ({ view }: Player, count: number) => view.figure.filter(({ kind }) => kind === 'sent').length >= count;

describe('the third seat', () => {
  test('[NET22] has its own key and shows the name from the moment somebody sits there', async () => {
    expect(ada.view.wire).toEqual({ name: null });
    const wu = await wire();
    expect(wu.grant).toMatchObject({ seat: 'wire', code: ada.grant.code });
    expect(wu.grant.seatKey).not.toBe(ada.grant.seatKey);
    expect(wu.view).toMatchObject({
      phase: 'waiting',
      you: { name: 'Wu' },
      ends: { A: { name: 'Ada' }, B: { name: null } },
    });
    await ada.until(() => ada.view.wire?.name === 'Wu');
    bob = await joinByCode(server.url, ada.grant.code);
    expect(bob.view.wire).toEqual({ name: 'Wu' });
    await wu.until(() => wu.view.phase === 'ready' && wu.view.ends.B.name === 'Bob');
  });

  test('[NET22] exists once, and only in a match that was created with it', async () => {
    await wire();
    expect(await wire('Eve').catch(joinRefusal)).toBe('match-full');
    const plain = await create(server.url);
    expect(plain.view.wire).toBeNull();
    expect(await joinAsWire(server.url, plain.grant.code).catch(joinRefusal)).toBe('match-full');
    expect((await joinByCode(server.url, plain.grant.code)).grant.seat).toBe(1);
  });

  test('[NET22] is not available in a quick match, which has no invitation', async () => {
    const quick = create(server.url, { against: 'anyone', options: WITH_WIRE });
    expect(await quick.catch(joinRefusal)).toBe('bad-message');
  });

  test('[NET22] is available in a match against the bot as well', async () => {
    const practising = await create(server.url, { against: 'bot', options: WITH_WIRE });
    const wu = await joinAsWire(server.url, practising.grant.code);
    expect(wu.view.ends).toMatchObject({ A: { name: 'Ada' }, B: { name: 'perfect' } });
    await play(server.time, [practising], () => practising.view.phase === 'over');
    expect(practising.view.review?.wire).toBe('Wu');
  });

  test('[NET22] may stay empty while a match is played to its end', async () => {
    await begin();
    await play(server.time, [ada, bob], () => ada.view.phase === 'over');
    expect(ada.view.review).toMatchObject({ wire: null });
    expect(await invitation()).toBeNull();
    expect(await wire().catch(joinRefusal)).toBe('match-full');
  });

  test('[NET19] [NET22] the link says whom it is for: a friend, the wire, nobody', async () => {
    expect(await invitation()).toEqual({ host: 'Ada', levelId: 'four-waves', wireFree: true });
    bob = await joinByCode(server.url, ada.grant.code);
    expect(await invitation()).toEqual({ host: null, levelId: 'four-waves', wireFree: true });
    await wire();
    expect(await invitation()).toBeNull();
  });
});

describe('orders', () => {
  test('[NET23] a latecomer sees the half so far; their orders take effect, show and are listed in the review', async () => {
    await begin();
    await play(server.time, [ada], () => sent(ada, 1));
    const wu = await wire();
    expect(wu.view.traffic).toMatchObject([{ id: 1, from: 'A', order: null }]);
    expect(await wu.ask('order', { end: 'B', order: 'lose' })).toEqual({ ok: true });
    await wu.until(() => wu.view.orders.B === 'lose');
    await play(server.time, [ada, bob], () => sent(bob, 1));
    await wu.until(() => wu.view.traffic.length === 2);
    expect(wu.view.traffic[1]).toMatchObject({ from: 'B', order: 'lose', arrivals: [], onTheWay: [] });
    expect(wu.view).toMatchObject({ budget: { left: 2, of: 3 }, orders: { A: null, B: null } });
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && wu.view.phase === 'over');
    const ordered = ada.view.review?.halves[0]?.entries.filter((e) => e.kind === 'segment' && e.order !== null);
    expect(ordered).toMatchObject([{ from: 'B', order: 'lose', lost: true }]);
    expect(wu.view.review).toEqual(ada.view.review);
  });

  test('[NET23] the wire sees a copy arrive when it does, even if the end is busy deciding', async () => {
    await begin();
    const wu = await wire();
    await wu.ask('order', { end: 'A', order: 'duplicate' });
    await play(server.time, [ada], () => sent(ada, 1));
    await wu.until(() => wu.view.traffic.length === 1);
    const [first = 0, second = 0] = wu.view.traffic[0]?.onTheWay ?? [];
    await server.time.until(() => bob.view.position !== null);
    await server.time.advance(second - server.time.now());
    await wu.until(() => wu.view.now === second);
    expect(wu.view.traffic[0]).toMatchObject({ arrivals: [first, second], onTheWay: [] });
    expect(bob.view.figure.filter(({ kind }) => kind === 'arrived')).toHaveLength(1);
  });

  test('[NET23] the wire cannot do what players do, nor they what the wire does', async () => {
    const wu = await wire();
    expect(await wu.ask('order', { end: 'A', order: 'lose' })).toEqual({ ok: false, code: 'not-playing' });
    await begin();
    const refused = { ok: false, code: 'not-playing' };
    expect(await wu.ask('ready', {})).toEqual(refused);
    expect(await wu.ask('time-factor', { factor: 'off' })).toEqual(refused);
    expect(await wu.ask('finish', {})).toEqual(refused);
    for (const kind of ['wait', 'bind'] as const)
      expect(await wu.ask('move', { positionId: null, move: { kind } })).toEqual(refused);
    for (const player of [ada, bob]) expect(await player.ask('order', { end: 'A', order: 'lose' })).toEqual(refused);
    expect(wu.view.orders).toEqual({ A: null, B: null });
    expect(await wu.ask('clock', {})).toMatchObject({ ok: true });
  });

  test.each([
    {},
    { end: 'C', order: 'lose' },
    { end: 'A' },
    { end: 'A', order: 'hold' },
    { end: 'A', order: 'lose', n: 2 },
    null,
  ])('[NET4] %j is no order', async (message) => {
    await begin();
    const wu = await wire();
    expect(await wu.room.request('order', message)).toEqual({ ok: false, code: 'bad-message' });
  });

  test('[NET23] more than the budget is refused', async () => {
    await begin();
    const wu = await wire();
    for (const left of [2, 1, 0]) {
      for (const end of ENDS) await wu.ask('order', { end, order: 'duplicate' });
      await play(server.time, [ada, bob], () => wu.view.budget.left <= left);
    }
    expect(wu.view).toMatchObject({ phase: 'playing', budget: { left: 0, of: 3 }, orders: { A: null, B: null } });
    expect(await wu.ask('order', { end: 'A', order: 'duplicate' })).toEqual({ ok: false, code: 'no-fault-left' });
    expect(await wu.ask('order', { end: 'A', order: null })).toEqual({ ok: true });
  });

  test('[NET5] a flooding client is told so', async () => {
    await begin();
    const wu = await wire();
    const answers = await Promise.all(Array.from({ length: 60 }, () => wu.ask('order', { end: 'A', order: null })));
    expect(answers.at(-1)).toEqual({ ok: false, code: 'too-fast' });
    expect(await ada.ask('clock', {})).toMatchObject({ ok: true });
  });
});

describe('joining and leaving', () => {
  test('[NET22] when the wire leaves, no bot plays, no clock stands still, and the order still holds', async () => {
    await begin();
    const wu = await wire();
    await wu.ask('order', { end: 'A', order: 'lose' });
    const leftAt = server.time.now();
    await wu.leave();
    await server.time.advance(13_000);
    expect(ada.view.peer).toMatchObject({ presence: 'here' });
    expect(ada.view).toMatchObject({ you: { botPlays: false }, wire: { name: 'Wu' } });
    expect(await ada.ask('clock', {})).toEqual({ ok: true, now: leftAt + 13_000 });
    await play(server.time, [ada, bob], () => ada.view.phase === 'over');
    const entries = ada.view.review?.halves[0]?.entries ?? [];
    expect(entries.find((entry) => entry.kind === 'segment')).toMatchObject({ order: 'lose', lost: true });
  });

  test('[NET7] [NET22] the key restores the seat, and closes the older connection', async () => {
    await begin();
    const wu = await wire();
    await wu.ask('order', { end: 'B', order: 'delay' });
    const again = await resumeWire(server.url, wu.grant.seatKey);
    await wu.until(() => wu.closedWith !== null);
    expect(wu.closedWith).toBe(CLOSE_CODES.seatTaken);
    expect(again.grant).toEqual(wu.grant);
    expect(again.view.orders).toEqual({ A: null, B: 'delay' });
  });

  test('[NET8] a dropped connection comes back by itself', async () => {
    await begin();
    const wu = await wire();
    const back = new Promise<void>((resolve) => wu.room.onReconnect(resolve));
    wu.drop();
    await back;
    expect(await wu.ask('order', { end: 'B', order: 'delay' })).toEqual({ ok: true });
    await wu.until(() => wu.view.orders.B === 'delay');
    expect(wu.closedWith).toBeNull();
  });

  test('[NET11] [NET22] with only the wire there the clock stands still, and their return does not start it', async () => {
    await begin();
    const wu = await wire();
    const leftAt = server.time.now();
    for (const player of [ada, bob]) player.vanish();
    await server.time.advance(20_000);
    const again = await resumeWire(server.url, wu.grant.seatKey);
    const clock = await again.ask('clock', {});
    expect(clock).toEqual({ ok: true, now: leftAt + 12_000 });
    await server.time.advance(20_000);
    expect(await again.ask('clock', {})).toEqual(clock);
    const adaAgain = await resume(server.url, ada.grant.seatKey);
    await server.time.advance(1_000);
    expect(await adaAgain.ask('clock', {})).toEqual({ ok: true, now: leftAt + 13_000 });
  });

  test('[NET14] [NET22] the wire alone keeps no match alive: it is given up as if it were empty', async () => {
    await begin();
    const wu = await wire();
    for (const player of [ada, bob]) player.vanish();
    await server.time.advance(4 * 60_000);
    const again = await resumeWire(server.url, wu.grant.seatKey);
    await server.time.advance(60_000 + 1_000);
    await again.until(() => again.closedWith !== null);
    expect(again.closedWith).toBe(CLOSE_CODES.matchGone);
  });

  test('[NET14] [NET22] nor does it live longer if the wire leaves last', async () => {
    await begin();
    const wu = await wire();
    for (const player of [ada, bob]) player.vanish();
    await server.time.advance(4 * 60_000);
    await wu.leave();
    await server.time.advance(60_000 + 1_000);
    expect(await resume(server.url, ada.grant.seatKey).catch(joinRefusal)).toBe('no-such-match');
  });

  test('[NET14] [NET22] nor do orders keep a match alive in which no player moves', async () => {
    await begin();
    for (const player of [ada, bob]) await player.ask('time-factor', { factor: 'off' });
    const wu = await wire();
    for (let minute = 0; minute < 31; minute += 1) {
      void wu.ask('order', { end: 'A', order: minute % 2 === 0 ? 'lose' : null }).catch(() => undefined);
      await server.time.advance(60_000);
    }
    await wu.until(() => wu.closedWith !== null);
    expect(wu.closedWith).toBe(CLOSE_CODES.matchGone);
  });

  test('[NET22] a waiting host is not sent away because the wire leaves', async () => {
    ada.vanish();
    const wu = await wire();
    await wu.leave();
    const again = await resume(server.url, ada.grant.seatKey);
    expect(again.view).toMatchObject({ phase: 'waiting', wire: { name: 'Wu' } });
  });
});

test('[NET13] [NET22] after the process was killed the wire has seat, orders and budget again', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-wire-'));
  const path = join(folder, 'log.sqlite');
  const first = await spawnServer(path);
  const carol = await create(first.url, { options: WITH_WIRE });
  const dan = await joinByCode(first.url, carol.grant.code);
  const wu = await joinAsWire(first.url, carol.grant.code);
  await Promise.all([carol.ask('ready', {}), dan.ask('ready', {})]);
  await wu.until(() => wu.view.phase === 'playing');
  expect(await wu.ask('order', { end: 'B', order: 'duplicate' })).toEqual({ ok: true });
  await wu.until(() => wu.view.orders.B !== null);
  const { now: _, ...before }: WireView = wu.view;
  await first.end('SIGKILL');
  const second = await spawnServer(path);
  expect(await joinAsWire(second.url, carol.grant.code).catch(joinRefusal)).toBe('match-full');
  const again = await resumeWire(second.url, wu.grant.seatKey);
  expect(again.view).toMatchObject({ ...before, traffic: expect.any(Array) });
  const carolAgain = await resume(second.url, carol.grant.seatKey);
  expect(carolAgain.view.wire).toEqual({ name: 'Wu' });
  await second.end('SIGTERM');
  rmSync(folder, { recursive: true });
});
