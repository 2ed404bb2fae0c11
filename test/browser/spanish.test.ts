/** Two people play in Spanish, from the first page to the result: nothing that they read is English. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EN } from '../../client/words/en/en.ts';
import { ES } from '../../client/words/es/es.ts';
import { CONTENT, LEVEL_TEXTS } from '../../shared/content/explain.ts';
import { ENGLISH_MARK } from '../../shared/lib/fallback.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import type { Look } from './support/browser.ts';
import { type Answer, Player } from './support/player.ts';
import { FOUR_WAVES } from './support/scripts.ts';

const PATIENCE = { timeout: 120_000 };
const folder = mkdtempSync(join(tmpdir(), 'last-ack-spanish-'));
const players: Player[] = [];
let server: ServerProcess;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'spanish.sqlite'), { LAST_ACK_AWAY_MS: '60000' });
});
afterAll(async () => {
  await Promise.all(players.map((player) => player.leaveTable()));
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function sitDown(look: Omit<Look, 'locale'>): Promise<Player> {
  const player = await Player.sitDown({ ...look, locale: 'es-ES', frames: 'few' }, 'mouse');
  players.push(player);
  // However slow this machine is, no turn is over before it was taken.
  await player.open.context.addInitScript(() => localStorage.setItem('last-ack.time', 'off'));
  return player;
}

/** Every text in tables of tables. */
function textsIn(tables: unknown): string[] {
  if (typeof tables === 'string') return [tables];
  return typeof tables === 'object' && tables !== null ? Object.values(tables).flatMap(textsIn) : [];
}

const SPANISH = new Set(textsIn([ES, CONTENT.es, LEVEL_TEXTS.es]));
/** Every English text that is not Spanish as well: `Flags`, `Bot`. */
const ENGLISH = new Set(textsIn([EN, CONTENT.en, LEVEL_TEXTS.en]).filter((text) => !SPANISH.has(text)));

/** In the page: what it says, to readers and to screen readers, but what is in English by its own account, as the game's name. */
function said(): string[] {
  const own = [...document.querySelectorAll('body *')].filter(
    (element) => element.closest('[lang=en], script') === null,
  );
  const texts = own.flatMap((element) =>
    [...element.childNodes].flatMap((node) => (node instanceof Text ? node.data.trim() : [])),
  );
  const names = own.flatMap((element) =>
    ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => element.getAttribute(name) ?? []),
  );
  return [...texts, ...names].filter((text) => text !== '');
}

/** The English sentences on a page, and those that are marked as such. */
async function englishOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(said);
  expect(texts.length).toBeGreaterThan(3);
  const marked = await page.getByText(ENGLISH_MARK.trim()).allTextContents();
  return [...texts.filter((text) => ENGLISH.has(text)), ...marked];
}

/** Plays a half, looking at the page before and after each answer. */
async function playLooking(player: Player, answers: readonly Answer[]): Promise<void> {
  for (const answer of answers) {
    await player.page.locator('.question').waitFor(PATIENCE);
    expect(await englishOn(player.page)).toEqual([]);
    await player.playHalf([answer]);
    expect(await englishOn(player.page)).toEqual([]);
  }
}

/** Two players at once. If one waits in vain, the error says what both pages show. */
async function both(one: Promise<void>, other: Promise<void>): Promise<void> {
  try {
    await Promise.all([one, other]);
  } catch (cause) {
    const shown = await Promise.all(players.map(({ page }) => page.locator('#app').textContent()));
    throw new Error(`${cause}\nThe pages show:\n${shown.join('\n----\n')}`, { cause });
  }
}

/** Buys a hint, makes a mistake, and reads why it was one. */
async function err(player: Player, right: Answer): Promise<void> {
  const { page } = player;
  await page.locator('.question').waitFor(PATIENCE);
  await page.locator('.control[aria-keyshortcuts=H]').click(PATIENCE);
  await page.locator('.hints').waitFor(PATIENCE);
  expect(await englishOn(page)).toEqual([]);
  await player.answer('wait');
  await page.locator('.feedback.wrong').waitFor(PATIENCE);
  await page.locator('.feedback .more summary').click(PATIENCE);
  await page.locator('.feedback .why-list').waitFor(PATIENCE);
  expect(await englishOn(page)).toEqual([]);
  await player.answer(right);
  await page.locator('.feedback.correct').waitFor(PATIENCE);
  expect(await englishOn(page)).toEqual([]);
}

describe('the game in Spanish', () => {
  it('[UI180] is played from the first page to the result without an English sentence', async () => {
    const host = await sitDown({});
    const guest = await sitDown({ viewport: { width: 390, height: 844 }, touch: true });
    await host.page.goto(server.url);
    await host.page.locator('.way.bot:enabled').waitFor(PATIENCE);
    for (const options of await host.page.locator('details > summary').all()) await options.click(PATIENCE);
    expect(await host.page.locator('html').getAttribute('lang')).toBe('es');
    expect(await englishOn(host.page)).toEqual([]);

    const link = await host.invite(server.url, /^Cierre en cuatro pasos/);
    expect(await englishOn(host.page)).toEqual([]);
    await guest.page.goto(link);
    await guest.page.locator('.invited button[type=submit]').waitFor(PATIENCE);
    expect(await englishOn(guest.page)).toEqual([]);
    await guest.accept(link);
    await Promise.all([host, guest].map(({ page }) => page.locator('.ready-row button').waitFor(PATIENCE)));
    for (const { page } of [host, guest]) expect(await englishOn(page)).toEqual([]);

    await Promise.all([host.ready(), guest.ready()]);
    const [fin, ...others] = FOUR_WAVES.A;
    const first = async () => {
      await err(host, fin);
      await playLooking(host, others);
    };
    await both(first(), playLooking(guest, FOUR_WAVES.B));
    await Promise.all([host.untilInterval(), guest.untilInterval()]);
    for (const { page } of [host, guest]) expect(await englishOn(page)).toEqual([]);

    await Promise.all([host.ready(), guest.ready()]);
    await both(playLooking(host, FOUR_WAVES.B), playLooking(guest, FOUR_WAVES.A));
    await Promise.all([host.untilResult(), guest.untilResult()]);
    for (const { page } of [host, guest]) expect(await englishOn(page)).toEqual([]);
    expect([...host.open.faults, ...guest.open.faults]).toEqual([]);
  });

  it('[UI181] marks what it says in English: the pages of teachers', async () => {
    const { page } = await sitDown({});
    await page.goto(`${server.url}/#/teach`);
    const marked = page.locator('main [lang=en]').filter({ hasText: ENGLISH_MARK });
    await marked.first().waitFor(PATIENCE);
    const texts = await page.evaluate(said);
    expect(texts.filter((text) => ENGLISH.has(text))).toEqual([]);
  });
});
