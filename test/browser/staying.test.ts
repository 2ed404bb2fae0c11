/**
 * Staying connected: players, students, board and controls when the network fails, when a tab is closed, and in a
 * second one.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { openClass } from '../server/support/student.ts';
import { launch } from './support/browser.ts';
import { type Relay, relayTo } from './support/relay.ts';

const PATIENCE = { timeout: 60_000 };
/** A machine that is busy with other work. */
const SLACK_MS = 2_000;
const folder = mkdtempSync(join(tmpdir(), 'last-ack-staying-'));
let server: ServerProcess;
let relay: Relay;
let browser: Browser;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'log.sqlite'));
  relay = await relayTo(server.url);
  browser = await launch('canvas');
});

afterAll(async () => {
  await browser?.close();
  relay?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1366, height: 768 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(new URL(path, relay.url).href);
  return { context, page };
}

async function host(): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly link: string }> {
  const { context, page } = await open('/');
  await page.locator('.ways button').first().click(PATIENCE);
  await page.locator('.waiting').waitFor(PATIENCE);
  return { context, page, link: page.url() };
}

/** Resolves when the page has sent a message containing this, over a connection that it has yet to make. */
function sends(page: Page, word: string): Promise<void> {
  return new Promise((sent) => {
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => {
        if (payload.toString().includes(word)) sent();
      });
    });
  });
}

const overlay = (page: Page) => page.locator('dialog.overlay[open]');

it('[NET73] [NET74] a player, a student, the board and the controls say that they are disconnected, and reconnect by themselves', async () => {
  const teacher = await openClass(server.url);
  const { code } = teacher.grant;
  const key = teacher.grant.as === 'claimant' ? '' : teacher.grant.key;
  const student = await open(`/c/${code}`);
  await student.page.locator('.class-form .button.primary').click(PATIENCE);
  await student.page.locator('.class-lobby').waitFor(PATIENCE);
  const board = await open(`/#/board/${key}`);
  await board.page.locator('.board').first().waitFor(PATIENCE);
  const desk = await open(`/#/desk/${key}`);
  await desk.page.locator('.desk').first().waitFor(PATIENCE);
  const player = await host();
  const pages = [student.page, board.page, desk.page, player.page];

  relay.swallow();
  await Promise.all(pages.map((page) => overlay(page).waitFor({ timeout: 10_000 + SLACK_MS })));
  relay.pass();
  await Promise.all(pages.map((page) => overlay(page).waitFor({ state: 'detached', timeout: 15_000 + SLACK_MS })));

  await student.context.setOffline(true);
  await overlay(student.page).waitFor({ timeout: 10_000 });
  await student.context.setOffline(false);
  await overlay(student.page).waitFor({ state: 'detached', timeout: 1_000 + SLACK_MS });

  await Promise.all([student, board, desk, player].map(({ context }) => context.close()));
  await teacher.leave();
});

it('[NET76] a closed tab and a second one lead back into the seat of a match, and the first says so', async () => {
  const { context, page, link } = await host();
  const friend = await open(new URL(link).pathname);
  await friend.page.locator('.invited .button.primary').click(PATIENCE);
  await page.locator('.ready-row').waitFor(PATIENCE);

  await page.close();
  const again = await context.newPage();
  await again.goto(link);
  await again.locator('.ready-row').waitFor(PATIENCE);

  const second = await context.newPage();
  await second.goto(link);
  await second.locator('.ready-row').waitFor(PATIENCE);
  await overlay(again).waitFor(PATIENCE);
  expect(await overlay(again).textContent()).toContain('another window');
  await overlay(again).locator('.button.primary').click();
  await overlay(again).waitFor({ state: 'detached', ...PATIENCE });
  await overlay(second).waitFor(PATIENCE);

  await friend.page.close();
  const back = await friend.context.newPage();
  await back.goto(link);
  await back.locator('.ready-row').waitFor(PATIENCE);
  await Promise.all([context.close(), friend.context.close()]);
});

it('[PATH41] a second tab takes over a match that the first one plays by itself, and gives it back', async () => {
  const { context, page } = await open('/');
  await page.locator('.way.bot:enabled').click(PATIENCE);
  await page.locator('.ready-row').waitFor(PATIENCE);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.locator('.ready-row').waitFor(PATIENCE);
  await overlay(page).waitFor(PATIENCE);
  expect(await overlay(page).textContent()).toContain('another window');
  await overlay(page).locator('.button.primary').click();
  await overlay(page).waitFor({ state: 'detached', ...PATIENCE });
  await overlay(second).waitFor(PATIENCE);
  await page.locator('.ready-row button').first().click(PATIENCE);
  await page.locator('.question').waitFor(PATIENCE);
  await context.close();
});

