/** One player at one page: reads the question and answers by mouse or by keyboard, in any language. */

import type { Locator, Page } from 'playwright-core';
import { type Look, type OpenPage, openBrowser } from './browser.ts';

/** A player's answer in one position. */
export type Answer =
  | { readonly send: { readonly flags: readonly string[]; readonly seq: number; readonly ack?: number } }
  | 'wait'
  | 'bind';

export type Hand = 'mouse' | 'keyboard';

/** Timeouts for a person who waits for another, not for a machine. */
const PATIENCE_MS = 60_000;

/**
 * Keyboard only: presses Tab until `target` has the focus.
 * @throws if it cannot be reached
 */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ timeout: PATIENCE_MS });
  for (let steps = 0; steps < 80; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

export class Player {
  private constructor(
    readonly open: OpenPage,
    readonly hand: Hand,
  ) {}

  static async sitDown(look: Look, hand: Hand): Promise<Player> {
    return new Player(await openBrowser({ frames: 'few', ...look }), hand);
  }

  get page(): Page {
    return this.open.page;
  }

  /** Presses a control in this player's way. */
  async use(target: Locator): Promise<void> {
    if (this.hand === 'mouse') return target.click({ timeout: PATIENCE_MS });
    await tabTo(this.page, target);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses one of a group of radio buttons: by keyboard with Tab to the group and the arrows in it. */
  async choose(name: RegExp): Promise<void> {
    const radio = this.page.getByRole('radio', { name });
    if (this.hand === 'mouse') return radio.check({ force: true });
    const group = await radio.getAttribute('name');
    await tabTo(this.page, this.page.locator(`input[name="${group}"]:checked`));
    for (let steps = 0; steps < 40 && !(await radio.isChecked()); steps++) await this.page.keyboard.press('ArrowDown');
    if (!(await radio.isChecked())) throw new Error(`the arrows do not reach ${name}`);
  }

  /**
   * A fast match on `level` that waits for a friend.
   * @returns the link for the friend
   */
  async invite(url: string, level: RegExp): Promise<string> {
    await this.page.goto(url);
    await this.choose(level);
    await this.use(this.page.locator('details.options > summary').first());
    await this.choose(/^(fast|快|rápido)$/i);
    await this.use(this.page.locator('.way.friend'));
    const code = await this.page.locator('.big-code').textContent({ timeout: PATIENCE_MS });
    return new URL(`/d/${code?.trim()}`, url).href;
  }

  /** Opens a friend's link and takes the seat. */
  async accept(link: string): Promise<void> {
    await this.page.goto(link);
    await this.use(this.page.locator('.invited button[type=submit]'));
  }

  async ready(): Promise<void> {
    await this.use(this.page.locator('.ready-row button'));
  }

  /** Waits for the next question and answers it. */
  async answer(answer: Answer): Promise<void> {
    await this.nextQuestion();
    if (answer === 'wait') return this.control('W');
    if (answer === 'bind') return this.control('P');
    return this.sendCard(this.card(answer.send));
  }

  /**
   * Waits for it.
   * @returns that question alone: the next one may replace it before it is read
   */
  private async nextQuestion(): Promise<Locator> {
    const question = this.page.locator('.question');
    await question.waitFor({ timeout: PATIENCE_MS });
    return this.page.locator(`.question[data-position="${await question.getAttribute('data-position')}"]`);
  }

  /** The card that says exactly this. */
  private card({ flags, seq, ack }: Extract<Answer, object>['send']): Locator {
    const words = ['FIN', 'ACK', 'RST', 'SYN'];
    const wanted = this.page.locator('.card:not(.tried)').filter({ hasText: new RegExp(`seq\\s*${seq}(?!\\d)`) });
    const numbered = ack === undefined ? wanted : wanted.filter({ hasText: new RegExp(`ack\\s*${ack}(?!\\d)`) });
    return words.reduce((cards, word) => {
      const flag = this.page.locator(`.chip.${word.toLowerCase()}`);
      return flags.includes(word) ? cards.filter({ has: flag }) : cards.filter({ hasNot: flag });
    }, numbered);
  }

  private async sendCard(card: Locator): Promise<void> {
    await card.waitFor({ timeout: PATIENCE_MS });
    if (this.hand === 'mouse') return card.click();
    await this.page.keyboard.press((await card.locator('kbd').textContent())?.trim() ?? '');
  }

  private async control(letter: 'W' | 'P'): Promise<void> {
    const control = this.page.locator(`.control[aria-keyshortcuts=${letter}]`);
    await control.waitFor({ timeout: PATIENCE_MS });
    if (this.hand === 'mouse') return control.click();
    await this.page.keyboard.press(letter.toLowerCase());
  }

  /** Plays one answer after another, each of which must be right; the last may end the half. */
  async playHalf(answers: readonly Answer[]): Promise<void> {
    for (const answer of answers) {
      const question = await this.nextQuestion();
      await this.answer(answer);
      const said = this.page
        .locator('.feedback.correct, .feedback.wrong, .feedback.needless, .summary, .result')
        .first();
      await said.waitFor({ timeout: PATIENCE_MS });
      if ((await this.page.locator('.feedback:not(.correct)').count()) > 0)
        throw new Error((await said.textContent()) ?? '');
      await question.waitFor({ state: 'hidden', timeout: PATIENCE_MS });
    }
  }

  async untilInterval(): Promise<void> {
    await this.page.locator('.summary').waitFor({ timeout: PATIENCE_MS });
  }

  async untilResult(): Promise<void> {
    await this.page.locator('.result').waitFor({ timeout: PATIENCE_MS });
  }

  leaveTable(): Promise<void> {
    return this.open.close();
  }
}
