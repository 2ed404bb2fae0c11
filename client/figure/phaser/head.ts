/** The heads of the two lines: the end's player, role and address. */

import { element } from './dom.ts';

export interface EndHead {
  readonly name: string;
  readonly role: string;
  readonly address: string;
  /** `mine` or `peer`: its colour. */
  readonly side: 'mine' | 'peer';
  /** The x of its line, CSS px. */
  readonly x: number;
}

/** The distance of a head from the figure's edge, px. */
const EDGE_PX = 12;

/** Shows the heads, each above its line as far as there is room. */
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

/** A head wider than the room on both sides of its line is beside the middle of it. */
function keepInside(box: HTMLElement, width: number): void {
  const half = box.offsetWidth / 2 + EDGE_PX;
  const x = Number.parseFloat(box.style.getPropertyValue('--x'));
  box.style.setProperty('--x', `${Math.max(half, Math.min(width - half, x))}px`);
}
