/**
 * A browser's translator replaces texts of the page by `font` elements. Preact continues with the removed texts: its
 * changes would be invisible, and its insertions beside them would fail. Here each removed text is linked to its
 * stand-in, so that the page goes on as if nothing had happened.
 */

const standIns = new WeakMap<Node, Element>();
const taught = new WeakSet<Node>();

/** Watches a page from now on. */
export function liveWithTranslators(root: Element): void {
  const changed = new MutationObserver((records) => {
    for (const { target } of records) if (target instanceof Text) putBack(target);
  });
  new MutationObserver((records) => {
    for (const record of records) noteTaken(record, changed);
  }).observe(root, { subtree: true, childList: true });
}

/** A removed text belongs to the `font` that was inserted in its place. */
function noteTaken(record: MutationRecord, changed: MutationObserver): void {
  for (const back of record.addedNodes)
    if (back instanceof Text && back.isConnected && back.parentElement?.nodeName !== 'FONT') forget(back);
  const near = [...record.addedNodes, record.previousSibling, record.nextSibling];
  const font = near.find((node): node is Element => node instanceof Element && node.nodeName === 'FONT');
  if (font === undefined) return;
  const text = [...record.removedNodes].find(
    (node): node is Text => node instanceof Text && (!node.isConnected || font.contains(node)),
  );
  if (text === undefined || font.parentNode === null) return;
  standIns.set(text, font);
  Object.defineProperties(text, {
    parentNode: { configurable: true, get: () => font.parentNode },
    nextSibling: { configurable: true, get: () => font.nextSibling },
  });
  teach(font.parentNode);
  changed.observe(text, { characterData: true });
}

/** The text has changed: it is shown again, and the translator may replace it again. */
function putBack(text: Text): void {
  const font = standIns.get(text);
  forget(text);
  font?.replaceWith(text);
}

function forget(text: Text): void {
  if (!standIns.delete(text)) return;
  Reflect.deleteProperty(text, 'parentNode');
  Reflect.deleteProperty(text, 'nextSibling');
}

/** Operations beside, or on, a removed text are applied to its stand-in. */
function teach(parent: Node): void {
  if (taught.has(parent)) return;
  taught.add(parent);
  const { insertBefore, removeChild } = parent;
  const shown = <N extends Node | null>(node: N): N | Element => (node === null ? node : (standIns.get(node) ?? node));
  Object.assign(parent, {
    insertBefore: (node: Node, before: Node | null) => insertBefore.call(parent, shown(node), shown(before)),
    removeChild: (node: Node) => removeChild.call(parent, shown(node)),
  });
}
