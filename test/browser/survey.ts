/** Checks the current situation in many sizes, one after another. Runs in the page, which is in a frame of its own. */

import type { Locale } from '../../shared/lib/language.ts';
import { squeezed } from './squeezed.ts';
import { type Asked, unwhole } from './whole.ts';

export interface Least {
  readonly width: number;
  readonly height: number;
}

export interface Survey {
  /** As `1366x768`. */
  readonly sizes: readonly string[];
  /** Absent: both. */
  readonly languages?: readonly Locale[];
  /** Elements that must be whole. */
  readonly whole?: Asked;
  /** Elements that must have this minimum width and height, px. */
  readonly least?: Readonly<Record<string, Least>>;
  /** Whether no text may leave its place, and nothing be cut off or squeezed sideways. */
  readonly across?: boolean;
  /** The situation has no part that measures itself: its layout is ready as soon as its size is. */
  readonly still?: boolean;
}

/** Frames until a change of size has reached everything that measures itself. */
const FRAMES = 2;
/** How often a problem is checked again before it is reported. */
const LOOKS = 5;

/** Everything that is wrong, as `language size: what`. */
export async function survey(asked: Survey, speak: (language: Locale) => void): Promise<string[]> {
  const wrong: string[] = [];
  for (const language of asked.languages ?? (['en', 'zh'] as const)) {
    speak(language);
    await document.fonts.ready;
    for (const size of asked.sizes) {
      resize(size);
      const found = await steadily(() => problems(asked), asked.still);
      wrong.push(...found.map((what) => `${language} ${size}: ${what}`));
    }
  }
  return wrong;
}

function resize(size: string): void {
  const [width, height] = size.split('x');
  window.frameElement?.setAttribute('style', `border: 0; width: ${width}px; height: ${height}px`);
  if (innerWidth !== Number(width)) throw new Error('the page is not in a frame of its own');
}

/** The breakpoints of the page's styles, px: both sides are checked. */
export function turningPoints(): number[] {
  const queries = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => conditionOf(rule));
  const widths = queries.flatMap((query) => [...query.matchAll(/(?:min|max)-width:\s*([\d.]+)(rem|px)/g)]);
  const px = widths.map(([, value, unit]) => Math.round(Number(value) * (unit === 'rem' ? 16 : 1)));
  return [...new Set(px)].sort((a, b) => a - b);
}

function conditionOf(rule: CSSRule): string {
  return rule instanceof CSSMediaRule ? rule.conditionText : '';
}

function problems({ whole, least = {}, across = false }: Survey): string[] {
  return [
    ...(whole === undefined ? [] : unwhole(whole)),
    ...Object.entries(least).flatMap(([what, px]) => little(what, px)),
    ...(across ? squeezed() : []),
  ];
}

function little(selector: string, least: Least): string[] {
  const shown = document.querySelector(selector);
  if (shown === null || (shown.clientWidth >= least.width && shown.clientHeight >= least.height)) return [];
  return [`only ${shown.clientWidth}x${shown.clientHeight} px of ${selector}`];
}

/** Moving elements get time to arrive: only lasting problems count. */
async function steadily(look: () => string[], still = false): Promise<string[]> {
  for (let tries = 1; ; tries++) {
    if (!still || tries > 1) await settled();
    const found = look();
    if (found.length === 0 || tries === LOOKS) return found;
  }
}

/**
 * Waits until everything is laid out, and moving or fading elements have arrived. Waiting for fonts takes long: that is
 * done once.
 */
export async function settled(): Promise<void> {
  for (let n = 0; n < FRAMES; n++) await new Promise((drawn) => requestAnimationFrame(drawn));
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
  }
}

/** Resolves when the situation is complete, its lazily loaded parts included. */
export async function shown(): Promise<void> {
  while (document.querySelector('main:not([aria-busy])') === null) await settled();
  while (document.querySelector('.figure-host') !== null && document.querySelector('.fig') === null) await settled();
  await document.fonts.ready;
  await settled();
}
