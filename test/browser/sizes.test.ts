/** Every situation of the page in every size: whole, legible, large enough to touch, and nothing cut off or squeezed. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_NAMES } from '../client/fixtures/page-views.ts';
import type { Gallery } from './gallery-page.tsx';
import { type OpenGallery, openGallery, showIn, surveyOf } from './support/gallery.ts';
import {
  BOARD,
  CLASS_QUESTION,
  DIALOG,
  FIGURE_LEAST,
  GUIDED,
  PROJECTORS,
  QUESTION,
  REMOTE,
  SCREENS,
} from './support/wholes.ts';
import type { Survey } from './survey.ts';

const ASKED = [
  ...['first', 'again', 'longNames', 'wrong', 'late', 'noClock', 'raw', 'fields', 'free'],
  ...['calledAtOnce', 'bindHeld', 'bindFree', 'fullClose', 'dataUnread', 'abortCall', 'nobodyAsked', 'corrupted'],
  ...['ghost', 'crossing', 'hole', 'wraparound', 'liveWrong', 'stormPlay'],
  ...['classAgain', 'classRetry', 'hintsTwo', 'hintsAnswer', 'callOffered', 'practice'],
  ...['hintsRetry', 'hintsRetryFields', 'hintsRetryFree', 'liveFull', 'liveFullFields', 'liveFullFree'],
  ...['dailyAsked', 'dailyRetry', 'dailyState', 'dailyFields'],
];

const GUIDED_DUEL = ['firstYou', 'firstCard', 'firstWrong', 'firstPort', 'firstFree'];
const OF_A_CLASS = ['classSingle', 'classAnswered', 'classSeveral', 'classOrder', 'classNumber', 'classTest'];
/** Those that are looked at in so many sizes need not be looked at in two. */
const OTHERS = PAGE_NAMES.filter((name) => ![...ASKED, ...GUIDED_DUEL, ...OF_A_CLASS].includes(name));

/** On which no line of either language may leave its place. */
const SMALL_AND_USUAL = ['360x640', '1366x768'];
const FIGURE = { '.fig-scroll': FIGURE_LEAST };
/** Px of the least letters at 1280x720, 16 as they are written: in a picture that is scaled to its place a hair less. */
const PROJECTED = 15.9;
const BOARDS = PAGE_NAMES.filter((name) => name.startsWith('board'));

/** Screens of which what is looked at is a matter of styles alone. */
const STILL = [
  ...['home', 'briefing', 'result', 'report', 'classLobby', 'classSingle', 'classOrder', 'classWrong', 'deskLobby'],
  ...['teachHome', 'editorSeveral', 'editorDuel', 'pathMiddle', 'dailyAsked', 'fields', 'free', 'firstCard'],
];
/** Screens of which a part measures the room that it has. */
const MEASURED = [...['again', 'wirePlaying', 'review'], ...['boardLobby', 'boardSeveralOver', 'boardStandings']];
const [NARROWEST, CLOSE, STEP] = [320, 1440, 16];
const LARGE = [1536, 1680, 1920, 2048, 2560, 3440, 3840];
/** Up to which both languages are tried, px. */
const TIGHT = 760;

let gallery: OpenGallery;

beforeAll(async () => {
  gallery = await openGallery({ framed: true });
});

afterAll(async () => {
  await gallery?.close();
});

const show = (query: string) => showIn(gallery.frame, query);
const survey = (asked: Survey) => surveyOf(gallery.frame, asked);
const press = (selector: string) =>
  gallery.frame.locator(selector).evaluate((control) => control instanceof HTMLElement && control.click());

