/** The heads of the two lines: who plays the end, what it is called, which address it has. */

import { element } from './dom.ts';

export interface EndHead {
  readonly name: string;
  readonly role: string;
  readonly address: string;
  /** `mine` or `peer`: whose colour it has. */
  readonly side: 'mine' | 'peer';
  /** Where its line stands, CSS px. */
  readonly x: number;
}

/** What a head keeps from the figure's edge, px. */
const EDGE_PX = 12;

/** Shows the heads, each over its line as far as it has room there. */
export function showHeads(host: HTMLElement, heads: readonly EndHead[], compact: boolean): void {
  host.classList.toggle('compact', compact);
  host.replaceChildren(
    ...heads.map((head, index) => {
      const box = element('div', `end ${head.side} ${index === 0 ? 'first' : 'last'}`);
      box.style.setProperty('--x', `${head.x}px`);
      const title = element('p', 'who');
      const name = element('b', 'name');
      name.append(element('bdi', 'person', head.name));
      title.append(name, ' ', element('span', 'role', head.role));
      box.append(title, element('p', 'address', head.address));
      return box;
    }),
  );
  if (!compact) for (const box of host.children) if (box instanceof HTMLElement) keepInside(box, host.clientWidth);
}

/** A head that is wider than the room on both sides of its line stands beside the middle of it. */
function keepInside(box: HTMLElement, width: number): void {
  const half = box.offsetWidth / 2 + EDGE_PX;
  const x = Number.parseFloat(box.style.getPropertyValue('--x'));
  box.style.setProperty('--x', `${Math.max(half, Math.min(width - half, x))}px`);
}
