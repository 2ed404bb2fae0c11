/**
 * Hints, challenges, names and bets through a real room: what is granted, what is refused, and what each of the two is sent.
 */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requestSchemas } from '../../server/rooms/messages.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { answerIfAsked, play } from './support/hand.ts';
import { classKey, endedClass, openDuel } from './support/lone-duels.ts';
import { create, enter, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
afterEach(() => server.stop());

const FREE = { ...OPTIONS, compose: 'free' } as const;
const WRONG_FIN = makeSegment({ flags: ['FIN'], seq: 4_001, ack: 9_000 });

async function sit(options: MatchOptions = FREE): Promise<readonly [Player, Player]> {
  server = await startTestServer({ seed: 3 });
  const ada = await create(server.url, { options });
  const bob = await joinByCode(server.url, ada.grant.code);
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.position !== null);
  return [ada, bob];
}
const positionId = ({ view }: Player) => view.position?.id ?? 0;

describe('hints', () => {
  test('[CHALLENGE7] are bought one after another, up to the answer, and each is in the buyer’s view before the reply', async () => {
    const [ada, bob] = await sit();
    const views = bob.views.length;
    for (const taken of [1, 2, 3, 4]) {
      expect(await ada.ask('hint', { positionId: positionId(ada) })).toEqual({ ok: true });
      await ada.until(() => ada.view.position?.hints.taken === taken);
    }
    expect(ada.view.you.score).toBe(-30);
    expect(await ada.ask('hint', { positionId: positionId(ada) })).toEqual({ ok: false, code: 'no-hint-left' });
    expect(bob.views.length).toBe(views);
  });

  test('[CHALLENGE7] are refused for another position, for nonsense, and beyond the budget', async () => {
    const [ada, bob] = await sit();
    const stale = { ok: false, code: 'stale-position' };
    expect(await ada.ask('hint', { positionId: positionId(ada) + 1 })).toEqual(stale);
    expect(await bob.ask('hint', { positionId: positionId(ada) })).toEqual(stale);
    for (const message of [{}, { positionId: -1 }, { positionId: 1, step: 4 }, null])
      expect(await ada.room.request('hint', message)).toEqual({ ok: false, code: 'bad-message' });
    const replies = await Promise.all(Array.from({ length: 100 }, () => ada.ask('hint', { positionId: 1 })));
    expect(replies.at(-1)).toEqual({ ok: false, code: 'too-fast' });
    expect(ada.view.you.score).toBe(0);
  });
});

describe('bets', () => {
  test('[DUEL600] [DUEL602] [REVIEW600] are validated, settled with the half, and both players’ review lists them', async () => {
    const [ada, bob] = await sit({ ...OPTIONS, levelId: 'lost-last-ack', halves: 1 });
    const guess = { about: 'segment', guess: 'lost' } as const;
    expect(await ada.ask('bet', { ...guess, entryId: 1 })).toEqual({ ok: false, code: 'no-bet-now' });
    for (const message of [{}, { ...guess, guess: 'CLOSED', entryId: 1 }, { ...guess, entryId: 0 }, { about: 'state' }])
      expect(await ada.room.request('bet', message)).toEqual({ ok: false, code: 'bad-message' });
    await play(server.time, [ada, bob], () => ada.view.tcp?.state === 'TIME-WAIT' && ada.view.bet !== null);
    const [{ score }, views] = [ada.view.you, bob.views.length];
    expect(await ada.ask('bet', { ...guess, entryId: ada.view.bet?.entryId ?? 0 })).toEqual({ ok: true });
    expect(ada.view).toMatchObject({ you: { score }, bets: [{ guess: 'lost', truth: null }], bet: { about: 'state' } });
    expect(bob.views.length).toBe(views);
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
    for (const { view } of [ada, bob])
      expect(view.review?.halves[0]?.bets).toMatchObject([{ seat: 0, guess: 'lost', truth: 'lost', points: 5 }]);
  });

  test('[NET610] a room of the server has no message that hurries a clock', () => {
    expect(Object.keys(requestSchemas).filter((name) => /hurry|fast|speed|rate/.test(name))).toEqual([]);
  });
});

describe('challenges', () => {
  test('[CHALLENGE7] earn by the challenge and by the name, and are refused for what cannot be challenged or named', async () => {
    const [ada, bob] = await sit({ ...FREE, mode: 'live' });
    await ada.ask('move', { positionId: positionId(ada), move: { kind: 'send', segment: WRONG_FIN } });
    await server.time.until(() => bob.view.challengeable.length > 0);
    const [entryId = 0] = bob.view.challengeable;
    expect(await bob.ask('name', { entryId, mistake: 'seq-wrong' })).toEqual({
      ok: false,
      code: 'nothing-to-challenge',
    });
    expect(await bob.ask('challenge', { entryId: 99 })).toEqual({ ok: false, code: 'nothing-to-challenge' });
    expect(await bob.room.request('name', { entryId, mistake: 'no-such-mistake' })).toEqual({
      ok: false,
      code: 'bad-message',
    });
    expect(await bob.ask('challenge', { entryId })).toEqual({ ok: true });
    await bob.until(() => bob.view.challenges.length === 1);
    expect(bob.view).toMatchObject({
      you: { score: 10 },
      challengeable: [],
      challenges: [{ right: true, mistake: null }],
    });
    expect(await bob.ask('challenge', { entryId })).toEqual({ ok: false, code: 'nothing-to-challenge' });
    expect(bob.view.challenges[0]?.cards).toHaveLength(4);
    expect(await bob.ask('name', { entryId, mistake: 'state-wrong' })).toEqual({ ok: false, code: 'not-a-card' });
    expect(await bob.ask('name', { entryId, mistake: 'seq-wrong' })).toEqual({ ok: true });
    await bob.until(() => bob.view.you.score === 25);
    await play(server.time, [ada, bob], () => ada.view.phase === 'over');
    expect(ada.view.review?.halves[0]?.challenges).toMatchObject([{ seat: 1, named: 'seq-wrong', points: 25 }]);
  });

  test('[CHALLENGE7] are for live mode alone', async () => {
    const [ada, bob] = await sit();
    await answerIfAsked(ada);
    await server.time.until(() => bob.view.position !== null);
    expect(bob.view.challengeable).toEqual([]);
    const arrival = bob.view.figure.find(({ kind }) => kind === 'arrived')?.id ?? 0;
    expect(await bob.ask('challenge', { entryId: arrival })).toEqual({ ok: false, code: 'nothing-to-challenge' });
  });
});

describe('in a duel of a class', () => {
  beforeEach(async () => {
    const stores = await openStores({ dbPath: ':memory:' });
    await endedClass(stores);
    server = await startTestServer({ seed: 3, stores });
  });

  test('[CHALLENGE7] a request while the bot plays the seat is refused, costs nothing, and gives the seat back', async () => {
    await openDuel();
    const ada = await enter(server.url, 'ADUEL', classKey('Ada'));
    const bob = await enter(server.url, 'ADUEL', classKey('Bob'));
    await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
    await server.time.until(() => ada.view.position !== null);
    await server.time.until(() => ada.view.you.botPlays);
    const { score } = ada.view.you;
    expect(await ada.ask('hint', { positionId: 1_001 })).toEqual({ ok: false, code: 'not-playing' });
    await ada.until(() => !ada.view.you.botPlays);
    expect(ada.view.you.score).toBe(score);
  });
});
