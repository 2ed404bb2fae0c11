/** Finds parts of a page that are cut off or squeezed sideways, however high the page is. Runs in the page. */

import { misfits } from './text-fits.ts';

/** Elements that are wider than their place on purpose and can be scrolled there, by hand and by key. */
const SCROLLED = '.table-scroll, .fig-scroll, .wire-scroll, .hints, [role=region][tabindex]';
/** Text with a layout of its own, or invisible. */
const ELSEWHERE = '.fig, svg, canvas, .sr-only, .skip, script, style, option, .person';
/**
 * Buttons that may take one line or two, but never leave one alone below many. On a hand-held screen the board is only
 * viewed in passing.
 */
const ROWS = '.controls, .board-bar';
const IN_HAND = 700;
/** Elements that cover others on purpose. */
const OVER = 'dialog, .paused-veil';

/** Px by which boxes may overlap: rounding. */
const SLACK = 1;

/** Everything that is wrong, as `what is wrong: element`. */
export function squeezed(): string[] {
  return [...new Set([...wide(), ...wrapped(), ...uneven(), ...crossing(), ...misfits()])];
}

function wide(): string[] {
  const { scrollWidth, scrollHeight } = document.documentElement;
  const beyond = scrollWidth > innerWidth || scrollHeight > innerHeight;
  const page = beyond ? [`the page itself is scrolled: it is ${scrollWidth}x${scrollHeight}`] : [];
  const parts = [...document.querySelectorAll('body *')].filter(
    (part) => part.scrollWidth > part.clientWidth + SLACK && !part.matches(SCROLLED) && isScrolledAcross(part),
  );
  return [...page, ...parts.map((part) => `wider than its place: ${named(part)}`)];
}

function isScrolledAcross(part: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(part).overflowX) && part.clientWidth > 0 && isSeen(part);
}

/** The header is one line; only a problem with the connection has a line of its own. */
function wrapped(): string[] {
  const parts = [...document.querySelectorAll('.top > :not(dialog, .presence.bad)')].filter(isSeen);
  const middles = parts.map((part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return (top + bottom) / 2;
  });
  const apart = Math.max(...middles) - Math.min(...middles);
  return parts.length > 0 && apart > 6 ? [`the header is in two lines, ${Math.round(apart)} px apart`] : [];
}

function uneven(): string[] {
  if (innerWidth <= IN_HAND && document.querySelector('.board') !== null) return [];
  return [...document.querySelectorAll(ROWS)].flatMap((group) => {
    const tops = [...group.querySelectorAll('button')].filter(isSeen).map((one) => one.getBoundingClientRect().top);
    const rows = [...new Set(tops.map(Math.round))].map((top) => tops.filter((one) => Math.round(one) === top).length);
    const even = rows.length < 2 || (rows.length === 2 && Math.min(...rows) > 1);
    return even ? [] : [`in rows of ${rows.join(', ')}: ${named(group)}`];
  });
}

interface Line {
  readonly rect: DOMRect;
  readonly text: Text;
  readonly over: Element | null;
}

/** Text that covers other text. */
function crossing(): string[] {
  const lines = linesShown();
  return lines.flatMap((line, at) =>
    lines
      .slice(at + 1)
      .filter((other) => other.text !== line.text && other.over === line.over && overlap(line.rect, other.rect))
      .map((other) => `text over text: "${words(line.text)}" | "${words(other.text)}"`),
  );
}

function linesShown(): Line[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  const windows = new Map<Element, DOMRect>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!(node instanceof Text) || around === null || node.data.trim() === '' || !isSeen(around)) continue;
    const seen = windowOf(around, windows);
    const over = layerOf(around);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const part = common(inked(rect), seen);
      if (part !== null) lines.push({ rect: part, text: node, over });
    }
  }
  return lines;
}

/** The boxes of letters are higher than the glyphs. */
function inked({ left, top, width, height }: DOMRect): DOMRect {
  return new DOMRect(left, top + height / 4, width, height / 2);
}

/** The visible part of an element's background, within everything that clips it. */
function windowOf(element: Element, known: Map<Element, DOMRect>): DOMRect {
  const before = known.get(element);
  if (before !== undefined) return before;
  const { overflowX, clipPath } = getComputedStyle(element);
  const parent = element.parentElement;
  const around = parent === null ? new DOMRect(0, -1e6, innerWidth, 2e6) : windowOf(parent, known);
  const cuts = overflowX !== 'visible' && parent !== null && parent !== document.documentElement;
  const own = clipPath !== 'none' ? null : cuts ? common(element.getBoundingClientRect(), around) : around;
  const seen = own ?? new DOMRect();
  known.set(element, seen);
  return seen;
}

function common(a: DOMRect, b: DOMRect): DOMRect | null {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  const [right, bottom] = [Math.min(a.right, b.right), Math.min(a.bottom, b.bottom)];
  return right - left > SLACK && bottom - top > SLACK ? new DOMRect(left, top, right - left, bottom - top) : null;
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  const shared = common(a, b);
  return shared !== null && shared.width > 2 && shared.height > 2;
}

/** The nearest ancestor that stays fixed, or that covers the page. */
function layerOf(start: Element): Element | null {
  for (let element: Element | null = start; element !== null; element = element.parentElement) {
    const { position } = getComputedStyle(element);
    if (element.matches(OVER) || position === 'fixed' || position === 'sticky') return element;
  }
  return null;
}

function isSeen(element: Element): boolean {
  if (element.closest(ELSEWHERE) !== null) return false;
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function words({ data }: Text): string {
  return data.replace(/\s+/g, ' ').trim().slice(0, 40);
}

function named(element: Element): string {
  const text = element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40) ?? '';
  return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${text}"`;
}
