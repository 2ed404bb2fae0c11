/**
 * From the review into practice and back, in a real browser: how it is marked, what a reload keeps, where its end
 * leads.
 */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, startServer } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { realTime } from '../../server/system-time.ts';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import { LOST_LAST_ACK } from '../duel/moves.ts';
import { must, Rig, ROOM } from '../duel/rig.ts';
import { lengthHeard, recordedSounds, recordSounds } from './support/heard-sounds.ts';
import { Player } from './support/player.ts';

const MATCH_ID = 'played-before';
const PATIENCE = { timeout: 60_000 };
let server: Running;
let player: Player;
let page: Page;
/** The address of the last question to the active closer: 2MSL is over, and the port is free. */
let lastQuestion: string;

beforeAll(async () => {
  const { log } = new Rig(LOST_LAST_ACK).runMatch();
  const steps = must(makeRecord({ playedAt: 0, events: log }, ROOM).steps[0]);
  const stores = await openStores({ dbPath: ':memory:' });
  const match = { id: MATCH_ID, code: 'ACDEF', against: 'friend', classId: null, createdAt: Date.now() } as const;
  await stores.matches.create({ ...match, events: log }, [
    { seat: 0, name: 'Ada', kind: 'person', bot: null, keyHash: '0' },
    { seat: 1, name: '小林', kind: 'person', bot: null, keyHash: '1' },
  ]);
  await stores.matches.finish(MATCH_ID, Date.now());
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  server = await startServer({ settings, stores, time: realTime, log: createLog(settings), endOnSignal: false });
  const step = steps.findLastIndex(({ open }) => open.A !== null) + 1;
  lastQuestion = `http://127.0.0.1:${server.port}/r/${MATCH_ID}#h1s${step}`;
  player = await Player.sitDown({ locale: 'en-US' }, 'mouse');
  ({ page } = player);
  await recordSounds(page);
});

afterAll(async () => {
  await player?.leaveTable();
  await server?.stop();
});

const badge = () => page.locator('.top .practice .long').textContent(PATIENCE);

it('[REVIEW12] [SOUND580] [SOUND585] practice is marked as such, survives a reload, can be restarted at its end, leads back to the review, and is heard', async () => {
  await page.goto(lastQuestion);
  await player.use(page.getByRole('button', { name: /^Try again/ }).first());
  await page.locator('.question').waitFor(PATIENCE);
  expect(await badge()).toBe('Practice from a position');
  await page.reload();
  await page.locator('.question').waitFor(PATIENCE);
  expect(await badge()).toBe('Practice from a position');
  expect(await recordedSounds(page)).toEqual({ lengths: [], devices: 0 });
  await page.getByRole('button', { name: 'Sound and vibration', pressed: true }).click();
  await page.keyboard.press('m');
  // A sound that would come late is left out: what plays them must be there first.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /speaker/.test(name)));
  await player.answer('bind');
  await expect.poll(async () => (await recordedSounds(page)).lengths[0]).toBe(lengthHeard('portWon'));
  expect((await recordedSounds(page)).devices).toBe(1);
  await page.getByRole('heading', { name: /^Practised: \d+ points$/ }).waitFor(PATIENCE);
  const review = await page.locator('.review-link a').getAttribute('href');
  expect(review).toMatch(/^\/#\/r\/own-[0-9a-f]{24}$/);

  await player.use(page.getByRole('button', { name: 'Again from here' }));
  await page.locator('.question').waitFor(PATIENCE);
  await player.answer('bind');
  await player.use(page.getByRole('button', { name: 'Back to the review' }));
  await page.locator('.step-card').waitFor(PATIENCE);
  await expect.poll(() => page.url()).toBe(lastQuestion);
  expect(player.open.faults).toEqual([]);
});