it("[UI80] the browser's back button asks before leaving a duel, however it was entered", async () => {
  const { context, page, link } = await host();
  const friend = await open(new URL(link).pathname);
  await friend.page.locator('.invited .button.primary').click(PATIENCE);
  for (const one of [page, friend.page]) {
    await one.locator('.ready-row').waitFor(PATIENCE);
    await one.evaluate(() => history.back());
    await one.locator('dialog.ask[open]').waitFor(PATIENCE);
    await one.locator('dialog.ask[open] .button').last().click();
    await one.locator('dialog.ask[open]').waitFor({ state: 'detached', ...PATIENCE });
    expect(await one.locator('.ready-row').count()).toBe(1);
    expect(one.url()).toBe(link);
  }
  await friend.page.evaluate(() => history.back());
  await friend.page.locator('dialog.ask[open] .button.primary').click(PATIENCE);
  await friend.page.locator('.home').waitFor(PATIENCE);
  await Promise.all([context.close(), friend.context.close()]);
});

it('[UI81] [UI82] [CLASS40] a choice is kept through a reload, a seat moves to another device by the board, and the next student gets one of their own', async () => {
  const teacher = await openClass(server.url);
  const { code } = teacher.grant;
  const key = teacher.grant.as === 'claimant' ? '' : teacher.grant.key;
  const old = await open(`/c/${code}`);
  const told = sends(old.page, 'draft');
  await old.page.locator('.class-form input').first().fill('Ada Lovelace');
  await old.page.locator('.class-form .button.primary').click(PATIENCE);
  await old.page.locator('.class-lobby').waitFor(PATIENCE);
  await teacher.ask('start', { index: teacher.view.lesson.rounds.findIndex(({ kind }) => kind === 'question') });
  await teacher.ask('more-time', { seconds: 600 });
  await old.page.locator('.answer').nth(1).click(PATIENCE);
  await told;
  // The page shows what the class has of it.
  await old.page.reload();
  await old.page.locator('.answer.chosen').waitFor(PATIENCE);
  await teacher.ask('skip', {});
  await old.page.locator('.class-verdict').waitFor(PATIENCE);

  const board = await open(`/#/board/${key}`);
  await board.page.locator('.board').waitFor(PATIENCE);
  const phone = await open(`/c/${code}`);
  // Before the class is known the first way out leads home.
  await phone.page.locator('.class-form').waitFor(PATIENCE);
  await phone.page.locator('.class-invited .plain').first().click(PATIENCE);
  await phone.page.locator('.class-form input').first().fill('Ada Lovelace', PATIENCE);
  await phone.page.locator('.class-form .button.primary').click(PATIENCE);
  await board.page.locator('.claims .button.primary').click(PATIENCE);
  await phone.page.locator('.outcome-card').waitFor(PATIENCE);
  await old.page.locator('#ended-title', { hasText: 'another device' }).waitFor(PATIENCE);
  await old.page.locator('main .button.primary').click(PATIENCE);
  await board.page.locator('.claims .button.primary').waitFor(PATIENCE);

  await phone.page.locator('header .icon-button').last().click(PATIENCE);
  await phone.page.locator('dialog[open] .not-me .plain').click(PATIENCE);
  await phone.page.locator('.class-form').waitFor(PATIENCE);
  await expect.poll(() => phone.page.locator('.class-form input').first().inputValue()).not.toBe('Ada Lovelace');
  await expect.poll(() => phone.page.locator('header').textContent()).not.toContain('Ada Lovelace');
  await Promise.all([old, board, phone].map(({ context }) => context.close()));
  await teacher.leave();
});

it('[NET77] a player who chose another game is told what others wait for before they join', async () => {
  const first = await open('/');
  await first.page.locator('.way.anyone').click(PATIENCE);
  await first.page.locator('.waiting').waitFor(PATIENCE);
  await first.page.locator('.meanwhile .button').waitFor(PATIENCE);
  const second = await open('/');
  await second.context.addInitScript(() => localStorage.setItem('last-ack.mode', 'live'));
  await second.page.reload();
  await second.page.locator('.way.anyone').click(PATIENCE);
  await second.page.locator('dialog.ask[open] .button.primary').click(PATIENCE);
  await second.page.locator('.ready-row').waitFor(PATIENCE);
  await first.page.locator('.ready-row').waitFor(PATIENCE);
  await Promise.all([first, second].map(({ context }) => context.close()));
});
