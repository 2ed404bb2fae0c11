/** The arena with somebody at one's side: one callout at a time, and a ring around the thing that it speaks of. */

import { useMemo } from 'preact/hooks';
import type { SeatView } from '../../../shared/duel/view.ts';
import { t } from '../../i18n/i18n.ts';
import { calloutOf } from '../../model/first-steps.ts';
import { withLetters } from '../../model/situation.ts';
import { Announcer } from '../announcer.tsx';
import { FigureHost } from '../figure-host.tsx';
import { Panel } from '../panel.tsx';
import { useNow } from '../use-now.ts';
import { CalloutCard } from './callout-card.tsx';
import { firstSeat, keepFirstSeat } from './first-seat.ts';
import { Spotlight } from './spotlight.tsx';

/** How often it is looked at whether the time alone has brought something to be said. */
const LOOK_MS = 500;

export function GuidedArena({ view: seen, onSkip }: { readonly view: SeatView; readonly onSkip: () => void }) {
  const view = useMemo(() => withLetters(seen), [seen]);
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
