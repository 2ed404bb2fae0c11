/** Every situation of the page in a real browser: accessible, and operable by keyboard. Their sizes: sizes.test.ts. */

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_NAMES } from '../client/fixtures/page-views.ts';
import type { Gallery } from './gallery-page.tsx';
import { type OpenGallery, openGallery, showIn } from './support/gallery.ts';
import { BOARD, FIGURE_LEAST, OVER, PROJECTORS } from './support/wholes.ts';
import type { Asked } from './whole.ts';

/**
 * In turn, since neighbouring situations are alike: each kind is seen in both themes and languages, large and small.
 */
const LOOKS = [
  ['dark', 'en', 1366, 768],
  ['light', 'zh', 390, 844],
  ['dark', 'zh', 390, 844],
  ['light', 'en', 1366, 768],
] as const;

let open: OpenGallery;
let page: Page;

beforeAll(async () => {
  open = await openGallery();
  page = open.page;
  await page.evaluate(axe.source);
});

afterAll(async () => {
  await open?.close();
});

async function show(query: string, width = 1366, height = 768): Promise<void> {
  await page.setViewportSize({ width, height });
  await showIn(open.frame, query);
}

const settled = () => page.evaluate(() => (window as unknown as { gallery: Gallery }).gallery.settled());

/** The findings of axe, as `rule: element`. */
function violations(): Promise<string[]> {
  return page.evaluate(async () => {
    const axe = (
      window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const found = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Leaving out unneeded results saves half of the time.
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Texts of the current situation that do not fit or were not written, in each language. */
async function misfits(): Promise<Readonly<Record<string, string[]>>> {
  const found: Record<string, string[]> = {};
  for (const language of ['en', 'zh'] as const) {
    await page.evaluate((spoken) => (window as unknown as { gallery: Gallery }).gallery.speak(spoken), language);
    await settled();
    found[language] = await page.evaluate(() => (window as unknown as { gallery: Gallery }).gallery.misfits());
  }
  return found;
}

/** Parts of the current situation that are not whole, as `language size: what`. */
async function wrongAtSizes(whole: Asked, sizes: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const language of ['en', 'zh'] as const) {
    await page.evaluate((spoken) => (window as unknown as { gallery: Gallery }).gallery.speak(spoken), language);
    for (const size of sizes) {
      const [width = 0, height = 0] = size.split('x').map(Number);
      await page.setViewportSize({ width, height });
      await settled();
      const found = await page.evaluate(
        (asked) => (window as unknown as { gallery: Gallery }).gallery.unwhole(asked),
        whole,
      );
      const figure = await page.evaluate(() => document.querySelector('.fig-scroll')?.clientHeight ?? null);
      if (figure !== null && figure < FIGURE_LEAST.height) found.push(`only ${figure} px of the figure`);
      wrong.push(...found.map((what) => `${language} ${size}: ${what}`));
    }
  }
  return wrong;
}

const asked = () => page.evaluate(() => document.documentElement.dataset.asked ?? '');

describe('every situation', () => {
  it.each(PAGE_NAMES.map((name, i) => [name, LOOKS[i % LOOKS.length] ?? LOOKS[0]] as const))(
    '[UI11] %s breaks no rule that axe knows',
    async (name, [theme, language, width, height]) => {
      await show(`fixture=${name}&theme=${theme}&locale=${language}`, width, height);
      expect(await violations()).toEqual([]);
    },
  );

  it.each(['problem=too-fast', 'ended=seat-taken', 'reconnecting'])('[UI11] %s too', async (query) => {
    await show(`fixture=again&${query}`);
    expect(await violations()).toEqual([]);
  });
});

/** What lies over a page once it was opened, and how. */
const OPENED = [
  ['the table of a figure', 'again', 't', 'table'],
  ['the states to name', 'first', 's', 'dialog'],
  ['the arrivals to challenge', 'challengeOffered', 'c', 'dialog'],
  ['the mistakes to name', 'challengeNaming', 'c', 'dialog'],
] as const;

describe('what is opened over a page', () => {
  it.each(OPENED)('[UI11] %s breaks no rule that axe knows, in both themes', async (_, name, key, role) => {
    for (const [theme, language, width, height] of LOOKS.slice(0, 2)) {
      await show(`fixture=${name}&theme=${theme}&locale=${language}`, width, height);
      await page.keyboard.press(key);
      await page.getByRole(role).first().waitFor();
      await settled();
      expect(await violations(), theme).toEqual([]);
    }
  });
});

describe('a question', () => {
  it('[UI132] the states to choose from take one line each, and the name of an end never breaks', async () => {
    await show('fixture=first', 844, 390);
    await page.keyboard.press('s');
    await page.locator('dialog.docked[open]').waitFor();
    const heights = await page.locator('.state-name b').evaluateAll((names) => names.map((name) => name.clientHeight));
    expect(Math.max(...heights)).toBeLessThan(26);
    await show('fixture=again');
    for (const width of [320, 360, 390, 640, 683, 844, 1024, 1366, 1920, 3840]) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : Math.max(360, Math.round(width * 0.5)) });
      await settled();
      const pieces = await page.locator('.fig-head .role').evaluateAll((roles) =>
        roles.flatMap((role) => {
          const [inner, outer] = [role.getBoundingClientRect(), role.parentElement?.getBoundingClientRect()];
          if (outer === undefined || inner.width === 0 || inner.top >= outer.bottom - 1) return [];
          const whole = inner.left >= 0 && inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1;
          return whole ? [] : [role.textContent];
        }),
      );
      expect(pieces, String(width)).toEqual([]);
    }
  });

  it('[UI72] type and controls grow with a large screen', async () => {
    await show('fixture=again');
    const sizes = [];
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height });
      sizes.push(
        await page.evaluate(() => {
          const px = (part: string) =>
            Number.parseFloat(getComputedStyle(document.querySelector(part) ?? document.body).fontSize);
          return [px('.question h2'), px('.card-numbers'), px('.control-name'), px('.top')];
        }),
      );
    }
    const [small = [], large = [], huge = []] = sizes;
    expect(large.every((size, at) => size >= 1.2 * (small[at] ?? 0))).toBe(true);
    expect(huge.every((size, at) => size >= 2.4 * (small[at] ?? 0))).toBe(true);
  });

  it('[UI14] is answered by the keys shown on the controls', async () => {
    await show('fixture=again');
    await page.keyboard.press('2');
    await expect.poll(asked).toBe('send:ACK:4001:9351@1005');
    await page.keyboard.press('w');
    await expect.poll(asked).toMatch(/wait@1005$/);
    await show('fixture=wrong');
    await page.keyboard.press('P');
    await expect.poll(asked).toMatch(/bind@1005$/);
  });

  it('[UI522] in the showdown only the race is asked, and no other key means anything', async () => {
    await show('fixture=momentShowdown');
    await page.locator('.moment-scene.showdown .race-number').waitFor({ state: 'attached' });
    expect(await page.locator('.control').count()).toBe(1);
    for (const key of ['s', 'h', 'p', '3']) await page.keyboard.press(key);
    await expect.poll(asked).toMatch(/^send:ACK:\d+:9001@1004$/);
    expect(await page.locator('.sr-only [role=alert]').allTextContents()).toEqual(
      expect.arrayContaining(['FIN again, seq 9000, ack 4001. 10 seconds left. What do you send?']),
    );
  });

  it('[UI523] the torn fog shows the peer until Enter closes it, and a class no numbers', async () => {
    await show('fixture=momentReset');
    const torn = page.locator('.moment-scene.torn');
    await torn.getByText('LAST-ACK').waitFor();
    expect(await torn.getByText('seq 9000').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await torn.waitFor({ state: 'detached' });
    await show('fixture=momentResetClass');
    await torn.getByText('LAST-ACK').waitFor();
    expect(await torn.getByText('seq').count()).toBe(0);
  });

  it('[UI14] accepts a key as soon as the question is there, even before the answer to the last move, and each key once', async () => {
    await show('fixture=again&unanswered');
    await page.keyboard.press('2');
    await page.keyboard.press('2');
    await expect.poll(asked).toBe('send:ACK:4001:9351@1005');
    await page.evaluate(() => (window as unknown as { gallery: Gallery }).gallery.askNext());
    await page.locator('[data-position="1006"]').waitFor();
    await page.keyboard.press('2');
    await expect.poll(asked).toBe('send:ACK:4001:9351@1005 send:ACK:4001:9351@1006');
  });

  it('[UI14] the state is named from a list, by its number, and Escape closes it', async () => {
    await show('fixture=first');
    await page.keyboard.press('s');
    await page.locator('dialog.names').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog.names').waitFor({ state: 'hidden' });
    expect(await asked()).toBe('');
    await page.keyboard.press('s');
    await page.keyboard.press('2');
    await expect.poll(asked).toBe('claim:FIN-WAIT-1@1001');
  });

  it('[UI14] a key right after the one that closed the list opens it again', async () => {
    await show('fixture=first');
    await page.keyboard.press('s');
    await page.locator('dialog.names[open]').waitFor();
    const states = await page.evaluate(async () => {
      document.querySelector<HTMLElement>('dialog.names > .plain')?.click();
      // The next key at its earliest: what this one led to has been drawn, no further event has been handled.
      await Promise.resolve();
      await Promise.resolve();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
      await new Promise((later) => requestAnimationFrame(() => setTimeout(later)));
      return document.querySelectorAll('dialog.names[open] .state-name').length;
    });
    expect(states).toBe(8);
  });

  it('[CHALLENGE10] hint, reasons and the challenge have keys, and the answer marks its card', async () => {
    await show('fixture=hintsTwo');
    expect(await page.locator('.hints li').count()).toBe(2);
    await page.keyboard.press('h');
    await expect.poll(asked).toMatch(/^hint:\d+$/);
    await show('fixture=hintsAnswer');
    expect(await page.locator('.card.told').count()).toBe(1);
    await page.keyboard.press('h');
    expect(await asked()).toBe('');
    await show('fixture=wrong');
    expect(await page.locator('.more').getAttribute('open')).toBeNull();
    await page.keyboard.press('y');
    await page.locator('.why-list dd').first().waitFor();
  });

  it('[UI600] a bet is placed by its letter or its number, and Escape hides bets for the match', async () => {
    await show('fixture=betSegment');
    await page.locator('.bet-option').first().waitFor();
    await page.keyboard.press('l');
    await expect.poll(asked).toMatch(/^bet:segment:lost:\d+$/);
    await show('fixture=betState');
    await page.locator('.bet-options.state').waitFor();
    await page.keyboard.press('2');
    await expect.poll(asked).toMatch(/^bet:state:LAST-ACK:\d+$/);
    await page.keyboard.press('Escape');
    await page.locator('.bet').waitFor({ state: 'detached' });
    expect(await page.locator('.idle-card h2').isVisible()).toBe(true);
  });

  it('[UI610] the clock of a lone player is hurried by F', async () => {
    await show('fixture=betAlone');
    await page.getByRole('button', { name: 'Ten times as fast' }).waitFor();
    await page.keyboard.press('f');
    await expect.poll(asked).toBe('hurry');
  });

  it('[CHALLENGE11] the newest arrival is challenged by C and Enter, and the mistake named by its number', async () => {
    await show('fixture=challengeOffered');
    await page.keyboard.press('c');
    await page.locator('.challenge-dialog[open] .arrival.chosen').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(asked).toMatch(/^challenge:\d+$/);
    await show('fixture=challengeNaming');
    await page.keyboard.press('c');
    await page.locator('.challenge-dialog[open] .mistake-name').first().waitFor();
    await page.keyboard.press('3');
    await expect.poll(asked).toMatch(/^name:\d+:[a-z-]+$/);
  });

  it('shows the time left by the server clock', async () => {
    await show('fixture=wrong');
    const scale = () =>
      page
        .locator('.bar.speed i')
        .first()
        .evaluate((bar) => new DOMMatrix(getComputedStyle(bar).transform).a);
    await expect.poll(scale).toBeCloseTo((57_300 - 39_000) / 20_000, 2);
    await page.locator('.time-words').getByText('2MSL ends in 7 s').first().waitFor();
    await show('fixture=late');
    await expect.poll(scale).toBe(0);
    await page.locator('.time-words').getByText('your stack plays in 8 s').first().waitFor();
    await show('fixture=first');
    await page.locator('.time-words').getByText('seconds').first().waitFor();
  });

  it('[UI15] a card that was tried is crossed out and cannot be played again', async () => {
    await show('fixture=wrong');
    expect(await page.locator('.card.tried').isDisabled()).toBe(true);
    await page.keyboard.press('3');
    await page.keyboard.press('4');
    await expect.poll(asked).toBe('send:ACK:4001:9350@1005');
  });

  it('[UI16] fields accept letters and numbers, and send what they say', async () => {
    await show('fixture=fields');
    expect(await page.locator('.composer .button').isDisabled()).toBe(true);
    await page.getByLabel('seq').fill('u+1');
    await page.getByLabel('ack').fill('9351');
    await page.keyboard.press('Enter');
    await expect.poll(asked).toBe('send:ACK:4001:9351@1005');
  });

  it('[UI16] without the ACK flag there is no ack to fill in', async () => {
    await show('fixture=free');
    await page.getByRole('button', { name: 'ACK', exact: true }).click();
    expect(await page.getByLabel('ack').count()).toBe(0);
    await page.getByRole('button', { name: 'RST', exact: true }).click();
    await page.getByLabel('seq').fill('w');
    await page.keyboard.press('Enter');
    await expect.poll(asked).toBe('send:RST:9350:undefined@1005');
  });
});

