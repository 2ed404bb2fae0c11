/** The link of a finished match shows all of it; that of an unfinished one shows nothing. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import { answerIfAsked, play } from './support/hand.ts';
import { CLASS, classKey, endedClass, openDuel } from './support/lone-duels.ts';
import { create, enter, joinAsWire, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { DUEL } from './support/small-lesson.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { keptOpen, unfinishedIn } from './support/store.ts';

let server: TestServer;
beforeEach(async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  await endedClass(stores);
  server = await startTestServer({ seed: 7, stores: keptOpen(stores) });
});
afterEach(async () => {
  await server.stop();
  await server.stores.close();
});

const answer = (id: string) => fetch(`${server.url}/api/reviews/${encodeURIComponent(id)}`);
/** The log, in whose positions the page practises. */
const log = async (id: string): Promise<unknown> =>
  (await fetch(`${server.url}/api/reviews/${encodeURIComponent(id)}/log`)).json();
const record = async (id: string) => (await (await answer(id)).json()) as MatchRecord | null;
const idOf = async (): Promise<string> => (await unfinishedIn(server.stores.matches)).at(-1)?.id ?? '';
const over = (...players: readonly Player[]) =>
  play(server.time, players, () => players.every(({ view }) => view.phase === 'over'));

describe('a match', () => {
  test('[REVIEW5] [REVIEW11] is visible by its link once it is over, with its log, and not a moment before', async () => {
    const ada = await create(server.url, { name: '小林', options: { ...OPTIONS, levelId: 'lost-last-ack' } });
    const id = await idOf();
    expect(await record(id)).toBeNull();
    const bob = await joinByCode(server.url, ada.grant.code);
    for (const phase of ['ready', 'playing', 'half-over', 'playing'] as const) {
      await play(server.time, [ada, bob], () => ada.view.phase === phase);
      expect([await record(id), await log(id)]).toEqual([null, null]);
    }
    await over(ada, bob);
    const seen = await record(id);
    expect(seen).toMatchObject({ matchId: id, levelId: 'lost-last-ack', bots: [null, null], practice: null });
    expect(seen?.review).toEqual(ada.view.review);
    expect(seen?.review.names).toEqual(['小林', 'Bob']);
    expect(seen?.review.matchId).toBe(id);
    expect(await log(id)).toEqual((await server.stores.matches.find(id))?.events);
    expect(await log('no-such-match')).toBeNull();
    expect(seen?.steps.map((steps) => steps.length > 10)).toEqual([true, true]);
  });

  test('[REVIEW5] is visible when its room is gone and after a restart, until its log is deleted', async () => {
    const ada = await create(server.url, { against: 'bot', bot: 'slow' });
    const id = await idOf();
    await over(ada);
    const before = await record(id);
    expect(before).toMatchObject({ bots: [null, 'slow'], review: { names: ['Ada', 'slow'] } });
    await ada.leave();
    await server.time.advance(24 * 3_600_000);
    expect(await unfinishedIn(server.stores.matches)).toEqual([]);
    expect(await record(id)).toEqual(before);
    const { stores, time } = server;
    await server.stop();
    server = await startTestServer({ stores, time });
    expect(await record(id)).toEqual(before);
    await stores.matches.prune(time.now());
    // A browser may keep it as long.
    await time.advance(60_000);
    expect(await record(id)).toBeNull();
  });

  test('[REVIEW5] restored unfinished reveals nothing, and neither does an abandoned one', async () => {
    const ada = await create(server.url, { against: 'bot' });
    const id = await idOf();
    await answerIfAsked(ada);
    await server.time.until(() => ada.view.position !== null);
    const { stores, time } = server;
    await server.stop();
    server = await startTestServer({ stores, time });
    expect(await record(id)).toBeNull();
    await time.advance(24 * 3_600_000);
    expect(await unfinishedIn(stores.matches)).toEqual([]);
    expect(await record(id)).toBeNull();
  });

  test('[REVIEW5] with a third player names them', async () => {
    const ada = await create(server.url, { options: { ...OPTIONS, wire: 'person' } });
    const bob = await joinByCode(server.url, ada.grant.code);
    const wu = await joinAsWire(server.url, ada.grant.code);
    const id = await idOf();
    await over(ada, bob);
    await wu.until(() => wu.view.review !== null);
    expect((await record(id))?.review).toEqual(wu.view.review);
    expect(wu.view.review?.wire).toBe('Wu');
  });

  test('[REVIEW6] of a class shows the names under which it was played, until the class is deleted', async () => {
    await openDuel();
    const [ada, bob] = [
      await enter(server.url, 'ADUEL', classKey('Ada')),
      await enter(server.url, 'ADUEL', classKey('Bob')),
    ];
    await over(ada, bob);
    expect((await record('duel-1'))?.review).toEqual(ada.view.review);
    expect(await record('duel-1')).toMatchObject({ review: { names: ['Ada', 'Bob'] } });
    await server.stores.classes.delete(CLASS);
    expect(await record('duel-1')).toBeNull();
  });

  test('[REVIEW6] of a class has the name that the teacher has given to a student', async () => {
    await openDuel();
    const [ada, bob] = [
      await enter(server.url, 'ADUEL', classKey('Ada')),
      await enter(server.url, 'ADUEL', classKey('Bob')),
    ];
    await over(ada, bob);
    const { classes } = server.stores;
    const lesson = { title: { en: 'One duel' }, rounds: [DUEL] };
    const round = { round: 1, index: 0, content: DUEL, speed: true, endsAt: null };
    await classes.append(CLASS, 0, [
      { type: 'opened', at: 0, seed: 1, lesson, settings: DEFAULT_SETTINGS },
      { type: 'joined', at: 1, student: 1, name: 'Ada', roster: '' },
      { type: 'joined', at: 1, student: 2, name: 'Bob', roster: '' },
      { type: 'round-started', at: 2, ...round, duels: [{ matchId: 'duel-1', code: 'ADUEL', seats: [1, 2] }] },
      { type: 'renamed', at: 3, student: 1, name: 'Grace' },
    ]);
    expect((await record('duel-1'))?.review.names).toEqual(['Grace', 'Bob']);
  });
});

describe('the answer', () => {
  test.each(['no-such-match', 'x'.repeat(2_000), '%00', "'; drop table matches; --", '{"$gt":""}', '../healthz'])(
    '[REVIEW7] to %j is that there is nothing',
    async (id) => {
      const got = await answer(id);
      expect([got.status, await got.json()]).toEqual([200, null]);
      expect(got.headers.get('cache-control')).toBe('no-store');
    },
  );

  test('[REVIEW7] is compressed, cached for a minute, and rate-limited', async () => {
    const ada = await create(server.url, { against: 'bot' });
    const id = await idOf();
    await over(ada);
    const got = await answer(id);
    expect(got.headers.get('content-encoding')).toBe('gzip');
    expect(got.headers.get('cache-control')).toBe('private, max-age=60');
    const statuses = new Set<number>();
    for (let asked = 0; asked < 300; asked += 1) statuses.add((await answer('none')).status);
    expect(statuses).toEqual(new Set([200, 429]));
  });
});
