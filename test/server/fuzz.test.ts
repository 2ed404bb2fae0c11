/** Whatever a client sends: the other player does not notice, and the server survives. */

import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket, type WebSocketServer } from 'ws';
import { Client } from 'colyseus.js';
import { Sockets } from '../../server/sockets.ts';
import { codeOfSeatKey, joinRefusal } from '../../shared/protocol.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { create, joinAsWire, joinByCode, OPTIONS, type Player, resume } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const RUNS = { seed: 20_260_101, numRuns: 100 } as const;
const KINDS = [
  'ready',
  'move',
  'time-factor',
  'clock',
  'order',
  'finish',
  'hint',
  'challenge',
  'name',
  'here',
  'seat',
  '__proto__',
  'constructor',
  '*',
  '_',
  '',
] as const;

let server: TestServer;
let ada: Player;
let bob: Player;

beforeEach(async () => {
  server = await startTestServer();
  ada = await create(server.url, { options: { ...OPTIONS, wire: 'person' } });
  bob = await joinByCode(server.url, ada.grant.code);
  // Without a clock nothing happens by itself.
  for (const player of [ada, bob]) await player.ask('time-factor', { factor: 'off' });
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.position !== null);
});
afterEach(() => server.stop());

/** The other player has seen nothing, and is answered. */
async function bobIsUndisturbed(before: number): Promise<void> {
  await server.time.advance(2_000);
  expect(await bob.ask('clock', {})).toMatchObject({ ok: true });
  expect(bob.view.you).toEqual(bob.views[before - 1]?.you);
  expect(bob.views.slice(before).every(({ review }) => review === null)).toBe(true);
}

const value = fc.anything({ withNullPrototype: false, maxDepth: 3 });
const small = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 2_000 }), fc.integer());
/** As a page would send it, with any number. */
const beside = fc.oneof(
  fc.tuple(fc.constant('hint'), fc.record({ positionId: small })),
  fc.tuple(fc.constant('challenge'), fc.record({ entryId: small })),
  fc.tuple(fc.constant('name'), fc.record({ entryId: small, mistake: fc.constantFrom(...MISTAKES, 'none') })),
);

test.each(['a player', 'the wire'])(
  '[NET4] any request of any kind by %s is answered or refused, and the connection stays',
  async (who) => {
    const sender = who === 'a player' ? ada : await joinAsWire(server.url, ada.grant.code);
    await bob.until(() => who === 'a player' || bob.view.wire?.name !== null);
    const before = bob.views.length;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        fc.oneof(
          fc.json().map((text): unknown => JSON.parse(text)),
          value,
        ),
        async (kind, message) => {
          await server.time.advance(100);
          await sender.room
            .request(kind, message)
            .catch((error: Error) => expect(error.message).toContain('no onMessage'));
          expect(sender.closedWith).toBeNull();
        },
      ),
      RUNS,
    );
    await bobIsUndisturbed(before);
  },
);

test('[NET4] any message that wants no answer is ignored, and the connection stays', async () => {
  const before = bob.views.length;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), value, async (kind, message) => {
      await server.time.advance(100);
      ada.room.send(kind, message);
    }),
    RUNS,
  );
  expect(await ada.ask('clock', {})).toBeDefined();
  expect(ada.closedWith).toBeNull();
  await bobIsUndisturbed(before);
});

test.each(['coached', 'live'] as const)(
  '[NET4] hints, challenges and names with any number are answered or refused, %s',
  async (mode) => {
    const eve = await create(server.url, { name: 'Eve', options: { ...OPTIONS, mode } });
    const tom = await joinByCode(server.url, eve.grant.code, 'Tom');
    await Promise.all([eve.ask('ready', {}), tom.ask('ready', {})]);
    await eve.until(() => eve.view.phase === 'playing');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(eve, tom), beside, async (sender, [kind, message]) => {
        await server.time.advance(200);
        const reply: unknown = await sender.room.request(kind, message);
        expect(reply).toMatchObject({ ok: expect.any(Boolean) });
        expect(reply).not.toMatchObject({ code: 'server-busy' });
      }),
      RUNS,
    );
    expect([eve.closedWith, tom.closedWith]).toEqual([null, null]);
  },
);

