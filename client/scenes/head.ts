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
}
