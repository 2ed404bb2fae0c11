/** Reads out what happens, for players who do not see figure and panel. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { useNow } from '../context/use-now.ts';
import { type Spoken, spokenOf, spokenTime } from './announced.tsx';

/** How often to check whether time alone has something to say. */
const LOOK_MS = 250;

export function Announcer({ view }: { readonly view: SeatView }) {
  return (
    <div class="sr-only">
      <Regions {...spokenOf(view)} />
      <Time view={view} />
    </div>
  );
}

function Time({ view }: { readonly view: SeatView }) {
  const runs = view.timeWait !== null || (view.position?.limitAt ?? null) !== null;
  return <Regions {...spokenTime(view, useNow(runs ? LOOK_MS : null))} />;
}

function Regions({ calm, urgent }: Spoken) {
  return (
    <>
      {calm.map((text, place) => (
        <p key={place} role="status">
          {text}
        </p>
      ))}
      <p role="alert">{urgent}</p>
    </>
  );
}