describe('the composer', () => {
  it('[UI93] sends by Enter what is complete, even while a flag has the focus, and says what is missing', async () => {
    await show('fixture=free');
    const fin = page.getByRole('button', { name: 'FIN', exact: true });
    await fin.click();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('seq: still missing').waitFor();
    expect([await fin.getAttribute('aria-pressed'), await asked()]).toEqual(['true', '']);
    await page.getByLabel('seq').fill('４０００');
    await page.getByLabel('ack').fill('4294967296');
    await page.locator('.equals').getByText('too large').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('ack: too large, at most 4,294,967,295').waitFor();
    await page.getByLabel('ack').fill('−1');
    await page.locator('.equals').getByText('negative').waitFor();
    await page.getByLabel('ack').fill('ｕ＋１');
    await fin.focus();
    await page.keyboard.press('Enter');
    await expect.poll(asked).toMatch(/^send:[^@]*FIN[^@]*:4000:4001@/);
    expect(await fin.getAttribute('aria-pressed')).toBe('true');
  });

  it('[UI134] shows the same sign for the send key as every other page', async () => {
    for (const name of ['fields', 'classSingle', 'dailyRight']) {
      await show(`fixture=${name}`);
      expect(await page.locator('button kbd.enter').allTextContents(), name).toEqual(['↵']);
    }
  });

  it('[UI93] returns the keys once a segment was sent', async () => {
    await show('fixture=fields');
    await page.getByLabel('seq').fill('1');
    await page.getByLabel('ack').fill('2');
    await page.keyboard.press('Enter');
    await expect.poll(asked).toMatch(/^send/);
    await page.keyboard.press('w');
    await expect.poll(asked).toMatch(/wait@/);
  });

  it('[UI92] takes no key of a character that is being composed', async () => {
    await show('fixture=fields');
    await page.getByLabel('seq').fill('1');
    await page.getByLabel('ack').fill('2');
    const press = (key: string, more: object) =>
      page.getByLabel('ack').evaluate(
        (field, [name, options]) => {
          const composed = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...options });
          field.dispatchEvent(composed);
        },
        [key, more] as const,
      );
    await press('Enter', { isComposing: true });
    await press('Enter', { keyCode: 229 });
    expect(await asked()).toBe('');
    await press('Enter', {});
    await expect.poll(asked).toMatch(/^send/);
  });
});

