/**
 * Screens at every width, from a narrow phone to 4K: nothing is cut off or squeezed sideways between the usual sizes.
 */

import { beforeAll, describe, expect, it } from 'vitest';
import type { Gallery } from './gallery-page.tsx';
import { galleryHere } from './support/gallery.ts';

/** Screens that depend on styles alone. */
const STILL = [
  ...['home', 'briefing', 'result', 'report', 'classLobby', 'classSingle', 'classOrder', 'classWrong', 'deskLobby'],
  ...['teachHome', 'editorSeveral', 'editorDuel', 'pathMiddle', 'dailyAsked', 'fields', 'free', 'firstCard'],
];
/** Screens with a part that measures its room. */
const MEASURED = [...['again', 'wirePlaying', 'review'], ...['boardLobby', 'boardSeveralOver', 'boardStandings']];
const [NARROWEST, CLOSE, STEP] = [320, 1440, 16];
const LARGE = [1536, 1680, 1920, 2048, 2560, 3440, 3840];
/** The width up to which both languages are tried, px. */
const TIGHT = 760;

const gallery = galleryHere();
const { show, survey } = gallery;

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

  /** An upright phone, a laptop, a 16:9 screen. */
  const sizeOf = (width: number) => `${width}x${width <= TIGHT ? 780 : Math.max(800, Math.round((width * 9) / 16))}`;

  it.each([...STILL.map((name) => [name, true] as const), ...MEASURED.map((name) => [name, false] as const)])(
    '[UI153] %s is cut off and squeezed at no width from 320 to 3840',
    async (name, still) => {
      await show(`fixture=${name}`);
      // A board hangs on a wall: on a hand-held screen it is only viewed in passing.
      const tight = widths.filter((width) => width <= TIGHT && !name.startsWith('board'));
      const wide = widths.filter((width) => width > TIGHT);
      expect(await survey({ sizes: tight.map(sizeOf), across: true, still })).toEqual([]);
      expect(await survey({ sizes: wide.map(sizeOf), languages: ['en'], across: true, still })).toEqual([]);
    },
  );

  it('[UI153] that is too wide, in two lines by accident, or written over other text is found', async () => {
    await show('fixture=hintsTwo');
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

it('no situation has logged an error', () => {
  expect(gallery.faults).toEqual([]);
});
