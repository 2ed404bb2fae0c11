/**
 * Every situation of the page in every size: whole, legible, large enough to touch, and nothing cut off or squeezed.
 */

import { describe, expect, it } from 'vitest';
import { PAGE_NAMES } from '../client/fixtures/page-views.ts';
import type { Gallery } from './gallery-page.tsx';
import { galleryHere } from './support/gallery.ts';
import {
  BET,
  BOARD,
  CLASS_QUESTION,
  DIALOG,
  FIGURE_LEAST,
  GUIDED,
  OPENING,
  PROJECTORS,
  QUESTION,
  REMOTE,
  SCREENS,
} from './support/wholes.ts';

const ASKED = [
  ...['first', 'again', 'longNames', 'wrong', 'late', 'noClock', 'raw', 'fields', 'free'],
  ...['calledAtOnce', 'bindHeld', 'bindFree', 'fullClose', 'dataUnread', 'abortCall', 'nobodyAsked', 'corrupted'],
  ...['ghost', 'crossing', 'hole', 'wraparound', 'liveWrong', 'stormPlay'],
  ...['classAgain', 'classRetry', 'hintsTwo', 'hintsAnswer', 'challengeOffered', 'practice'],
  ...['hintsRetry', 'hintsRetryFields', 'hintsRetryFree', 'liveFull', 'liveFullFields', 'liveFullFree'],
  ...['dailyAsked', 'dailyRetry', 'dailyState', 'dailyFields'],
];

const BETS = ['betSegment', 'betState', 'betLive', 'betAlone', 'betAloneState'];
const GUIDED_DUEL = ['firstYou', 'firstCard', 'firstFog', 'firstWrong', 'firstRing', 'firstPort', 'firstFree'];
const OF_A_CLASS = ['classSingle', 'classAnswered', 'classSeveral', 'classOrder', 'classNumber', 'classTest'];
/** Those checked in many sizes need not be checked in two. */
const OTHERS = PAGE_NAMES.filter((name) => ![...ASKED, ...BETS, ...GUIDED_DUEL, ...OF_A_CLASS].includes(name));

/** Situations in which no line of either language may leave its place. */
const SMALL_AND_USUAL = ['360x640', '1366x768'];
const FIGURE = { '.fig-scroll': FIGURE_LEAST };
/** Px of the smallest letters at 1280x720, 16 as written: slightly less in a picture that is scaled to its place. */
const PROJECTED = 15.9;
const BOARDS = PAGE_NAMES.filter((name) => name.startsWith('board'));

const gallery = galleryHere();
const { show, survey } = gallery;
const press = (selector: string) =>
  gallery.frame.locator(selector).evaluate((control) => control instanceof HTMLElement && control.click());

describe('every situation', () => {
  it.each(OTHERS)('[UI12] [UI49] [UI141] %s fits a small phone, and its text its place', async (name) => {
    await show(`fixture=${name}`);
    expect(await survey({ sizes: SMALL_AND_USUAL, across: true })).toEqual([]);
  });

  it('[UI49] text that leaves its place, or was never written, is found', async () => {
    await show('fixture=home');
    await gallery.frame.evaluate(() => {
      const box = document.createElement('button');
      box.style.cssText = 'display:block;width:40px;height:20px;white-space:nowrap';
      box.textContent = 'longer than its button';
      const left = document.createElement('p');
      left.textContent = 'You have {{points}} points';
      document.querySelector('main')?.append(box, left);
    });
    const told = ['does not fit button.: longer than its button', 'unwritten p.: You have {{points}} points'];
    expect(await survey({ sizes: ['1366x768'], across: true })).toEqual(
      ['en', 'zh'].flatMap((language) => told.map((what) => `${language} 1366x768: ${what}`)),
    );
  });
});

