/** The figure's labels as a list in the page: each item is placed along its arrow, and read out in order. */

import type { Box } from '../layout/figure-band.ts';
import type { TextLine } from '../layout/figure-text.ts';
import { element } from './dom.ts';

export interface ListedLabel {
  readonly key: string;
  readonly kind: string;
  /** Read out before the label. */
  readonly spoken: string | null;
  /** Further classes: `newest`, `mine`, ... */
  readonly marks: readonly string[];
  readonly lines: readonly TextLine[];
  readonly font: 'mono' | 'sans';
  readonly fontSize: number;
  readonly align: 'left' | 'right';
  readonly box: Box;
}

export class LabelList {
  readonly #list: HTMLOListElement;
  readonly #items = new Map<string, { item: HTMLLIElement; content: string }>();

  constructor(list: HTMLOListElement) {
    this.#list = list;
  }

  /** Shows exactly these labels, in this order; a remaining item keeps its element. */
  show(labels: readonly ListedLabel[]): void {
    const keys = new Set(labels.map((label) => label.key));
    for (const [key, { item }] of this.#items) {
      if (keys.has(key)) continue;
      item.remove();
      this.#items.delete(key);
    }
    labels.forEach((label, index) => {
      const item = this.#item(label);
      if (this.#list.children[index] !== item) this.#list.insertBefore(item, this.#list.children[index] ?? null);
    });
  }

  #item(label: ListedLabel): HTMLLIElement {
    const known = this.#items.get(label.key);
    const item = known?.item ?? element('li', '');
    const content = JSON.stringify([label.spoken, label.lines]);
    if (known?.content !== content) item.replaceChildren(...contentOf(label));
    item.className = ['fig-label', label.kind, label.font, ...label.marks].join(' ');
    place(item, label);
    this.#items.set(label.key, { item, content });
    return item;
  }
}

function contentOf(label: ListedLabel): Node[] {
  const lines = label.lines.map((line) => {
    const row = element('span', 'row');
    line.forEach((part, index) => {
      if (index > 0) row.append(' ');
      row.append(element('span', part.field === undefined ? part.tone : `${part.tone} ${part.field}-field`, part.text));
    });
    return row;
  });
  return label.spoken === null ? lines : [element('span', 'spoken', `${label.spoken} `), ...lines];
}

function place(item: HTMLElement, label: ListedLabel): void {
  const { x, y, angle, width, height } = label.box;
  item.style.width = `${width}px`;
  item.style.height = `${height}px`;
  item.style.lineHeight = `${height / label.lines.length}px`;
  item.style.fontSize = `${label.fontSize}px`;
  item.style.textAlign = label.align;
  item.style.transform = `translate(${x}px, ${y - height}px) rotate(${angle}rad)`;
}
