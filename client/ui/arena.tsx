/** The arena: the figure, and beside or under it the panel with the one question that is open. */

import { useMemo } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import { locale } from '../i18n/i18n.ts';
import { withLetters } from '../model/situation.ts';
import { Announcer } from './announcer.tsx';
import { FigureHost } from './figure-host.tsx';
import { halfName } from './half-name.ts';
import { Panel } from './panel.tsx';

export function Arena({ view: seen }: { readonly view: SeatView }) {
  const view = useMemo(() => withLetters(seen), [seen]);
  return (
    <main class="arena" id="main">
      <h1 class="sr-only">{`${levelText(view.levelId, locale.value).title}, ${halfName(view)}`}</h1>
      <FigureHost view={view} />
      <Panel view={view} />
      <Announcer view={view} />
    </main>
  );
}