describe('the page', () => {
  it('[UI91] accepts the keys of other layouts: by place if a digit or a foreign letter is printed there', async () => {
    const press = (key: string, code: string) =>
      page.evaluate(
        ([name, place]) =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, code: place, bubbles: true })),
        [key, code] as const,
      );
    await show('fixture=again');
    await press('é', 'Digit2');
    await expect.poll(asked).toBe('send:ACK:4001:9351@1005');
    await press('ц', 'KeyW');
    await expect.poll(asked).toMatch(/wait@1005$/);
    await show('fixture=first');
    await press('ы', 'KeyS');
    await page.locator('dialog.names[open]').waitFor();
  });

  it('[UI98] moves the focus to a heading whenever the screen changes', async () => {
    const focused = () =>
      page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`);
    await show('fixture=home');
    await page.getByRole('button', { name: 'Explain a capture' }).first().click();
    await expect.poll(focused).toMatch(/^H1 /);
    expect(await page.locator('#main h1').textContent()).toBe((await focused()).slice(3));
    for (const way of ['keyboard', 'mouse'] as const) {
      await show('fixture=invitedNone');
      const home = page.locator('.invited > .plain');
      if (way === 'mouse') await home.click();
      else await home.press('Enter');
      await expect.poll(focused).toMatch(/^H1 Last ACK/);
    }
  });

  it('[UI136] has what follows a half before it ends: no empty page appears in between', async () => {
    await show('fixture=again');
    for (const [next, screen] of [
      ['interval', 'sheet grid two'],
      ['result', 'review result'],
    ] as const)
      await expect
        .poll(() =>
          page.evaluate((name) => {
            (window as unknown as { gallery: Gallery }).gallery.show(`fixture=${name}`);
            return document.getElementById('main')?.className;
          }, next),
        )
        .toBe(screen);
  });

  it('[NET91] says nothing about a match that it does not know', async () => {
    const headline = () => page.locator('h1').textContent();
    for (const [fixture, said] of [
      ['invitedLooking', 'Looking for the match…'],
      ['invitedNone', 'Nobody is waiting with this code'],
      ['invitedUnanswered', 'The server does not answer'],
    ] as const) {
      await show(`fixture=${fixture}`);
      await expect.poll(headline).toBe(said);
      expect(await page.locator('.invited-form').count()).toBe(0);
    }
  });

  it.each(['invited', 'classInvited'])(
    '[UI510] %s has the figure and one loud button, and asks nothing',
    async (name) => {
      await show(`fixture=${name}`, 390, 844);
      await page.locator('.backed .opening-figure').waitFor();
      expect(await page.locator('.button.primary').count()).toBe(1);
      expect(await page.locator('.opening-card, .opening-rails, .opening-preview').count()).toBe(0);
      const [button, figure] = [
        await page.locator('.button.primary').boundingBox(),
        await page.locator('.opening-now .track').boundingBox(),
      ];
      expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(844);
      expect(figure?.y).toBeLessThan(button?.y ?? 0);
    },
  );

  it('[UI510] a wrong code has the figure too, and nobody who waits', async () => {
    await show('fixture=invitedNone', 390, 844);
    await page.locator('.backed .opening-figure').waitFor();
    expect(await page.locator('.button.primary').count()).toBe(0);
    expect(await page.locator('main').textContent()).not.toMatch(/waiting for you|friend is waiting/);
  });

  it('[UI17] changes its language and theme at once, figure included', async () => {
    await show('fixture=again');
    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: '中文' });
    await page.getByText('FIN 又来了，该发什么？').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.locator('.fig').getByText('端口 40001 被占用').waitFor();
    await page.getByRole('button', { name: '浅色主题' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  });

  it('keeps the figure at its newest when the panel leaves it more room', async () => {
    await show('fixture=again&run', 390, 700);
    const fromEnd = () =>
      page.locator('.fig-scroll').evaluate((region) => region.scrollHeight - region.clientHeight - region.scrollTop);
    await expect.poll(() => page.locator('.fig-scroll').evaluate((region) => region.scrollTop)).toBeGreaterThan(100);
    await expect.poll(fromEnd).toBeLessThan(2);
    await page.setViewportSize({ width: 390, height: 760 });
    await expect.poll(() => page.locator('.fig-scroll').evaluate((region) => region.clientHeight)).toBeGreaterThan(200);
    await expect.poll(fromEnd).toBeLessThan(2);
    expect(await page.locator('.fig-newest').isVisible()).toBe(false);
  });

  it('[UI18] announces what has happened and the verdict on the last move', async () => {
    await show('fixture=wrong');
    const said = await page.locator('.sr-only :is([role=status], [role=alert])').allTextContents();
    expect(said.join(' ')).toMatch(/A second FIN.*FIN again, seq 9350, ack 4001/);
  });

  it('[UI19] with reduced motion nothing pulses or shakes', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show('fixture=wrong');
    const moving = await page.evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return target === null || target.closest('.bars') !== null ? [] : [target.className];
      }),
    );
    expect(moving).toEqual([]);
    await page.emulateMedia({ reducedMotion: null });
  });
});

describe('special situations of levels', () => {
  const words = (selector: string) => page.locator(selector).allTextContents();

  it.each([
    ['calledAtOnce', /At the same moment your application calls close\(\): one segment can serve both/],
    ['fullClose', /close\(\), no more reading.*neither send nor read/],
    ['abortCall', /abort\(\).*gives up the connection/],
    ['bindHeld', /bind\(\) to port 8080.*wants its port back/],
  ])('[UI25] %s is described in its own words', async (name, told) => {
    await show(`fixture=${name}`);
    expect((await words('.cause')).join(' ')).toMatch(told);
  });

  it('[UI26] a wrong segment of live mode was sent, and the right one is still owed', async () => {
    await show('fixture=liveWrong');
    expect((await words('.feedback .out')).join()).toMatch(/It went out.*try 2 of 3/);
    expect((await words('.fig-label.astray')).join()).toContain('wrong!');
    expect(await page.locator('.feedback .would').count()).toBe(0);
  });

  it('[UI27] an end without a connection is CLOSED, has no numbers and no port to reuse', async () => {
    await show('fixture=nobodyStart');
    expect(await words('.fig-label.state')).toEqual([expect.stringContaining('CLOSED')]);
    expect(await words('.variables .value')).toEqual(['–', '–', '–']);
    expect(await page.locator('.control').count()).toBe(0);
  });

  it('[UI28] wrong data is announced over the figure, in both languages', async () => {
    await show('fixture=corrupted');
    expect((await words('[role=alert]')).join()).toContain('350 bytes of the old connection');
    await show('fixture=corrupted&locale=zh', 390, 844);
    expect((await words('[role=alert]')).join()).toContain('上一条连接的 350 字节');
  });
});

describe('the end of a match', () => {
  it.each(['result', 'stormResult', 'firstDone'])(
    '[UI131] %s has its figure and its words at every size',
    async (name) => {
      await show(`fixture=${name}`);
      await page.waitForSelector('.review-svg');
      expect(await wrongAtSizes(OVER, ['320x568', '390x844', '640x360', '844x390', '1366x768'])).toEqual([]);
    },
  );

  it('[UI32] is described as what it was, and not as a failure if the level is about it', async () => {
    await show('fixture=nobodyResult');
    expect(await page.locator('.outcome dd').allTextContents()).toEqual(['reset by RST', 'knew of no connection']);
    expect(await page.locator('.outcome').textContent()).toContain('This level is about that end.');
    expect(await page.locator('.outcome.bad').count()).toBe(0);
    await show('fixture=result');
    expect(await page.locator('.outcome').count()).toBe(0);
  });
});

describe('an ending', () => {
  const lines = () => page.locator('.story li p').allTextContents();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('[STORY542] [STORY546] is called clean and celebrated only if it was, in the same layout', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const layouts: unknown[] = [];
    for (const [name, headline, pieces] of [
      ['endingRace', 'Closed cleanly', true],
      ['endingMissed', 'Ended by a reset', false],
      ['endingStopped', 'Not closed', false],
    ] as const) {
      await show(`fixture=${name}`);
      expect(await page.locator('h1').textContent()).toBe(headline);
      await expect.poll(async () => (await page.locator('.confetti-piece').count()) > 0).toBe(pieces);
      const parts = '.ending-hero, .ending-score, .ending-next';
      layouts.push(await page.locator(parts).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x)));
    }
    expect(layouts[1]).toEqual(layouts[0]);
    expect(layouts[2]).toEqual(layouts[0]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show('fixture=endingRace');
    await page.locator('.story-number').nth(2).waitFor();
    expect(await page.locator('.confetti-piece, .ending.arriving').count()).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('[STORY544] has a number in the figure for each sentence, and any key shows it as it stays', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.evaluate(() => sessionStorage.clear());
    await show('fixture=endingRace');
    await page.keyboard.press('Shift');
    await expect.poll(() => page.locator('.arriving').count()).toBe(0);
    expect(await page.locator('.story-number text').allTextContents()).toEqual(['1', '2', '3']);
    expect(await lines()).toEqual([
      'Your last ACK was lost; nobody could know.',
      'The FIN came again; you answered with only 0.4 s left.',
      expect.stringMatching(/^Your ACK arrived, and 小林 closed; at \d:\d\d your 2MSL was over\.$/),
    ]);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('[STORY545] has the focus on its one button: Enter goes on, but not one that is still held', async () => {
    await show('fixture=again');
    await page.keyboard.down('Enter');
    await show('fixture=endingRace');
    await expect.poll(focused).toMatch(/^Play again/);
    await page.keyboard.down('Enter');
    expect(await asked()).toBe('');
    await page.keyboard.up('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(asked).toBe('create:friend:lost-last-ack:cards');
    expect(await page.locator('.ending .primary').count()).toBe(1);
    await show('fixture=classResultPlayed');
    await expect.poll(focused).toBe('Old data got in');
    expect(await page.locator('.ending .primary').count()).toBe(0);
    await page.locator('.ending .waiting-others').waitFor();
  });

  it('[STORY545] is announced: headline, scores, sentences', async () => {
    await show('fixture=endingMissed');
    const said = page.locator('.walk-panel > [role=status]');
    await expect
      .poll(() => said.textContent())
      .toMatch(/^Ended by a reset\. .* won\. You [\d,]+, 小林 [\d,]+\. Your last ACK was lost.* 2MSL was over before/);
  });

  it.each(['390x844', '360x640', '844x390', '320x568'])(
    '[STORY547] at %s its first words and its button are in sight',
    async (size) => {
      const [width = 0, height = 0] = size.split('x').map(Number);
      for (const name of [
        'endingRace',
        'endingMissed',
        'endingNames',
        'firstDone',
        'wireResult',
        'classResultPlayed',
      ]) {
        await show(`fixture=${name}`, width, height);
        await settled();
        const hidden = await page.evaluate(() => {
          const parts = ['h1', '.story li p', '.ending-foot > :first-child'];
          return parts.filter((part) => {
            const element = document.querySelector(part);
            if (element === null) return true;
            const range = document.createRange();
            range.selectNodeContents(element);
            return [...range.getClientRects()].some(({ x, y, width: wide, height: high }) => {
              const at = document.elementFromPoint(x + wide / 2, y + high / 2);
              return at === null || !(element.contains(at) || at.contains(element));
            });
          });
        });
        expect(hidden, name).toEqual([]);
      }
    },
  );
});

describe('the review of a match', () => {
  const stepOn = () => page.keyboard.press('ArrowRight');
  const parts = '.walk-figure, .transport, .walk-deductions, .walk-scores, .all-steps';

  it('[VIEW40] is the same at its end, for the third player, and behind its link', async () => {
    for (const fixture of ['resultNotYet', 'wireResult', 'review']) {
      await show(`fixture=${fixture}`);
      await page.locator('.all-steps').waitFor();
      const seen = await page.locator(parts).evaluateAll((all) => all.map(({ className }) => className));
      expect(seen, fixture).toEqual(['walk-figure', 'transport grid', 'walk-deductions', 'walk-scores', 'all-steps']);
      await stepOn();
      await page.locator('.step-card .kicker b', { hasText: /^Step 1 of/ }).waitFor();
      await page.locator('.end-variables').waitFor();
      // The third player's pair made no mistake.
      const cost = await page.locator('.walk-deductions button').count();
      if (cost > 0) await page.keyboard.press('n');
      expect(await page.locator('.walk-deductions [aria-current=step]').count(), fixture).toBe(Math.min(1, cost));
    }
  });

  it('[VIEW40] stands the own end on the left, and the others as they are named', async () => {
    await show('fixture=resultNotYet');
    expect(await page.locator('.walk-heads .mine b').textContent()).toBe('Ada');
    expect(await page.locator('.walk-deductions .mine .who').allTextContents()).toContain('You');
    await show('fixture=wireResult');
    expect(await page.locator('.walk-heads .mine b').textContent()).not.toBe('Eve');
  });

  it('[VIEW41] begins in the fog, which lifts once, ends with any key, and can be lifted again', async () => {
    const fog = () => page.locator('.walk-sky .fog').count();
    /** Counts what time can pass: fog and what comes out of it, from now on. */
    const watch = () =>
      page.evaluate(() => {
        const seen = { fogs: 0, unseen: 0 };
        Object.assign(window, { seen });
        new MutationObserver(() => {
          seen.fogs = Math.max(seen.fogs, document.querySelectorAll('.walk-sky .fog').length);
          seen.unseen = Math.max(seen.unseen, document.querySelectorAll('.review-svg .unseen').length);
        }).observe(document.body, { subtree: true, childList: true });
      });
    const seen = () => page.evaluate(() => (window as unknown as { seen: { fogs: number; unseen: number } }).seen);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.evaluate(() => sessionStorage.clear());
    await watch();
    await show('fixture=resultClean');
    expect((await seen()).fogs).toBe(1);
    expect((await seen()).unseen).toBeGreaterThan(3);
    await page.keyboard.press('Shift');
    await expect.poll(fog).toBe(0);
    expect(await page.locator('.review-svg .unseen').count()).toBe(0);
    await watch();
    await show('fixture=resultClean');
    expect((await seen()).fogs).toBe(0);
    const again = page.getByRole('button', { name: 'Lift the fog again' });
    await again.click();
    await expect.poll(async () => (await seen()).fogs).toBe(1);
    // By itself, too.
    await expect.poll(fog, { timeout: 10_000 }).toBe(0);
    await page.evaluate(() => sessionStorage.clear());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await watch();
    await show('fixture=resultClean');
    expect((await seen()).fogs).toBe(0);
    expect(await again.count()).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('[VIEW43] offers no practice in a class', async () => {
    await show('fixture=resultNotYet');
    await page.locator('.all-steps').waitFor();
    for (let steps = 0; steps < 2; steps++) await stepOn();
    await page.locator('.button.again').first().waitFor();
    await show('fixture=classResultPlayed');
    await page.locator('.all-steps').waitFor();
    for (let steps = 0; steps < 2; steps++) await stepOn();
    await page.locator('.open-positions .asked').waitFor();
    expect(await page.locator('.button.again').count()).toBe(0);
  });

  it('[VIEW44] tells the reasons in the list itself where the match has no record', async () => {
    await show('fixture=result');
    expect(await page.locator('.all-steps').count()).toBe(0);
    expect(await page.locator('.transport :enabled').count()).toBe(0);
    await page.locator('.walk-deductions summary').first().click();
    await page.locator('.walk-deductions details[open] .verdict.wrong .reasons').waitFor();
    expect(await violations()).toEqual([]);
    expect(await misfits()).toEqual({ en: [], zh: [] });
  });
});

describe('a storm', () => {
  it('[UI29] that is shared is preselected, with its seed', async () => {
    await show('fixture=sharedStorm');
    expect(await page.locator('.level-chip.chosen').textContent()).toBe('Storm');
    expect(await page.locator('.seed-field input').inputValue()).toBe('20261122');
  });

  it('[UI29] [UI30] that is over has its seed, and a list of its halves', async () => {
    await show('fixture=stormResult');
    expect(await page.locator('.seed-share').textContent()).toContain('20261122');
    await page.locator('.half-list select').selectOption({ label: 'Round 3, half 2' });
    await expect.poll(() => page.locator('.review-svg .label').count()).toBeGreaterThan(4);
  });

  it('[UI30] continues or ends between two rounds', async () => {
    await show('fixture=stormBetween');
    expect(await page.locator('.top .half').textContent()).toBe('round 2, half 1');
    await page.locator('.ready-row .finish').click();
    await page.locator('.ready-row .primary').click();
    await expect.poll(asked).toBe('finish ready');
  });

  it('[UI30] does not end in the middle of a round', async () => {
    await show('fixture=stormHalf');
    expect(await page.locator('.finish').count()).toBe(0);
  });
});

describe('the first page', () => {
  it('[UI210] [UI211] is answered with one key or tap: a wrong answer is explained, the right one leads on', async () => {
    await show('fixture=home', 390, 844);
    await page.keyboard.press('3');
    expect(await page.locator('.opening-wrong').textContent()).toMatch(/keeps repeating its FIN/);
    await page.locator('.opening-beyond').waitFor({ state: 'attached' });
    await page.locator('.opening-card.fin').click();
    expect(await page.locator('.opening-card.was-wrong').count()).toBe(2);
    expect(await violations()).toEqual([]);
    await page.locator('.opening-card.ack').click();
    expect(await page.locator('.opening-arrow.sent').count()).toBe(1);
    expect(await page.locator('.opening-card').count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/first');
  });

  it.each([
    ['Play a friend', '.way.friend'],
    ['Join with a code', '.code-form input'],
    ['Teach a class', '.class-entry button[type=submit]'],
  ])('[UI212] leads on to "%s" on the same page', async (name, control) => {
    await show('fixture=home', 390, 844);
    await page.locator('.opening-ways').getByRole('button', { name }).click();
    await expect
      .poll(() =>
        page
          .locator(control)
          .first()
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true);
  });

  it('[UI24] says under the chosen level what to do and what it teaches', async () => {
    await show('fixture=home', 390, 844);
    await page.getByText('The FIN overtakes the data').click();
    expect(await page.locator('.level-chosen').count()).toBe(1);
    expect(await page.locator('.level-chosen').textContent()).toContain('You learn:');
  });
});

describe('practice', () => {
  it('[PATH30] [PATH503] is offered on the first page: to a newcomer the guided duel, to others what comes next', async () => {
    const offers = () => page.locator('.home-offer').allTextContents();
    await show('fixture=home');
    expect(await offers()).toEqual(['First time? Two minutes, guided']);
    await show('fixture=homeGoesOn');
    expect(await offers()).toEqual(['Go on practising: The first ACK is lost, fields', '2 positions to repeat today']);
    expect(await page.locator('.opening-next p').textContent()).toBe('Next: The first ACK is lost');
    expect(await page.locator('.opening .button.primary').count()).toBe(1);
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.locator('.station.open', { hasText: 'The first ACK is lost' }).waitFor();
  });

  it('[PATH31] continues from the end of a match with one press, clean or not', async () => {
    await show('fixture=resultClean');
    await page.getByRole('button', { name: 'Next: Four-way close, free' }).click();
    await expect.poll(asked).toBe('create:bot:four-waves:free');
    await show('fixture=resultNotYet');
    expect(await page.locator('.run-note').textContent()).toMatch(
      /not a clean run yet.*5 moves that cost points.*Clean: 0 of 3/,
    );
    await page.getByRole('button', { name: 'Once more' }).click();
    await expect.poll(asked).toBe('create:bot:four-waves:cards');
  });

  const station = (name: RegExp) => page.locator('.station').getByRole('button', { name });

  it('[PATH28] [PATH502] has the next level open, which Enter starts, and locks no later one', async () => {
    await show('fixture=pathMiddle');
    expect(await page.locator('.station.open').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(asked).toBe('create:bot:lost-ack:fields');
    await station(/^23 .*not played yet/).click();
    expect(await page.locator('.station.open .station-start').count()).toBe(1);
    await page.locator('.station-start').click();
    await expect.poll(asked).toBe('create:bot:lost-ack:fields create:bot:capture:half-close-data:cards');
  });

  it('[PATH501] [PATH502] is walked by keys and by the tab order, and each station says what is done', async () => {
    await show('fixture=pathMiddle');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(focused).toBe('8 The second FIN is lost: not played yet. No clean run yet');
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toMatch(/^[1-5] .*: mastered\. Clean runs: cards, fields, free$/);
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    expect(await page.locator('.station-start').evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(focused).toMatch(/^2 Last words/);
    expect(await station(/^2 /).getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('[aria-expanded=true]').count()).toBe(1);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(asked).toBe('create:bot:last-words:free');
  });
});

describe('the third player', () => {
  it.each(['wirePlaying', 'wireSpent', 'wireWaiting'])(
    '[UI31] %s has everything that they need in one view',
    async (name) => {
      for (const language of ['en', 'zh']) {
        await show(`fixture=${name}&locale=${language}`);
        for (const [width, height] of [
          [360, 640],
          [390, 844],
          [1366, 768],
        ] as const) {
          await page.setViewportSize({ width, height });
          const outside = await page.evaluate(() =>
            [...document.querySelectorAll('.wire-budget, .order, .armed, .wire-fair')]
              .filter((part) => {
                const { top, left, right, bottom } = part.getBoundingClientRect();
                return top < 0 || left < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
              })
              .map((part) => part.className),
          );
          expect({ language, width, outside }).toEqual({ language, width, outside: [] });
          if (name === 'wireWaiting' || width > 760) expect(await page.locator('.wire-aim:visible').count()).toBe(1);
          const figure = await page.locator('.wire-scroll').evaluate((element) => element.clientHeight);
          expect(figure).toBeGreaterThan(100);
        }
      }
    },
  );

  it('[UI142] reads on its orders how much later a delayed segment, or a second copy, arrives', async () => {
    await show('fixture=wirePlaying&locale=en');
    expect(await page.locator('.of-a .order.delay').textContent()).toContain('+4.5 s');
    expect(await page.locator('.of-a .order.duplicate').textContent()).toContain('+1.5 s');
    await show('fixture=wireResult&locale=en');
    await page
      .locator('.wire-cost')
      .getByText(/^Together they lost \d+ points?\.$/)
      .waitFor();
  });

  it('[UI31] gives an order by key or by hand, and the same again cancels it', async () => {
    await show('fixture=wirePlaying');
    await page.keyboard.press('e');
    await page.locator('.wire-end.of-a .order.lose').click();
    await page.keyboard.press('u');
    await page.locator('.wire-end.of-b .order.back').click();
    await expect.poll(asked).toBe('order:A:duplicate order:A:lose order:B:null order:B:null');
  });

  it('[UI31] has nothing to order when the faults are used up', async () => {
    await show('fixture=wireSpent');
    expect(await page.locator('.order:enabled').count()).toBe(0);
    expect((await page.locator('.wire-figure li').allTextContents()).join()).toContain('lost: you took it');
  });

  it('[UI33] is invited by a link until somebody has joined', async () => {
    for (const name of ['thirdWaiting', 'thirdBriefing']) {
      await show(`fixture=${name}`);
      await expect
        .poll(() => page.locator('.third-seat a').getAttribute('href'))
        .toBe('http://192.168.1.23:2567/#/wire/ACDEF');
    }
    await show('fixture=briefing');
    expect(await page.locator('.third-seat').count()).toBe(0);
  });
});

it('no situation has logged an error', () => {
  expect(open.faults).toEqual([]);
});

describe('a report', () => {
  it('[REPORT15] [REPORT16] is sorted by a column, and a row opens what the student did and why it was wrong', async () => {
    await show('fixture=report');
    const names = () => page.locator('.report-part .table-scroll').first().locator('tbody th').allTextContents();
    const before = await names();
    await page.getByRole('button', { name: 'Wrong moves', exact: true }).click();
    await expect.poll(names).not.toEqual(before);
    await page.locator('.opener').first().click();
    await expect
      .poll(() => page.locator('.opened .why').allTextContents())
      .toContainEqual(expect.stringMatching(/RFC 9293/));
    await expect.poll(() => page.locator('.chart-picture svg').count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('.chart').count()).toBe(await page.locator('.chart-table table').count());
  });

  it('[REPORT15] of a class without a round says so', async () => {
    await show('fixture=reportEmpty');
    expect(await page.locator('.nothing-yet').textContent()).toContain('No round');
  });

  it('[REPORT17] lets a class be deleted only after its code was typed', async () => {
    await show('fixture=report');
    await page.locator('.deletion .danger').click();
    const yes = page.getByRole('button', { name: 'Delete for good' });
    expect(await yes.isDisabled()).toBe(true);
    await page.locator('dialog .input').fill('K7MQ4');
    expect(await yes.isDisabled()).toBe(true);
    await page.locator('dialog .input').fill('k7mq4a');
    await yes.click();
    await expect.poll(asked).toBe('delete-class');
  });
});

describe('the board', () => {
  /**
   * Presses the key for "next" in the page itself at the moment at which its label becomes each of these, so that no time
   * passes in between. @returns what was read there, once all have come
   */
  async function following(labels: readonly string[], begin: () => Promise<void>): Promise<readonly string[]> {
    await page.evaluate((wanted) => {
      const read: string[] = [];
      const look = new MutationObserver(() => {
        const label = document.querySelector('.board-key.strong')?.lastChild?.textContent?.trim();
        if (label === undefined || label !== wanted[read.length]) return;
        read.push(document.querySelector('.headline-number')?.textContent ?? '');
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }));
        if (read.length < wanted.length) return;
        look.disconnect();
        document.documentElement.dataset.followed = JSON.stringify(read);
      });
      delete document.documentElement.dataset.followed;
      look.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    }, labels);
    await begin();
    const found = await page.locator('html[data-followed]').getAttribute('data-followed');
    return JSON.parse(found ?? '[]');
  }

  it('[UI94] is controlled by a clicker: through the pages of duels, then on, and back', async () => {
    const pageShown = () => page.locator('.duel-legend').textContent();
    await show('fixture=boardDuels44', 1280, 720);
    const first = await pageShown();
    for (const [forth, back] of [
      ['PageDown', 'PageUp'],
      ['ArrowRight', 'ArrowLeft'],
    ] as const) {
      await page.keyboard.press(forth);
      await expect.poll(pageShown).not.toBe(first);
      await page.keyboard.press(back);
      await expect.poll(pageShown).toBe(first);
    }
    await show('fixture=boardLobby', 1280, 720);
    await page.keyboard.press('PageDown');
    await expect.poll(asked).toMatch(/(^| )start$/);
  });

  it('[BOARD564] [BOARD562] [BOARD32] ends what plays by its key, then goes on: headline, podium, report', async () => {
    const read = await following(['Skip', 'The winners', 'Skip', 'Report'], () =>
      show('fixture=boardHeadline&locale=en', 1280, 720),
    );
    expect(read[1]).toBe('0.4 s');
    await page.locator('.podium-board').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => location.hash)).toContain('report');
  });

  it('[BOARD560] [BOARD564] moves the standings on their key, and the next key ends that without starting a round', async () => {
    await show('fixture=boardStandings&locale=en', 1280, 720);
    const scores = () => page.locator('.standing-score').allTextContents();
    const last = await scores();
    await following(['Skip'], () => page.keyboard.press('l'));
    await page.locator('.board-key.strong', { hasText: 'Round 3' }).waitFor();
    expect([await scores(), await asked()]).toEqual([last, '']);
  });

  it('[BOARD564] with reduced motion stands in the last frame at once', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show('fixture=boardStandings&locale=en', 1280, 720);
    await page.keyboard.press('k');
    await page.locator('.race-lens').waitFor();
    expect(await page.locator('.board-key.strong').textContent()).toContain('Standings');
    await page.emulateMedia({ reducedMotion: null });
  });

  it('[NET56] shows link and QR code with the chosen address, now and the next time', async () => {
    const qr = () => page.locator('.lobby-door .qr-code path').getAttribute('d');
    await show('fixture=boardLobby&addresses', 800, 600);
    const first = await qr();
    await page.locator('.lobby-address select').selectOption('http://10.0.0.7:2567');
    await page.locator('.lobby-link').getByText('10.0.0.7:2567').waitFor();
    expect(await qr()).not.toBe(first);
    expect(await wrongAtSizes({ ...BOARD, parts: `${BOARD.parts}, .lobby-address select` }, PROJECTORS)).toEqual([]);
    await show('fixture=boardThree&addresses', 1280, 720);
    await page.locator('.lobby-link').getByText('10.0.0.7:2567').waitFor();
  });

  it('[BOARD40] the remote shows its controls and the students in one view if two columns fit', async () => {
    const whole = { parts: '.desk-status, .claim, .desk-controls > .button, .desk-class > summary, .desk-rest > *' };
    await show('fixture=deskDuels');
    expect(await wrongAtSizes(whole, ['1024x768', '1366x768', '1920x1080'])).toEqual([]);
    const top = { parts: '.desk-status, .claim .button, .desk-controls > .big, .desk-class > summary' };
    expect(await wrongAtSizes(top, ['800x600', '844x390'])).toEqual([]);
  });

  it('[BOARD10] is controlled by its keys', async () => {
    await show('fixture=boardLobby', 1280, 720);
    await page.keyboard.press('Space');
    await expect.poll(asked).toMatch(/(^| )start$/);
    await page.keyboard.press('p');
    await expect.poll(asked).toMatch(/pause$/);
    await show('fixture=boardDuels15', 1280, 720);
    await page.keyboard.press('+');
    await expect.poll(asked).toMatch(/more-time:60$/);
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'End the round' }).click();
    await expect.poll(asked).toMatch(/skip$/);
  });

  it('[BOARD8] shows no names behind a field of the heat map until they are asked for', async () => {
    await show('fixture=boardDuels15', 1280, 720);
    await page.keyboard.press('h');
    await page.locator('.heat-field').first().click();
    await page.locator('.heat-list li').first().waitFor();
    expect(await page.locator('.heat-list').textContent()).not.toContain('林子涵');
    await page.getByLabel('Show names').check();
    expect(await page.locator('.heat-list').textContent()).toContain('林子涵');
    expect(await violations()).toEqual([]);
  });

  it('[BOARD11] warns before it shows the link that holds the secret', async () => {
    await show('fixture=boardDuels15', 1280, 720);
    await page.keyboard.press('d');
    await page.locator('dialog.ask').waitFor();
    expect(await page.locator('dialog .qr-code').count()).toBe(0);
    await page.getByRole('button', { name: 'show it' }).click();
    await page.locator('dialog .qr-code').waitFor();
  });
});

describe('a finished match', () => {
  it('[REVIEW25] [REVIEW26] describes a wrong move in full, in both languages and sizes, accessibly', async () => {
    for (const [width, height] of [
      [1280, 720],
      [360, 640],
    ] as const) {
      await show('fixture=review&theme=light', width, height);
      await page.keyboard.press('Home');
      for (let steps = 0; steps < 2; steps++) await page.keyboard.press('ArrowRight');
      await page.locator('.verdict.wrong .reasons').waitFor();
      expect(await violations()).toEqual([]);
      expect(await misfits()).toEqual({ en: [], zh: [] });
    }
    await page.locator('.button.again').click();
    await expect.poll(asked).toMatch(/^practise:\d+@0$/);
  });
});

describe('a saved file', () => {
  const save = () => page.locator('.progress-corner .button').first().click();

  it('[UI160] is offered by a link below the page, in both languages, large and small, and nothing covers the page', async () => {
    await page.route('**/api/files?*', (route) => route.fulfill({ json: { token: 'abcdefghijklmnopqrstuv' } }));
    for (const [theme, locale, width, height] of LOOKS) {
      await show(`fixture=pathMiddle&theme=${theme}&locale=${locale}`, width, height);
      const downloading = page.waitForEvent('download');
      await save();
      const name = (await downloading).suggestedFilename();
      expect(await page.locator('.saved-words').textContent()).toContain(name);
      await page.locator('.saved-note .button').click();
      const link = page.locator('.saved-note a');
      await link.waitFor();
      expect(await link.getAttribute('href')).toMatch(new RegExp(`/api/files/abcdefghijklmnopqrstuv/${name}$`));
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
      const [under, over] = [await page.locator('main').boundingBox(), await page.locator('.saved-note').boundingBox()];
      expect((under?.y ?? 0) + (under?.height ?? 0)).toBeLessThanOrEqual((over?.y ?? 0) + 1);
      expect(await violations()).toEqual([]);
      expect(await misfits()).toEqual({ en: [], zh: [] });
    }
    await page.locator('.saved-note .plain').click();
    expect(await page.locator('.saved-note').count()).toBe(0);
    await page.unroute('**/api/files?*');
  });

  it('[UI160] has a reason if there is no link, and is text to copy meanwhile', async () => {
    await show('fixture=pathMiddle');
    await save();
    for (const [error, words] of [
      ['too-many-files', 'too many files'],
      ['file-too-long', 'too large'],
      ['too-fast', 'Wait a minute'],
      ['', 'does not answer'],
    ] as const) {
      await page.route('**/api/files?*', (route) =>
        error === '' ? route.abort() : route.fulfill({ status: 503, json: { error } }),
      );
      await page.locator('.saved-note .buttons .button').first().click();
      await page.locator('.saved-words', { hasText: words }).waitFor();
      await page.unroute('**/api/files?*');
    }
    expect(JSON.parse(await page.locator('.saved-text textarea').inputValue())).toMatchObject({ version: 1 });
    expect(await violations()).toEqual([]);
  });

  it('[UI160] is not saved where the browser of an app would do nothing, and is not uploaded unasked', async () => {
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => 'MicroMessenger/8.0.44' }),
    );
    let gone = 0;
    const count = () => {
      gone += 1;
    };
    page.on('download', count);
    page.on('request', count);
    await show('fixture=pathMiddle');
    gone = 0;
    await save();
    await page.locator('.saved-words', { hasText: 'cannot save' }).waitFor();
    expect(gone).toBe(0);
    page.off('download', count);
    page.off('request', count);
    await page.evaluate(() => Reflect.deleteProperty(navigator, 'userAgent'));
  });
});

it('[UI106] if a browser cannot copy, the text is shown selected, with the key to press', async () => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    Object.defineProperty(document, 'execCommand', { configurable: true, value: () => true });
  });
  for (const locale of ['en', 'zh']) {
    await show(`fixture=review&locale=${locale}`, 1366, 768);
    // The command reports success, and nothing was copied.
    await page.locator('.walk-files .button').last().click();
    const field = page.locator('.copy-by-hand input');
    await field.waitFor();
    expect(
      await field.evaluate((element) => {
        const { value, selectionStart, selectionEnd } = element as HTMLInputElement;
        const selected = value.slice(selectionStart ?? 0, selectionEnd ?? 0);
        return { focus: element === document.activeElement, all: selected === value, link: value.includes('/r/') };
      }),
    ).toEqual({ focus: true, all: true, link: true });
    expect(await page.locator('.copy-by-hand [role=status]').textContent()).toMatch(/Ctrl\+C/);
    expect(await violations()).toEqual([]);
    expect(await misfits()).toEqual({ en: [], zh: [] });
  }
  await page.evaluate(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'execCommand');
  });
});

describe("with the system's colours instead of the page's", () => {
  beforeAll(() => page.emulateMedia({ forcedColors: 'active' }));
  afterAll(() => page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' }));

  it.each(['first', 'free', 'wrong', 'review', 'classAnswered', 'wirePlaying', 'pathMiddle', 'teachHome'])(
    '[UI161] everything of %s stands out from its background, and chosen from unchosen',
    async (name) => {
      for (const theme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await show(`fixture=${name}&theme=${theme}`);
        expect(await page.evaluate(unseen)).toEqual([]);
      }
    },
  );

  it('[UI161] the figure has the colours of the system, its fog is no brighter than what it hides', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await show('fixture=first');
    // Just before the far edge, where it is densest, and no words stand.
    const brightness = async () => {
      const figure = await page.locator('.fig-scroll').boundingBox();
      if (figure === null) return 0;
      const { x, y, width, height } = figure;
      const strip = await page.screenshot({ clip: { x: x + width - 40, y: y + 20, width: 8, height: height - 40 } });
      return page.evaluate(async (png) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        let sum = 0;
        for (let at = 0; at < pixels.length; at += 4) sum += pixels[at] ?? 0;
        return sum / (pixels.length / 4);
      }, strip.toString('base64'));
    };
    // The figure is drawn some frames after it is mounted.
    await expect.poll(brightness).toBeGreaterThan(0);
    expect(await brightness()).toBeLessThan(110);
  });
});

/**
 * Runs in the page: texts that hardly differ from their background, and groups in which the chosen one does not stand
 * out.
 */
function unseen(): string[] {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = (css: string): { readonly of: number; readonly opaque: boolean } => {
    if (context === null) throw new Error('no canvas');
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const linear = (value: number) => (value / 255 <= 0.04 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return { of: 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue), opaque: alpha > 200 };
  };
  const behind = (element: Element | null): number => {
    if (element === null) return light('Canvas').of;
    const ground = light(getComputedStyle(element).backgroundColor);
    return ground.opaque ? ground.of : behind(element.parentElement);
  };
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const texts = [...document.querySelectorAll('#app *')].filter(
    (element) =>
      element.getClientRects().length > 0 &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''),
  );
  const faint = texts.filter((element) => {
    const { color, fill } = getComputedStyle(element);
    return contrast(light(element instanceof SVGElement ? fill : color).of, behind(element)) < 3;
  });
  const chosen = [...document.querySelectorAll('[aria-pressed="true"], .answer.chosen, .choice label.chosen')];
  const alike = chosen.filter((one) => {
    const others = [...(one.parentElement?.children ?? [])].filter(
      (other) => other.tagName === one.tagName && !chosen.includes(other),
    );
    return others.some((other) => contrast(behind(one), behind(other)) < 1.5);
  });
  return [...faint, ...alike].map((element) => element.outerHTML.slice(0, 160));
}
