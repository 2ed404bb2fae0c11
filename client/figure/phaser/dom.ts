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

type StyleName = 'bottom' | 'height' | 'transform' | 'width' | '--foot';
const given = new WeakMap<HTMLElement, Map<StyleName, string>>();

/** Gives an element a style, in each frame: the browser only hears of those that have changed. */
export function setStyle(element: HTMLElement, name: StyleName, value: string): void {
  const styles = given.get(element) ?? new Map<StyleName, string>();
  if (styles.get(name) === value) return;
  given.set(element, styles.set(name, value));
  element.style.setProperty(name, value);
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
