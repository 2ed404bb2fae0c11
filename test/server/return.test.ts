/** Leaving and coming back: reloads, broken connections, the bot that fills in, abandoned matches. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLOSE_CODES, joinRefusal } from '../../shared/protocol.ts';
import { play } from './support/hand.ts';
import { create, joinByCode, type Player, resume } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { settle } from './support/virtual-time.ts';
import { unfinishedIn } from './support/store.ts';
import { must } from '../duel/rig.ts';

let server: TestServer;
let ada: Player;
let bob: Player;

beforeEach(async () => {
  server = await startTestServer({ seed: 3 });
  ada = await create(server.url);
  bob = await joinByCode(server.url, ada.grant.code);
});
afterEach(() => server.stop());

/** Both are ready, and the first position of the match is open in Ada's seat. */
async function firstPosition(): Promise<void> {
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.position !== null);
}

/** The view without its timestamp. */
const still = (player: Player) => ({ ...player.view, now: 0 });

describe('a reload', () => {
  test('[NET7] restores the same seat, with the same position and the same deadline', async () => {
    await firstPosition();
    const before = still(ada);
    ada.vanish();
    await server.time.advance(3_000);
    const again = await resume(server.url, ada.grant.seatKey);
    expect(still(again)).toEqual(before);
    expect(again.grant).toEqual(ada.grant);
    expect(await again.ask('clock', {})).toEqual({ ok: true, now: server.time.now() });
    await play(server.time, [again, bob], () => again.view.phase === 'half-over');
  });

  test('[NET7] a second tab takes the seat over, and the first is told where it went', async () => {
    await firstPosition();
    const second = await resume(server.url, ada.grant.seatKey);
    await ada.until(() => ada.closedWith !== null);
    expect(ada.closedWith).toBe(CLOSE_CODES.seatTaken);
    expect(bob.view.peer.presence).toBe('here');
    await play(server.time, [second, bob], () => second.view.phase === 'half-over');
  });

  test('[NET7] requests that the first tab still had in flight change nothing', async () => {
    await firstPosition();
    const moved = ada.ask('move', { positionId: 999, move: { kind: 'wait' } }).catch(() => 'gone');
    await resume(server.url, ada.grant.seatKey);
    expect(['gone', { ok: false, code: 'stale-position' }]).toContainEqual(await moved);
  });

  test('[NET7] the key of one seat does not open the other', async () => {
    const again = await resume(server.url, bob.grant.seatKey);
    expect(again.view.you).toMatchObject({ seat: 1, name: 'Bob' });
  });
});

describe('a broken connection', () => {
  test('[NET8] comes back by itself and finds what happened in the meantime', async () => {
    await firstPosition();
    bob.drop();
    await ada.until(() => ada.view.peer.presence === 'away');
    await ada.until(() => ada.view.peer.presence === 'here');
    await play(server.time, [ada, bob], () => bob.view.phase === 'half-over');
    expect(bob.closedWith).toBeNull();
  });

  test('[NET8] the peer sees that the player is away, and nothing else of it', async () => {
    await firstPosition();
    const before = still(ada);
    bob.vanish();
    await ada.until(() => ada.view.peer.presence === 'away');
    expect(still(ada)).toEqual({ ...before, peer: { ...before.peer, presence: 'away' } });
  });
});

describe('the bot', () => {
  test('[NET9] takes a seat after 12 s, not before, and plays on', async () => {
    await firstPosition();
    ada.vanish();
    await bob.until(() => bob.view.peer.presence === 'away');
    await server.time.advance(11_900);
    expect(bob.view.peer.presence).toBe('away');
    await server.time.advance(200);
    await bob.until(() => bob.view.peer.presence === 'bot-plays');
    await play(server.time, [bob], () => bob.view.phase === 'half-over');
  });

  test('[NET9] gives the seat back at the moment its player returns', async () => {
    await firstPosition();
    ada.vanish();
    await bob.until(() => bob.view.peer.presence === 'away');
    await server.time.advance(12_100);
    await bob.until(() => bob.view.peer.presence === 'bot-plays');
    const again = await resume(server.url, ada.grant.seatKey);
    expect(again.view.you.botPlays).toBe(false);
    await bob.until(() => bob.view.peer.presence === 'here');
    const judged = again.view.judgements.length;
    await server.time.advance(5_000);
    expect(again.view.judgements).toHaveLength(judged);
  });

  test('[NET9] takes the seat of a player who left on purpose at once', async () => {
    await firstPosition();
    await ada.leave();
    await bob.until(() => bob.view.peer.presence === 'bot-plays');
  });

  test('[NET9] plays whole matches in the seats of players who left', async () => {
    await ada.leave();
    await play(server.time, [bob], () => bob.view.phase === 'over');
  });
});

