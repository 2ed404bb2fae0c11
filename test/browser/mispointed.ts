/** Finds what a callout of the guided duel does not point at, and text that its ring cuts through. Runs in the page. */

/** Px of a text that may be on the other side: what a line of letters leaves free around them. */
const SLACK = 4;
/** Px by which the point may miss the middle of the ring, which stays on the page, and that it keeps from a corner. */
const NEAR = 6;
const CORNER = 24;

/** Everything that is wrong, as `what is wrong: where`. */
export function mispointed(): string[] {
  const ring = document.querySelector('.first-spot:not([hidden])')?.getBoundingClientRect();
  const callout = document.querySelector('.first-callout');
  if (ring === undefined || callout === null) return ['nothing is pointed at'];
  return [...askew(callout, ring), ...cut(ring)];
}

function askew(callout: Element, ring: DOMRect): string[] {
  const box = callout.getBoundingClientRect();
  const { left, top, bottom, width, height } = getComputedStyle(callout, '::after');
  const onSide = Number.parseFloat(left) < 0;
  const [at, length] = onSide
    ? [Number.parseFloat(top) + Number.parseFloat(height) / 2, box.height]
    : [Number.parseFloat(left) + Number.parseFloat(width) / 2, box.width];
  const middle = onSide ? ring.top + ring.height / 2 - box.top : ring.left + ring.width / 2 - box.left;
  const wanted = Math.min(Math.max(middle, CORNER), length - CORNER);
  const away = Math.abs(at - wanted) <= NEAR ? [] : [`the point is at ${at}, not at ${wanted}`];
  // Above the callout or beside it, or below it: the point is on the edge that is nearer.
  const below = ring.top >= box.bottom - NEAR;
  const wrongSide = !onSide && below !== Number.parseFloat(bottom) < 0;
  return wrongSide ? [...away, 'the point is on the wrong edge'] : away;
}

function cut(ring: DOMRect): string[] {
  const texts = document.createTreeWalker(document.querySelector('.arena') ?? document.body, NodeFilter.SHOW_TEXT);
  // What has moved up under the strip of the 2MSL ring is behind it.
  const strip = document.querySelector('.fig-ring.strip:not([hidden])')?.getBoundingClientRect().top ?? innerHeight;
  const found: string[] = [];
  while (texts.nextNode() !== null) {
    const text = texts.currentNode;
    const shown = text.parentElement?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (shown !== true || text.parentElement?.closest('.sr-only, .spoken') !== null) continue;
    const inFront =
      text.parentElement?.closest('.fig-scroll') === null || text.parentElement?.closest('.fig-ring') !== null;
    const range = document.createRange();
    range.selectNodeContents(text);
    if ([...range.getClientRects()].some((rect) => (inFront || rect.bottom < strip) && crosses(rect, ring)))
      found.push(`cut through: ${text.textContent}`);
  }
  return found;
}

/** Part of it inside and part of it outside. */
function crosses(text: DOMRect, ring: DOMRect): boolean {
  const across = Math.min(text.right, ring.right) - Math.max(text.left, ring.left);
  const down = Math.min(text.bottom, ring.bottom) - Math.max(text.top, ring.top);
  if (across <= SLACK || down <= SLACK) return false;
  return across < text.width - SLACK || down < text.height - SLACK;
}
