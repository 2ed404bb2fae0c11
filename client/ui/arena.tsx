/** The arena: the figure, and beside or under it the panel with the one question that is open. */

import type { SeatView } from '../../shared/duel/view.ts';
import { Announcer } from './announcer.tsx';
import { FigureHost } from './figure-host.tsx';
import { Panel } from './panel.tsx';

export function Arena({ view }: { readonly view: SeatView }) {
  return (
    <main class="arena" id="main">
      <FigureHost view={view} />
      <Panel view={view} />
      <Announcer view={view} />
    </main>
  );
}