describe('every situation', () => {
  it.each(OTHERS)('[UI12] [UI49] [UI141] %s fits a small phone, and its text its place', async (name) => {
    await show(`fixture=${name}`);
    expect(await survey({ sizes: SMALL_AND_USUAL, across: true })).toEqual([]);
  });

  it('[UI49] whose text leaves its place, or was never written, is found', async () => {
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

  it.each(GUIDED_DUEL)(
    '[UI130] %s of the guided first duel is whole at every size, in both languages',
    async (name) => {
      await show(`fixture=${name}`);
      expect(await survey({ sizes: SCREENS, whole: GUIDED, least: FIGURE, across: true })).toEqual([]);
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
    ['callOffered', 'C'],
    ['callNaming', 'C'],
  ])('[UI71] what is asked beside %s leaves figure and time in sight at every size', async (name, key) => {
    await show(`fixture=${name}`);
    await press(`.control[aria-keyshortcuts=${key}]`);
    await gallery.frame.locator('dialog.docked[open]').waitFor({ state: 'attached' });
    expect(await survey({ sizes: SCREENS, whole: DIALOG, least: FIGURE })).toEqual([]);
  });

  it('[UI13] what is cut off, lies over another thing, or is too small is found', async () => {
    await show('fixture=again');
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

describe('the board', () => {
  it.each(BOARDS)('[BOARD9] [BOARD20] %s is whole and legible on every projector, in both languages', async (name) => {
    await show(`fixture=${name}`);
    expect(await survey({ sizes: ['1280x720'], whole: { parts: '.board', read: '.board', type: PROJECTED } })).toEqual(
      [],
    );
    expect(await survey({ sizes: PROJECTORS, whole: BOARD })).toEqual([]);
  });

  it('[BOARD20] mistakes are told whole on every projector', async () => {
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

describe('a screen', () => {
  let widths: readonly number[];

  beforeAll(async () => {
    const turns = await gallery.frame.evaluate(() =>
      (window as unknown as { gallery: Gallery }).gallery.turningPoints(),
    );
    const steps = Array.from({ length: 1 + (CLOSE - NARROWEST) / STEP }, (_, n) => NARROWEST + n * STEP);
    const all = [...steps, ...LARGE, ...turns.flatMap((width) => [width - 1, width, width + 1])];
    widths = [...new Set(all)].filter((width) => width >= NARROWEST).sort((a, b) => a - b);
  });

  /** A phone upright, a laptop, a screen of 16:9. */
  const sizeOf = (width: number) => `${width}x${width <= TIGHT ? 780 : Math.max(800, Math.round((width * 9) / 16))}`;

  it.each([...STILL.map((name) => [name, true] as const), ...MEASURED.map((name) => [name, false] as const)])(
    '[UI153] %s is cut off and squeezed at no width from 320 to 3840',
    async (name, still) => {
      await show(`fixture=${name}`);
      // A board hangs on a wall: in a hand it is only looked at in passing.
      const tight = widths.filter((width) => width <= TIGHT && !name.startsWith('board'));
      const wide = widths.filter((width) => width > TIGHT);
      expect(await survey({ sizes: tight.map(sizeOf), across: true, still })).toEqual([]);
      expect(await survey({ sizes: wide.map(sizeOf), languages: ['en'], across: true, still })).toEqual([]);
    },
  );

  it('[UI153] that is too wide, in two lines by accident, or written over another text is found', async () => {
    await show('fixture=again');
    await gallery.frame.evaluate(() => {
      const wide = document.createElement('p');
      wide.style.cssText = 'width:200vw;height:1px;flex:none';
      document.querySelector('.panel')?.append(wide);
      const over = document.createElement('span');
      over.textContent = 'over the question';
      over.style.cssText = 'position:absolute;left:0;top:0';
      const question = document.querySelector('.question h2');
      question?.setAttribute('style', 'position:relative');
      question?.append(over);
      document.querySelector('.panel')?.setAttribute('style', 'overflow-x:auto');
      document.querySelector('.top')?.setAttribute('style', 'flex-wrap:wrap;align-content:start');
      document.querySelector('.controls')?.setAttribute('style', 'grid-auto-flow:row;grid-template-columns:1fr 1fr');
      document.querySelector('.brand')?.setAttribute('style', 'flex:none;width:100%');
    });
    const found = (await survey({ sizes: ['1366x768'], languages: ['en'], across: true })).join('\n');
    expect(found).toMatch(/wider than its place: section.panel/);
    expect(found).toMatch(/the header is in two lines/);
    expect(found).toMatch(/in rows of 2, 1: div.controls/);
    expect(found).toMatch(/text over text: .*"over the question"/);
  });
});

it('no situation has written an error', () => {
  expect(gallery.faults).toEqual([]);
});
