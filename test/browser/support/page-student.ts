/**
 * A student at a real page, who joins a class and does whatever the page allows: a card here, an option there, right or
 * wrong as the draw decides. Reads nothing but the page.
 */

import type { Locator } from 'playwright-core';
import { type Draw, drawsFrom } from '../../../shared/lib/random.ts';
import { type Look, type OpenPage, openBrowser } from './browser.ts';

const PATIENCE_MS = 60_000;
/** How long the student looks for something to do before looking again. */
const GLANCE_MS = 2_000;
/** A control that was there a moment ago may be gone. */
const CLICK_MS = 1_500;

const READY = '.ready-row .primary:enabled';
const MOVES = '.card:not(.tried):enabled, .control[aria-keyshortcuts=W]:enabled';
const OPTIONS = '.ask-card .answer input:enabled';
const NUMBER = '.ask-card .number-answer input:enabled';
const SEND = '.ask-card button[type=submit]';
const LATE_SEAT = '.take-over:enabled';
const ANYTHING = [READY, MOVES, OPTIONS, NUMBER, `${SEND}:enabled`, LATE_SEAT].join(', ');

export class PageStudent {
  readonly open: OpenPage;
  readonly #draw: Draw;
  #stopped = false;
  #life: Promise<void> = Promise.resolve();

  private constructor(open: OpenPage, seed: number) {
    this.open = open;
    this.#draw = drawsFrom(seed, 1);
  }

  /** Opens the link of a class, enters the name, and from then on does whatever there is to do. */
  static async join(
    look: Look,
    link: string,
    who: { name: string; roster: string; seed: number },
  ): Promise<PageStudent> {
    const student = new PageStudent(await openBrowser({ frames: 'few', ...look }), who.seed);
    const { page } = student.open;
    await page.goto(link);
    const fields = page.locator('.class-form input');
    await fields.first().waitFor({ timeout: PATIENCE_MS });
    await fields.nth(0).fill(who.name);
    await fields.nth(1).fill(who.roster);
    await page.locator('.class-form button[type=submit]').click();
    await page.locator('.class-invited').waitFor({ state: 'detached', timeout: PATIENCE_MS });
    student.#life = student.#live();
    return student;
  }

  /** Stops doing things. */
  async rest(): Promise<void> {
    this.#stopped = true;
    await this.#life;
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      // What the student reaches for may be gone by then.
      await this.#act().catch(() => undefined);
    }
  }

  async #act(): Promise<void> {
    const { page } = this.open;
    await page.locator(ANYTHING).first().waitFor({ timeout: GLANCE_MS });
    if (await this.#has(LATE_SEAT)) return this.#click(page.locator(LATE_SEAT));
    if (await this.#has(READY)) return this.#click(page.locator(READY));
    if (await this.#has(MOVES)) return this.#oneOf(page.locator(MOVES));
    if (await this.#has(OPTIONS)) await this.#choose(page.locator(OPTIONS));
    if (await this.#has(NUMBER)) await page.locator(NUMBER).fill(String(this.#draw(6_000)), { timeout: CLICK_MS });
    await this.#click(page.locator(SEND));
  }

  async #has(selector: string): Promise<boolean> {
    return (await this.open.page.locator(selector).count()) > 0;
  }

  #click(target: Locator): Promise<void> {
    return target.first().click({ timeout: CLICK_MS });
  }

  async #oneOf(targets: Locator): Promise<void> {
    await targets.nth(this.#draw(Math.max(1, await targets.count()))).click({ timeout: CLICK_MS });
  }

  async #choose(options: Locator): Promise<void> {
    const option = options.nth(this.#draw(Math.max(1, await options.count())));
    await option.check({ force: true, timeout: CLICK_MS });
  }
}
