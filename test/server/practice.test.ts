/** A bot in the second seat, and two people, from the first move to the end. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureLevels } from '../../server/captures.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { play } from './support/hand.ts';
import { create, joinByCode, OPTIONS } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ seed: 7 });
});
afterEach(() => server.stop());

test.each([...LEVELS, ...captureLevels()].map(({ id }) => id))(
  '[NET10] practice on %s reaches the end, and the perfect bot is never wrong',
  async (levelId) => {
    const ada = await create(server.url, { against: 'bot', options: { ...OPTIONS, levelId } });
    expect(ada.view.peer).toMatchObject({ kind: 'bot', bot: 'perfect' });
    await play(server.time, [ada], () => ada.view.phase === 'over');
    const { review } = ada.view;
    expect(review?.halves).toHaveLength(2);
    const ofBot = review?.halves.flatMap(({ judgements }) => judgements).filter(({ by }) => by === 'bot') ?? [];
    expect(ofBot.length).toBeGreaterThan(0);
    expect(ofBot.filter(({ verdict }) => verdict !== 'correct')).toEqual([]);
  },
);

test('[NET10] the bot that errs by one can be chosen the same way', async () => {
  const ada = await create(server.url, { against: 'bot', bot: 'off-by-one' });
  expect(ada.view.peer).toMatchObject({ kind: 'bot', bot: 'off-by-one' });
  await play(server.time, [ada], () => ada.view.phase === 'over');
  const ofBot = ada.view.review?.halves.flatMap(({ judgements }) => judgements).filter(({ seat }) => seat === 1) ?? [];
  expect(ofBot.some(({ verdict }) => verdict === 'wrong')).toBe(true);
});

test('[BOT8] the deaf bot closes for reading, too, because the server set up the match so', async () => {
  const options = { ...OPTIONS, levelId: 'last-words' };
  const ada = await create(server.url, { against: 'bot', bot: 'deaf', options });
  await play(server.time, [ada], () => ada.view.phase === 'over');
  const calls = ada.view.review?.halves.map(({ entries }) => entries.some((e) => e.kind === 'call' && e.full));
  // The bot closes first in the second half; the levels of others stay as they are.
  expect(calls).toEqual([false, true]);
  const bob = await create(server.url, { against: 'bot', options });
  await play(server.time, [bob], () => bob.view.phase === 'over');
  expect(bob.view.review?.halves.some(({ entries }) => entries.some((e) => e.kind === 'call' && e.full))).toBe(false);
});

test('[PATH1] a match of one half is over after it', async () => {
  const ada = await create(server.url, { against: 'bot', options: { ...OPTIONS, halves: 1 } });
  expect(ada.view.halves).toBe(1);
  await play(server.time, [ada], () => ada.view.phase === 'over');
  expect(ada.view.review?.halves).toHaveLength(1);
});

test('two people play both halves, with the roles swapped, and see the same review', async () => {
  const ada = await create(server.url);
  const bob = await joinByCode(server.url, ada.grant.code);
  await play(server.time, [ada, bob], () => ada.view.phase === 'half-over');
  expect([ada.view.review, bob.view.review]).toEqual([null, null]);
  await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
  expect(ada.view.review).toEqual(bob.view.review);
  expect(ada.view.review?.scores).toEqual([ada.view.you.score, bob.view.you.score]);
  expect(await ada.ask('ready', {})).toEqual({ ok: false, code: 'match-over' });
});
