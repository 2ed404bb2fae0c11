/** The options of a match as both players see them: live mode, a chosen seed, and an endless match. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MatchOptions } from '../../shared/duel/options.ts';
import { joinRefusal } from '../../shared/protocol.ts';
import { play } from './support/hand.ts';
import { create, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ seed: 8 });
});
afterEach(() => server.stop());

async function sit(more: Partial<MatchOptions>): Promise<{ readonly ada: Player; readonly bob: Player }> {
  const ada = await create(server.url, { options: { ...OPTIONS, ...more } });
  const bob = await joinByCode(server.url, ada.grant.code);
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.phase === 'playing' && bob.view.phase === 'playing');
  return { ada, bob };
}

/**
 * Ada sends a segment with the numbers of the other end.
 * @returns the segment, and the reply
 */
async function sendSwapped({ ada }: { readonly ada: Player }) {
  await server.time.until(() => ada.view.position !== null);
  const { position } = ada.view;
  const segment = position?.cards.find(({ seq, flags }) => seq === 9_000 && !flags.includes('FIN'));
  if (position === null || segment === undefined) throw new Error('no such card');
  const answer = await ada.ask('move', { positionId: position.id, move: { kind: 'send', segment } });
  return { segment, answer };
}

test('[NET25] live: a wrong segment is sent, comes out of the other’s fog a trip later, and they must answer it', async () => {
  const table = await sit({ mode: 'live' });
  const { ada, bob } = table;
  const { segment, answer } = await sendSwapped(table);
  expect(answer).toEqual({ ok: true });
  expect(ada.view.judgements.at(-1)?.verdict).toBe('wrong');
  expect(ada.view.figure.at(-1)).toMatchObject({ kind: 'sent', segment, wrong: true });
  await server.time.advance(1_400);
  expect(bob.view.figure).toEqual([]);
  await server.time.until(() => bob.view.position !== null, 200);
  expect(bob.view.figure.at(-1)).toMatchObject({ kind: 'arrived', segment });
  expect(JSON.stringify(bob.view.figure)).not.toContain('wrong');
  await play(server.time, [ada, bob], () => ada.view.phase === 'over');
  const entries = ada.view.review?.halves[0]?.entries ?? [];
  expect(entries.filter((entry) => entry.kind === 'segment' && entry.wrong)).toMatchObject([{ segment }]);
});

test('[NET25] coached: the same segment is stopped at its own end, and the other never receives it', async () => {
  const table = await sit({});
  const { ada, bob } = table;
  const { segment, answer } = await sendSwapped(table);
  expect(answer).toEqual({ ok: true });
  expect(ada.view.judgements.at(-1)?.verdict).toBe('wrong');
  expect(ada.view.figure.at(-1)).toMatchObject({ kind: 'stopped', segment });
  await server.time.advance(5_000);
  expect(bob.view.figure).toEqual([]);
});

test('[NET25] a chosen seed is the luck of the match, and both know it', async () => {
  const luck = async (seed: number) => {
    const ada = await create(server.url, { against: 'bot', options: { ...OPTIONS, levelId: 'storm', seed } });
    expect(ada.view.seed).toBe(seed);
    await play(server.time, [ada], () => ada.view.phase === 'over');
    const sent = ada.view.review?.halves[0]?.entries.flatMap((entry) =>
      entry.kind === 'segment' ? [[entry.from, entry.segment, entry.arrivals.length]] : [],
    );
    expect(ada.view.review?.seed).toBe(seed);
    return JSON.stringify(sent);
  };
  const max = 2 ** 32 - 1;
  expect(await luck(max)).toBe(await luck(max));
  expect(await luck(1)).not.toBe(await luck(2));
});

test('[NET25] a drawn seed is revealed when the match is over', async () => {
  const ada = await create(server.url, { against: 'bot' });
  expect(ada.view.seed).toBeNull();
  await play(server.time, [ada], () => ada.view.phase === 'over');
  expect(ada.view).toMatchObject({ seed: 8, review: { seed: 8 } });
});

test.each([-1, 0.5, 2 ** 32, '7', null])('[NET3] %j is no seed', async (seed) => {
  const options = { ...OPTIONS, seed } as MatchOptions;
  expect(await create(server.url, { options }).catch(joinRefusal)).toBe('bad-message');
});

test.each([
  ['mode', 'dead'],
  ['wire', 'bot'],
  ['wire', null],
])('[NET3] %s %j is no option', async (name, value) => {
  const options = { ...OPTIONS, [name]: value };
  expect(await create(server.url, { options }).catch(joinRefusal)).toBe('bad-message');
});

test('[NET25] an endless match is ended by a player between two rounds, and at no other time', async () => {
  const early = { ok: false, code: 'not-between-rounds' };
  const { ada, bob } = await sit({ levelId: 'storm' });
  expect(ada.view.halves).toBeNull();
  expect(await ada.ask('finish', {})).toEqual(early);
  await play(server.time, [ada, bob], () => ada.view.phase === 'half-over');
  expect(ada.view.canFinish).toBe(false);
  expect(await bob.ask('finish', {})).toEqual(early);
  const readyAgain = () => Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await readyAgain();
  await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
  expect(ada.view.review?.halves).toHaveLength(2);
  expect(bob.view.review).toEqual(ada.view.review);
  expect(await ada.ask('finish', {})).toEqual({ ok: false, code: 'match-over' });
});

test('[NET25] any other match has its end, and cannot be ended before', async () => {
  const { ada } = await sit({});
  expect(ada.view).toMatchObject({ halves: 2, canFinish: false });
  expect(await ada.ask('finish', {})).toEqual({ ok: false, code: 'not-between-rounds' });
});
