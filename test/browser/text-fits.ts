/**
 * What of a page's text does not fit, or was never written. Runs in the page. The labels of the figure are placed by a
 * layout of its own, which has tests of its own.
 */

/** Px by which letters may stand over: roundings. */
const SLACK = 1.5;
const ELSEWHERE = '.fig, svg, canvas, .sr-only, .skip, script, style, option, [aria-hidden="true"]';
/** What is as high as its text; a panel may be lower than what is scrolled in the page. */
const CONTROLS = 'button, summary, label, kbd, th, td';
/** A placeholder, a value that is none, the key of a sentence. */
const UNWRITTEN = /\{\{|\}\}|undefined|NaN|\[object|^[a-z]+(\.[A-Za-z][\w-]*)+$/;

/** A box that is drawn, or that cuts off what stands over; whether it holds its text from above and below too. */
interface Holder {
  readonly rect: DOMRect;
  readonly bounds: boolean;
}

/**
 * Every text that leaves its box or is cut off, and every one that nobody has written, as `what element: text`. What is cut
 * with an ellipsis on purpose (a name that somebody has chosen) and what can be scrolled to is no misfit.
 */
export function misfits(): string[] {
  return [...new Set(textsOf(document.body).flatMap(problemsOf))];
}

function textsOf(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && isRead(node)) texts.push(node);
  }
  return texts;
}

function isRead({ data, parentElement }: Text): boolean {
  if (parentElement === null || data.trim() === '' || parentElement.closest(ELSEWHERE) !== null) return false;
  return parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function problemsOf(text: Text): string[] {
  const parent = text.parentElement;
  if (parent === null) return [];
  const words = text.data.trim();
  const said = `${parent.tagName.toLowerCase()}.${parent.className}: ${words.slice(0, 60)}`;
  const lines = linesOf(text);
  const leaves = holdersOf(parent).some((holder) => lines.some((line) => isOutside(line, holder)));
  return [...(UNWRITTEN.test(words) ? [`unwritten ${said}`] : []), ...(leaves ? [`does not fit ${said}`] : [])];
}

function linesOf(text: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** The boxes of letters are higher than what is drawn of them. */
function isOutside({ left, right, top, bottom, height }: DOMRect, { rect, bounds }: Holder): boolean {
  const across = left < rect.left - SLACK || right > rect.right + SLACK;
  return across || (bounds && (top < rect.top - height / 4 || bottom > rect.bottom + height / 4));
}

/** The boxes that are drawn around an element, or cut off what stands over: from the inside out, up to what can be scrolled or stands for itself. */
function holdersOf(start: Element): Holder[] {
  const holders: Holder[] = [];
  for (let element: Element | null = start; element !== null; element = element.parentElement) {
    const style = getComputedStyle(element);
    if (style.textOverflow === 'ellipsis' || isScrolled(style)) return holders;
    // For screen readers alone: cut to nothing on purpose.
    if (style.clipPath !== 'none') return [];
    const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip';
    if (cuts || isDrawn(style))
      holders.push({ rect: element.getBoundingClientRect(), bounds: cuts || element.matches(CONTROLS) });
    if (style.position === 'absolute' || style.position === 'fixed') return holders;
  }
  return holders;
}

function isScrolled({ overflowX, overflowY }: CSSStyleDeclaration): boolean {
  return [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
}

function isDrawn({ borderLeftWidth, backgroundColor }: CSSStyleDeclaration): boolean {
  return Number.parseFloat(borderLeftWidth) > 0 || !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor);
}
