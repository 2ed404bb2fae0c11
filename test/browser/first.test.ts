/** A newcomer with a phone plays the guided first duel to its end, in Chinese. */

import axe from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type Running } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { Player } from './support/player.ts';
import { FOUR_WAVES } from './support/scripts.ts';
import { ownState } from './support/own-match.ts';

const PATIENCE = { timeout: 60_000 };
let server: Running;
let first: string;
let newcomer: Player;

beforeAll(async () => {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  const parts = { settings, stores, log: createLog(settings) };
  server = await startServer({ ...parts, endOnSignal: false });
  first = `http://127.0.0.1:${server.port}/#/first`;
  newcomer = await Player.sitDown({ locale: 'zh-CN', viewport: { width: 360, height: 640 }, touch: true }, 'mouse');
});

afterAll(async () => {
  await newcomer?.leaveTable();
  await server?.stop();
});

/** Callouts cover no control, and all controls are on the screen. */
async function expectRoom(): Promise<void> {
  const bottoms = await newcomer.page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    return {
      cut: (box('.first-foot')?.bottom ?? 0) - (box('.first-callout')?.bottom ?? 0),
      over: (box('.first-callout')?.bottom ?? 0) - (box('.panel')?.top ?? 0),
      below: (box('.controls')?.bottom ?? 0) - window.innerHeight,
    };
  });
  for (const px of Object.values(bottoms)) expect(px, JSON.stringify(bottoms)).toBeLessThanOrEqual(1);
}

/** Violations of WCAG 2.2 AA found by axe. */
async function complaints(): Promise<string[]> {
  await newcomer.page.evaluate(axe.source);
  return newcomer.page.evaluate(async () => {
    const engine = (window as unknown as { axe: typeof axe }).axe;
    const found = await engine.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Dismisses callouts until a move is asked for. */
async function readOn(): Promise<void> {
  const { page } = newcomer;
  await page.locator('.question').waitFor(PATIENCE);
  await expectRoom();
  while ((await page.locator('.first-next').count()) > 0) {
    const said = await page.locator('.first-head').textContent();
    await page.locator('.first-next').click();
    await page
      .locator('.first-head')
      .filter({ hasNotText: said ?? '' })
      .waitFor(PATIENCE);
  }
}

it('[PATH5] [PATH6] [PATH640] [PATH40] [PATH41] the guided first duel is left with Esc, begins with one press, survives a reload, and ends in less than two minutes with the network cut', async () => {
  const { page } = newcomer;
  await page.goto(new URL('/', first).href);
  await page.locator('.opening-card.ack').click(PATIENCE);
  await page.locator('.opening-onward .primary').click(PATIENCE);
  await page.locator('.first-callout').waitFor(PATIENCE);
  await page.keyboard.press('Escape');
  await page.locator('.home').waitFor(PATIENCE);

  await page.goto(first);
  await page.locator('.first-begin .primary').click(PATIENCE);
  const [fin, ...others] = FOUR_WAVES.A;
  await readOn();
  await page.reload();
  await page.locator('html[data-alone=ready]').waitFor({ ...PATIENCE, state: 'attached' });
  await newcomer.open.context.setOffline(true);
  await readOn();
  expect(await page.locator('.first-dots .past').count()).toBe(2);
  expect(await complaints()).toEqual([]);
  await newcomer.answer(fin);
  for (const answer of others) {
    await page.locator('.question').waitFor({ state: 'hidden', ...PATIENCE });
    await readOn();
    await newcomer.answer(answer);
  }
  await page.locator('.first-done .first-waves li').nth(3).waitFor(PATIENCE);
  expect(await complaints()).toEqual([]);
  const { halves, at } = await ownState(page);
  expect(at - (halves[0]?.startedAt ?? 0)).toBeLessThan(120_000);
  await page.locator('.first-done .primary').click();
  await page.waitForURL(/#\/path$/, PATIENCE);
  expect(newcomer.open.faults).toEqual([]);
});