describe('both absent', () => {
  test('[NET11] the clock stands still after 12 s, and continues from there', async () => {
    await firstPosition();
    const { limitAt, id } = ada.view.position ?? {};
    const left = (limitAt ?? 0) - server.time.now();
    ada.vanish();
    bob.vanish();
    await server.time.advance(200_000);
    const again = await resume(server.url, ada.grant.seatKey);
    expect(again.view.position).toMatchObject({ id, limitAt });
    const answer = await again.ask('clock', {});
    const now = answer.ok ? answer.now : 0;
    expect((limitAt ?? 0) - now).toBeGreaterThan(left - 12_500);
    expect((limitAt ?? 0) - now).toBeLessThanOrEqual(left);
  });

  test('[NET11] the first to come back does not face a bot at once', async () => {
    await firstPosition();
    ada.vanish();
    bob.vanish();
    await server.time.advance(60_000);
    const again = await resume(server.url, ada.grant.seatKey);
    expect(again.view.peer.presence).toBe('away');
    await server.time.advance(12_100);
    await again.until(() => again.view.peer.presence === 'bot-plays');
  });

  test('[NET14] after five minutes the match is gone, and its key opens nothing', async () => {
    await firstPosition();
    ada.vanish();
    bob.vanish();
    await settle(20);
    await server.time.advance(5 * 60_000 + 13_000);
    expect(await unfinishedIn(server.stores.matches)).toEqual([]);
    const refused = await resume(server.url, ada.grant.seatKey).catch(joinRefusal);
    expect(refused).toBe('no-such-match');
  });
});

describe('a match that is over', () => {
  const isGone = () => resume(server.url, ada.grant.seatKey).then(() => null, joinRefusal);

  test('[ROOM100] ends its room at once when both have left, and keeps its review', async () => {
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
    const { matchId } = must(ada.view.review);
    await ada.leave();
    expect(await unfinishedIn(server.stores.matches)).toHaveLength(1);
    await bob.leave();
    await vi.waitUntil(async () => (await unfinishedIn(server.stores.matches)).length === 0);
    expect(await isGone()).toBe('no-such-match');
    expect(await (await fetch(`${server.url}/api/reviews/${matchId}`)).json()).toMatchObject({ matchId });
  });

  test('[ROOM100] waits for a player whose connection broke', async () => {
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
    ada.vanish();
    await bob.until(() => bob.view.peer.presence !== 'here');
    await bob.leave();
    expect(await isGone()).toBeNull();
  });
});

test('[NET14] a match without any move ends after half an hour, and the page is told', async () => {
  await server.time.advance(30 * 60_000 + 1);
  await Promise.all([ada, bob].map((player) => player.until(() => player.closedWith !== null)));
  expect([ada.closedWith, bob.closedWith]).toEqual([CLOSE_CODES.matchGone, CLOSE_CODES.matchGone]);
});

test('[NET14] a refused request is no activity: it keeps no match alive', async () => {
  const refused = { positionId: 77, move: { kind: 'wait' } } as const;
  for (let minutes = 0; minutes < 29; minutes += 1) {
    await server.time.advance(60_000);
    expect((await ada.ask('move', refused)).ok).toBe(false);
  }
  await server.time.advance(60_001);
  await ada.until(() => ada.closedWith === CLOSE_CODES.matchGone);
});
