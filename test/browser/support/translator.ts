/** What a browser's translator does to a page. */

/**
 * In the page, before it begins: every text, now and later, is replaced by two `font` elements, as Google's translator
 * does.
 */
export function translate(): void {
  const wrap = (text: Text): void => {
    const parent = text.parentElement;
    if (parent === null || parent.closest('font, script, style, textarea, [translate=no]') !== null) return;
    if ((text.data ?? '').trim() === '') return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  };
  const wrapAll = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) wrap(text);
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Text) wrap(target);
      for (const node of addedNodes) {
        if (node instanceof Text) wrap(node);
        else wrapAll(node);
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
