/** Small helpers for the figure's HTML. */

/** A new element with a class. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text?: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

type StyleName = 'bottom' | 'color' | 'height' | 'transform' | 'width';
const given = new WeakMap<Element, Map<string, string>>();

/** Notes what an element is given. @returns whether that is new */
function isNew(element: Element, name: string, value: string): boolean {
  const known = given.get(element) ?? new Map<string, string>();
  if (known.get(name) === value) return false;
  given.set(element, known.set(name, value));
  return true;
}

/** Gives an element a style in each frame; the browser hears only of those that have changed. */
export function setStyle(element: HTMLElement, name: StyleName, value: string): void {
  if (isNew(element, name, value)) element.style.setProperty(name, value);
}

/** Likewise an attribute. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (isNew(element, `@${name}`, value)) element.setAttribute(name, value);
}

/**
 * Calls back when the theme may have changed.
 * @returns a function that stops it
 */
export function watchTheme(changed: () => void): () => void {
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] });
  scheme.addEventListener('change', changed);
  return () => {
    attributes.disconnect();
    scheme.removeEventListener('change', changed);
  };
}