test('[NET4] any malformed request to join is refused, and other clients do not notice', async () => {
  const before = bob.views.length;
  const asked = fc.record(
    {
      kind: fc.oneof(fc.constantFrom('create', 'join', 'resume'), value),
      name: fc.oneof(fc.constant('Eve'), value),
      code: fc.oneof(fc.constant(ada.grant.code), value),
      seatKey: fc.oneof(fc.constant(`${ada.grant.code}-`), value),
      against: fc.oneof(fc.constantFrom('friend', 'bot', 'anyone'), value),
      as: value,
      options: value,
    },
    { requiredKeys: ['kind'], noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(asked, fc.boolean(), async (options, isNew) => {
      const client = new Client(server.url);
      const joining = isNew ? client.create('duel', options) : client.joinById(ada.grant.code, options);
      const refused = await joining.then(
        () => null,
        (error: unknown) => joinRefusal(error),
      );
      expect(refused).toMatch(/^(no-such-match|bad-message|bad-name|bad-seat-key|name-not-allowed|match-full)$/);
    }),
    RUNS,
  );
  await bobIsUndisturbed(before);
});

/** Bytes that begin like a message of the protocol, and bytes that do not. */
const frame = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc
    .tuple(fc.integer({ min: 9, max: 20 }), fc.uint8Array({ maxLength: 64 }))
    .map(([code, rest]) => Uint8Array.of(code, ...rest)),
  fc
    .tuple(fc.constantFrom(13, 17, 18, 19, 20), fc.constantFrom('move', 'ready'), fc.uint8Array({ maxLength: 64 }))
    .map(([code, kind, rest]) => Uint8Array.of(code, 0xa0 | kind.length, ...Buffer.from(kind), ...rest)),
);

test('[NET4] any bytes may cost the sender the connection, and others nothing', async () => {
  const before = bob.views.length;
  let sender = await resume(server.url, ada.grant.seatKey);
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 3 }), async (frames) => {
      if (sender.closedWith !== null || !sender.room.connection.isOpen) {
        sender = await resume(server.url, ada.grant.seatKey);
      }
      for (const bytes of frames) sender.room.connection.send(bytes);
      expect(await bob.ask('clock', {})).toBeDefined();
      await server.time.advance(100);
    }),
    RUNS,
  );
  await resume(server.url, ada.grant.seatKey);
  await bobIsUndisturbed(before);
});

test('[NET4] a message that is too long costs the sender the connection, and others nothing', async () => {
  const before = bob.views.length;
  const sender = await resume(server.url, ada.grant.seatKey);
  sender.room.reconnection.enabled = false;
  sender.room.send('move', { text: 'x'.repeat(10_000) });
  await sender.until(() => sender.closedWith !== null);
  await resume(server.url, ada.grant.seatKey);
  await bobIsUndisturbed(before);
});

test('[NET194] a client that answers pings and reads nothing is let go', async () => {
  const counting = vi.spyOn(Sockets.prototype, 'closeUnread');
  await vi.waitUntil(() => counting.mock.contexts.length > 0, { timeout: 3_000 });
  const { wss } = counting.mock.contexts[0] as unknown as { readonly wss: WebSocketServer };
  const before = new Set(wss.clients);
  const eve = new WebSocket(await placeOf(server.url, ada.grant.seatKey));
  await once(eve, 'open');
  const [own] = [...wss.clients].filter((socket) => !before.has(socket));
  eve.pause();
  const alive = setInterval(() => eve.pong(), 100);
  // More than the machine's own buffers hold.
  for (let sent = 0; sent < 32; sent += 1) own?.send(Buffer.alloc(1024 * 1024));
  expect(own?.bufferedAmount).toBeGreaterThan(1024 * 1024);
  await vi.waitUntil(() => own?.readyState === WebSocket.CLOSED, { timeout: 3_000 });
  clearInterval(alive);
  eve.terminate();
  expect(await bob.ask('clock', {})).toMatchObject({ ok: true });
});

/** The address of a place with this key, reserved and not taken yet. */
async function placeOf(url: string, seatKey: string): Promise<string> {
  const code = codeOfSeatKey(seatKey);
  const response = await fetch(`${url}/matchmake/joinById/${code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'resume', seatKey }),
  });
  const { processId, roomId, sessionId } = await response.json();
  return `${url.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`;
}