describe('a question', () => {
  it.each(ASKED)(
    '[UI13] [UI70] %s is whole at every size, in both languages, and large enough to touch',
    async (name) => {
      await show(`fixture=${name}`);
      expect(await survey({ sizes: SCREENS, whole: QUESTION, least: FIGURE, across: true })).toEqual([]);
    },
  );

  it.each(BETS)('[UI600] the bet of %s is whole at every size, in both languages, and covers nothing', async (name) => {
    await show(`fixture=${name}`);
    expect(await survey({ sizes: SCREENS, whole: BET, least: FIGURE, across: true })).toEqual([]);
  });

  it.each(GUIDED_DUEL)(
    '[UI130] %s of the guided first duel is whole at every size, in both languages',
    async (name) => {
      await show(`fixture=${name}`);
      expect(await survey({ sizes: SCREENS, whole: GUIDED, least: FIGURE, across: true })).toEqual([]);
    },
  );

  it.each(GUIDED_DUEL)(
    '[UI640] the callout of %s points at what it speaks of, and cuts through no text',
    async (name) => {
      for (const language of ['en', 'zh']) {
        await show(`fixture=${name}&locale=${language}`);
        for (const [width, height] of [
          [1366, 768],
          [844, 390],
          [390, 844],
          [360, 640],
        ] as const) {
          await gallery.frame.evaluate(
            ([across, down]) => frameElement?.setAttribute('style', `border: 0; width: ${across}px; height: ${down}px`),
            [width, height] as const,
          );
          const missed = () =>
            gallery.frame.evaluate(() => (window as unknown as { gallery: Gallery }).gallery.mispointed());
          await expect.poll(missed, { message: `${language} ${width}x${height}` }).toEqual([]);
        }
      }
    },
  );

  it.each(OF_A_CLASS)(
    '[UI143] [UI151] %s of a class is whole at every size: the question, its time, all answers, the button',
    async (name) => {
      await show(`fixture=${name}`);
      expect(await survey({ sizes: [...SCREENS, '667x375'], whole: CLASS_QUESTION, across: true })).toEqual([]);
    },
  );

  it.each([
    ['first', 'S'],
    ['challengeOffered', 'C'],
    ['challengeNaming', 'C'],
  ])('[UI71] the question of %s leaves figure and time visible at every size', async (name, key) => {
    await show(`fixture=${name}`);
    await press(`.control[aria-keyshortcuts=${key}]`);
    await gallery.frame.locator('dialog.docked[open]').waitFor({ state: 'attached' });
    expect(await survey({ sizes: SCREENS, whole: DIALOG, least: FIGURE })).toEqual([]);
  });

  it('[UI13] an element that is cut off, covers another, or is too small is found', async () => {
    await show('fixture=wrong');
    await gallery.frame.evaluate(() => {
      const strip = document.createElement('p');
      strip.className = 'feedback';
      strip.style.cssText = 'position:absolute;z-index:9;right:-40px;top:150px;width:200px;font-size:11px';
      strip.textContent = 'strip';
      document.querySelector('.panel')?.append(strip);
      document.querySelector('.control')?.setAttribute('style', 'height:30px;min-height:0');
    });
    const found = (
      await survey({ sizes: ['1366x768'], whole: QUESTION, least: { '.fig-scroll': { width: 0, height: 4_000 } } })
    ).join('\n');
    expect(found).toMatch(/cut off: p.feedback/);
    expect(found).toMatch(/over each other: .*p.feedback "strip"/);
    expect(found).toMatch(/too small to touch \(\d+x30\): button.control/);
    expect(found).toMatch(/type of 11 px: p.feedback/);
    expect(found).toMatch(/only \d+x\d+ px of .fig-scroll/);
  });
});

describe('the first page', () => {
  it.each(['home', 'homeGoesOn'])('[UI212] %s has its question, answers and ways whole at every size', async (name) => {
    await show(`fixture=${name}`);
    await gallery.frame.locator('.opening-card').first().waitFor();
    expect(await survey({ sizes: SCREENS, languages: ['en', 'zh', 'es'], whole: OPENING, across: true })).toEqual([]);
  });

  it.each(['1', '2', '3'])('[UI212] so it is after the answer %s', async (key) => {
    await show('fixture=home');
    await press(`.opening-card[aria-keyshortcuts="${key}"]`);
    expect(await survey({ sizes: SCREENS, languages: ['en', 'zh', 'es'], whole: OPENING, across: true })).toEqual([]);
  });
});

describe('the board', () => {
  it.each(BOARDS)('[BOARD9] [BOARD20] %s is whole and legible on every projector, in both languages', async (name) => {
    await show(`fixture=${name}`);
    expect(await survey({ sizes: ['1280x720'], whole: { parts: '.board', read: '.board', type: PROJECTED } })).toEqual(
      [],
    );
    expect(await survey({ sizes: PROJECTORS, whole: BOARD })).toEqual([]);
  });

  it('[BOARD20] mistakes are shown whole on every projector', async () => {
    await show('fixture=boardDuels15');
    await press('.board-key[aria-keyshortcuts=H]');
    await gallery.frame.locator('.heat').waitFor({ state: 'attached' });
    const { parts } = BOARD;
    expect(await survey({ sizes: PROJECTORS, whole: { parts } })).toEqual([]);
  });
});

describe('the remote', () => {
  it.each(['deskLobby', 'deskDuels', 'deskBetween'])(
    '[UI152] %s has its controls in one view, on a phone and on a desk',
    async (name) => {
      await show(`fixture=${name}`);
      const sizes = ['320x568', '360x640', '390x844', '844x390', ...PROJECTORS];
      expect(await survey({ sizes, whole: REMOTE, across: true })).toEqual([]);
    },
  );
});

it('no situation has logged an error', () => {
  expect(gallery.faults).toEqual([]);
});
