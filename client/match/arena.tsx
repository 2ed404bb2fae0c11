/** The arena: the figure, and beside or below it the panel with the one open question. */

import { levelText } from '../words/explanations.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { locale } from '../words/i18n.ts';
import { Announcer } from './announcer.tsx';
import { FigureHost } from './figure-host.tsx';
import { halfName } from './half-name.ts';
import { Panel } from './panel.tsx';

export function Arena({ view }: { readonly view: SeatView }) {
  return (
    <main class="arena" id="main">
      <h1 class="sr-only">{`${levelText(view.levelId, locale.value).title}, ${halfName(view)}`}</h1>
      <FigureHost view={view} moments={true} />
      <Panel view={view} moments={true} />
      <Announcer view={view} />
    </main>
  );
}
