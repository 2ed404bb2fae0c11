/**
 * Finds text of a page that does not fit, or was never written. Runs in the page. The labels of the figure have a
 * layout and tests of their own.
 */

/** Px by which letters may stick out: rounding. */
const SLACK = 1.5;
const ELSEWHERE = '.fig, svg, canvas, .sr-only, .skip, script, style, option, [aria-hidden="true"]';
/** Elements as high as their text; a panel may be lower than its scrolled content. */
const CONTROLS = 'button, summary, label, kbd, th, td';
/** A placeholder, an undefined value, the key of a sentence. */
const UNWRITTEN = /\{\{|\}\}|undefined|NaN|\[object|^[a-z]+(\.[A-Za-z][\w-]*)+$/;

/** A box that is drawn, or that clips overflow; whether it also holds its text vertically. */
interface Holder {
  readonly rect: DOMRect;
  readonly bounds: boolean;
}

/**
 * Every text that leaves its box or is cut off, and every unwritten one, as `what element: text`. Text cut with an
 * ellipsis on purpose (such as a chosen name) and text that can be scrolled to does not count.
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

/** The boxes of letters are higher than the glyphs. */
function isOutside({ left, right, top, bottom, height }: DOMRect, { rect, bounds }: Holder): boolean {
  const across = left < rect.left - SLACK || right > rect.right + SLACK;
  return across || (bounds && (top < rect.top - height / 4 || bottom > rect.bottom + height / 4));
}

/**
 * The boxes drawn around an element, or clipping it: from the inside out, up to one that scrolls or is positioned by
 * itself.
 */
function holdersOf(start: Element): Holder[] {
  const holders: Holder[] = [];
  for (let element: Element | null = start; element !== null; element = element.parentElement) {
    const style = getComputedStyle(element);
    if (style.textOverflow === 'ellipsis' || isScrolled(style)) return holders;
    // For screen readers alone: clipped to nothing on purpose.
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
