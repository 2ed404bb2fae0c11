/** The arena with guidance: one callout at a time, and a ring around its target. */

import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { t } from '../../words/i18n.ts';
import { calloutOf } from './first-steps.ts';
import { Announcer } from '../../match/announcer.tsx';
import { FigureHost } from '../../match/figure-host.tsx';
import { Panel } from '../../match/panel.tsx';
import { useNow } from '../../context/use-now.ts';
import { CalloutCard } from './callout-card.tsx';
import { firstSeat, keepFirstSeat } from './first-seat.ts';
import { Spotlight } from './spotlight.tsx';

/** How often to check whether time alone has brought a callout. */
const LOOK_MS = 500;

export function GuidedArena({ view, onSkip }: { readonly view: SeatView; readonly onSkip: () => void }) {
  const now = useNow(LOOK_MS);
  const seat = firstSeat.value;
  const callout = calloutOf(view, now, seat?.read ?? []);
  const onRead = () => {
    if (seat !== null && callout?.kind === 'step') keepFirstSeat({ ...seat, read: [...seat.read, callout.step] });
  };
  return (
    <main class="arena guided" id="main">
      <h1 class="sr-only">{t('first.title')}</h1>
      <FigureHost view={view} />
      <CalloutCard callout={callout} view={view} onRead={onRead} onSkip={onSkip} />
      <Panel view={view} />
      <Announcer view={view} />
      <Spotlight target={callout?.target ?? null} />
    </main>
  );
}
