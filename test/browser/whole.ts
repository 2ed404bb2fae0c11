/**
 * Finds parts of a page that cannot be seen whole: outside the viewport or clipped, covering each other, letters too
 * small, controls too small to touch. Runs in the page.
 */

/** Px by which boxes may overlap: rounding. */
const SLACK = 1;
const LEAST_TYPE = 12;

export interface Asked {
  /** Elements that must be whole, and must not cover others of the same list. */
  readonly parts: string;
  /** Elements that are touched. */
  readonly touched?: string;
  /** Their minimum height and width, px. */
  readonly touch?: number;
  /** Elements in which no letters may be too small; minimum size in px. */
  readonly read?: string | undefined;
  readonly type?: number;
  /** The same as a share of the height of the page, for reading from afar. */
  readonly share?: number;
}

/** Everything that is wrong, as `what is wrong: element`. */
export function unwhole({ parts, touched, touch = 44, read, type = LEAST_TYPE, share = 0 }: Asked): string[] {
  const shown = [...document.querySelectorAll(parts)].filter(isShown);
  return [
    ...shown.filter((part) => !isWhole(part)).map((part) => `cut off: ${named(part)}`),
    ...covers(shown),
    ...(touched === undefined ? [] : small(touched, touch)),
    ...(read === undefined ? [] : tiny(read, Math.max(share * innerHeight, share === 0 ? type : 0))),
  ];
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return seen && width > 1 && height > 1 && element.closest('.sr-only') === null;
}

/** Inside the viewport and all clipping ancestors; and without content that must be scrolled to. */
function isWhole(element: Element): boolean {
  const rect = element.getBoundingClientRect();
  const view = new DOMRect(0, 0, innerWidth, innerHeight);
  return isIn(rect, view) && cutters(element).every((around) => isIn(rect, around.getBoundingClientRect()));
}

function cutters(element: Element): Element[] {
  const around: Element[] = [];
  if (getComputedStyle(element).position === 'fixed') return around;
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(at);
    if ([overflowX, overflowY].some((overflow) => overflow !== 'visible')) around.push(at);
    if (position === 'fixed') return around;
  }
  return around;
}

function isIn(inner: DOMRect, outer: DOMRect): boolean {
  const across = inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK;
  return across && inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;
}

function covers(shown: readonly Element[]): string[] {
  return shown.flatMap((part, at) =>
    shown
      .slice(at + 1)
      .filter((other) => !part.contains(other) && !other.contains(part) && overlap(part, other))
      .map((other) => `over each other: ${named(part)} | ${named(other)}`),
  );
}

function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return wide > SLACK && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
}

function small(selector: string, least: number): string[] {
  return [...document.querySelectorAll(selector)].filter(isShown).flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    const enough = height >= least - 0.1 && width >= least - 0.1;
    return enough ? [] : [`too small to touch (${Math.round(width)}x${Math.round(height)}): ${named(element)}`];
  });
}

function tiny(selector: string, least: number): string[] {
  const found = new Set<string>();
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const around = node.parentElement;
      if (around === null || node.textContent?.trim() === '' || !isShown(around)) continue;
      const size = Number.parseFloat(getComputedStyle(around).fontSize) * pictureScale(around);
      if (size < least - 0.05) found.add(`type of ${size} px: ${named(around)}`);
    }
  }
  return [...found];
}

/** The factor by which a picture is shown larger than it was written. */
function pictureScale(element: Element): number {
  return element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
}

function named(element: Element): string {
  const words = element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 40) ?? '';
  return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${words}"`;
}
