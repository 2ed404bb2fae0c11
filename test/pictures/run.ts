/**
 * `npm run pictures`: takes the pictures for README from the real game: a duel, the board of a class, a review, and a
 * duel in motion, each in light and dark. Needs the built page, Chromium, and cwebp and img2webp (Debian: webp).
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import { Player } from '../browser/support/player.ts';
import { LOST_LAST_ACK } from '../browser/support/scripts.ts';
import { spawnServer } from '../server/support/process.ts';
import { Pupil } from '../server/support/pupil.ts';
import { teach } from '../server/support/student.ts';
import { findProgram } from '../tools/program.ts';

const PICTURES = resolve(import.meta.dirname, '../../docs/pictures');
/** Limit for all pictures together, in octets: more would keep readers on slow connections waiting. */
const BUDGET = 600_000;
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const SCREEN = { width: 1280, height: 720 };
/** Pixels of the film per pixel of the page: as large as a repository's page shows it. */
const FILM_SCALE = 0.7;
const QUALITY = { still: 58, moving: 26 };
/**
 * How long a question is shown in the film, and every other frame; and the interval between two looks at moving parts.
 * Ms.
 */
const READ_MS = 2_200;
const QUICK_MS = 450;
const LOOK_MS = 1_400;
/** Frames of a segment in flight. */
const FLIGHT = 2;
/** The board's picture is taken once this many duels have made progress. */
const SCORED = 4;
const PATIENCE_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'last-ack-pictures-'));

/** Screenshots of a page, one per theme. */
async function still(page: Page, name: string): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    // The figure takes its new colours with its next frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const png = join(folder, `${name}-${theme}.png`);
    await page.screenshot({ path: png });
    const webp = join(PICTURES, `${name}-${theme}.webp`);
    execFileSync('cwebp', ['-quiet', '-m', '6', '-q', String(QUALITY.still), png, '-o', webp]);
  }
}

interface Frame {
  readonly png: Buffer;
  /** How long it is shown, ms. */
  readonly stands: number;
}

/** The frames of a page over time. */
class Film {
  readonly frames: Frame[] = [];

  constructor(readonly page: Page) {}

  async take(stands: number): Promise<void> {
    this.frames.push({ png: await this.page.screenshot(), stands });
  }

  /** Captures the page every `LOOK_MS` until it shows `what`. */
  async until(what: Locator): Promise<void> {
    const shown = () =>
      what
        .first()
        .waitFor({ timeout: LOOK_MS })
        .then(
          () => true,
          () => false,
        );
    for (let looks = 0; looks * LOOK_MS < PATIENCE_MS; looks++) {
      if (await shown()) return;
      await this.take(QUICK_MS);
    }
    throw new Error(`the page never shows ${what}`);
  }
}

function saveFilm({ frames }: Film, theme: Theme): void {
  const parts = frames.flatMap(({ png, stands }, index) => {
    const file = join(folder, `film-${theme}-${index}.png`);
    writeFileSync(file, png);
    return ['-d', String(stands), file];
  });
  const how = ['-lossy', '-q', String(QUALITY.moving), '-m', '6'];
  const saved = join(PICTURES, `film-${theme}.webp`);
  execFileSync('img2webp', ['-loop', '0', '-min_size', ...how, ...parts, '-o', saved], { stdio: 'ignore' });
}

/** Two players before the first half of a duel in which the last ACK is lost. */
async function table(url: string, theme: Theme, scale = 1): Promise<[Player, Player]> {
  const look = { locale: 'en-US', viewport: SCREEN, theme } as const;
  const [host, guest] = await Promise.all([Player.sitDown({ ...look, scale }, 'mouse'), Player.sitDown(look, 'mouse')]);
  for (const { open } of [host, guest])
    await open.context.addInitScript(() => localStorage.setItem('last-ack.time', 'off'));
  await guest.accept(await host.invite(url, /^The last ACK is lost$/));
  return [host, guest];
}

async function playHalf(sender: Player, receiver: Player): Promise<void> {
  await Promise.all([sender.ready(), receiver.ready()]);
  await Promise.all([sender.playHalf(LOST_LAST_ACK.A), receiver.playHalf(LOST_LAST_ACK.B)]);
}

