/** Turns a picture in the page into a standalone one: every style as an attribute, its fonts embedded. */

/** The properties of an element's look. All others have their initial value. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
] as const;
const TEXT_PROPERTIES = ['font-family', 'font-weight', 'font-style'] as const;
/** As wide as the letters' edge on the page. */
const EDGE_PX = '4';

/**
 * The text of an SVG document that looks as `source` does in the page.
 * @param css additional rules, for its fonts
 */
export function flatSvg(source: SVGSVGElement, css: string): string {
  const copy = source.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('the copy of an SVG is no SVG');
  const [ours, theirs] = [source, copy].map((root) => [...root.querySelectorAll<SVGElement>('*')]);
  ours?.forEach((element, index) => {
    const other = theirs?.[index];
    if (other !== undefined) dress(other, getComputedStyle(element), element);
  });
  for (const text of copy.querySelectorAll('text')) edge(text);
  for (const element of [copy, ...copy.querySelectorAll('*')]) undress(element);
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = css;
  copy.prepend(style);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function dress(element: SVGElement, look: CSSStyleDeclaration, original: SVGElement): void {
  if (original instanceof SVGTitleElement) return;
  const isText = original instanceof SVGTextElement || original instanceof SVGTSpanElement;
  for (const name of isText ? [...PROPERTIES, ...TEXT_PROPERTIES] : PROPERTIES) {
    const value = plainColor(look.getPropertyValue(name));
    if (value !== '' && value !== INITIAL[name]) element.setAttribute(name, value);
  }
}

const INITIAL: Readonly<Record<string, string>> = {
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'font-style': 'normal',
};

/** Attributes that only the page needs. */
function undress(element: Element): void {
  for (const name of ['class', 'data-entry', 'aria-label', 'role', 'tabindex']) element.removeAttribute(name);
}

/** Mixed colours come out as `color(srgb …)`, which only browsers read. */
function plainColor(value: string): string {
  const [, red, green, blue] = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)$/.exec(value) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return value;
  return `rgb(${[red, green, blue].map((part) => Math.round(Number(part) * 255)).join(', ')})`;
}

/** The light edge of letters as a copy beneath them: not every program knows `paint-order`. */
function edge(text: SVGTextElement): void {
  const under = text.cloneNode(true);
  if (!(under instanceof SVGTextElement)) return;
  for (const part of [under, ...under.querySelectorAll('tspan')]) {
    part.setAttribute('fill', '#ffffff');
    part.setAttribute('stroke', '#ffffff');
    part.setAttribute('stroke-width', EDGE_PX);
    part.setAttribute('stroke-linejoin', 'round');
  }
  under.setAttribute('aria-hidden', 'true');
  for (const part of [text, ...text.querySelectorAll('tspan')]) part.setAttribute('stroke', 'none');
  text.before(under);
}