/** One half as the sender sees it: each question long enough to read, then the answer in flight. */
async function duelFilm(url: string, theme: Theme): Promise<void> {
  const [host, guest] = await table(url, theme, FILM_SCALE);
  const { page } = host;
  const film = new Film(page);
  const [question, ended] = [page.locator('.question'), page.locator('.summary')];
  await page.locator('.ready-row button').waitFor({ timeout: PATIENCE_MS });
  await film.take(READ_MS);
  await Promise.all([host.ready(), guest.ready()]);
  const receiver = guest.playHalf(LOST_LAST_ACK.B);
  for (const answer of LOST_LAST_ACK.A) {
    await film.until(question);
    await film.take(READ_MS);
    await host.answer(answer);
    await question.waitFor({ state: 'hidden', timeout: PATIENCE_MS });
    for (let flight = 0; flight < FLIGHT; flight++) await film.take(QUICK_MS);
  }
  await film.until(ended);
  await film.take(READ_MS);
  await receiver;
  saveFilm(film, theme);
  await Promise.all([host.leaveTable(), guest.leaveTable()]);
}

/** A question in the middle of a duel, and the review of the whole duel. */
async function duelStills(url: string): Promise<void> {
  const [host, guest] = await table(url, 'light');
  await Promise.all([host.ready(), guest.ready()]);
  const receiver = guest.playHalf(LOST_LAST_ACK.B);
  await host.playHalf(LOST_LAST_ACK.A.slice(0, 3));
  await host.page.locator('.question .card, .card').first().waitFor({ timeout: PATIENCE_MS });
  await still(host.page, 'duel');
  await host.playHalf(LOST_LAST_ACK.A.slice(3));
  await receiver;
  await Promise.all([host.untilInterval(), guest.untilInterval()]);
  await playHalf(guest, host);
  await Promise.all([host.untilResult(), guest.untilResult()]);
  const link = await host.page.locator('a[href*="/r/"]').first().getAttribute('href', { timeout: PATIENCE_MS });
  await guest.page.goto(new URL(link ?? '', host.page.url()).href);
  await guest.page.locator('.walk-heads').waitFor({ timeout: PATIENCE_MS });
  await still(guest.page, 'review');
  await Promise.all([host.leaveTable(), guest.leaveTable()]);
}

/** Whether both players have points in that many duels on the board. Runs in the page. */
function hasScores(many: number): boolean {
  const scores = [...document.querySelectorAll('.mini-score')].map(({ textContent }) => textContent ?? '');
  return scores.filter((score) => /[1-9].*:.*[1-9]/.test(score)).length >= many;
}

/** The board of a class in the middle of a round of duels. */
async function board(url: string): Promise<void> {
  const { open } = await Player.sitDown({ locale: 'en-US', viewport: SCREEN }, 'mouse');
  const { page } = open;
  await page.goto(url);
  await page.locator('.class-entry button[type=submit]').click();
  await page.locator('.board').waitFor({ timeout: PATIENCE_MS });
  const key = await page.evaluate(() => String(history.state.keys[0]));
  const code = codeOfClassKey(key);
  const names = ['Ada', 'Bo', 'Chen', 'Dana', 'Emil', 'Fang', 'Gita', 'Hugo', 'Ines', 'Jun', 'Kofi', 'Lin'];
  const pupils = await Promise.all(
    names.map((name, seed) =>
      Pupil.join({
        url,
        code,
        name,
        seed,
        profile: seed % 3 === 0 ? 'off-by-one' : 'perfect',
        thinkMs: [1_500, 6_000],
      }),
    ),
  );
  await page
    .locator('.lobby-names li')
    .nth(names.length - 1)
    .waitFor({ timeout: PATIENCE_MS });
  const desk = await teach(url, key);
  await desk.ask('start', { index: desk.view.lesson.rounds.findIndex(({ kind }) => kind === 'duel') });
  await page.waitForFunction(hasScores, SCORED, { timeout: PATIENCE_MS });
  await still(page, 'board');
  await desk.leave();
  await Promise.all(pupils.map((pupil) => pupil.leave()));
  await open.close();
}

for (const program of ['cwebp', 'img2webp']) {
  if (findProgram(null, [program]) === null) throw new Error(`${program} is missing: apt-get install webp`);
}
mkdirSync(PICTURES, { recursive: true });
const server = await spawnServer(join(folder, 'pictures.sqlite'));
try {
  await duelStills(server.url);
  await board(server.url);
  for (const theme of THEMES) await duelFilm(server.url, theme);
} finally {
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
const sizes = readdirSync(PICTURES).map((file) => [file, statSync(join(PICTURES, file)).size] as const);
for (const [file, size] of sizes) process.stdout.write(`${size}\t${file}\n`);
const all = sizes.reduce((sum, [, size]) => sum + size, 0);
if (all > BUDGET) throw new Error(`pictures take ${all} octets, ${BUDGET} are allowed`);
